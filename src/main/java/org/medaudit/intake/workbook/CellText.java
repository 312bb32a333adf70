package org.medaudit.intake.workbook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.medaudit.records.ColumnType;

/**
 * The text that a cell stands for in a column, as a CSV file would have it, or why there
 * is none.
 *
 * @param text the value; what was found where it is refused
 * @param refused end of the message key {@code snapshot.reject-<code>}, or null
 * @param remark what is worth telling though the value was taken, or null
 */
public record CellText(String text, String refused, Remark remark) {

	/** What may be told of a value that was taken. */
	public enum Remark {

		/** A code that is stored as a number: zeros before it may have been lost. */
		CODE_AS_NUMBER,
		/** A percentage, taken as the share it is: 15% as 0.15. */
		PERCENT

	}

	/** A spreadsheet keeps fifteen digits; a longer code has lost its end. */
	private static final BigDecimal MOST_OF_A_CODE = BigDecimal.TEN.pow(15);

	private static final MathContext DIGITS_OF_A_SPREADSHEET = new MathContext(15, RoundingMode.HALF_UP);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final BigDecimal MILLISECONDS_OF_A_DAY = BigDecimal.valueOf(86_400_000);

	/** 29 February 1900, which there never was. */
	private static final int DAY_THAT_NEVER_WAS = 60;

	private static final int LAST_DAY = 2_958_465;

	/** More than any number that a spreadsheet can hold. */
	private static final int MOST_PLACES = 1_000;

	/**
	 * Reads a cell.
	 * @param since1904 how the workbook counts its days
	 */
	public static CellText of(Cell cell, ColumnType type, boolean since1904) {
		return switch (cell.kind()) {
			case TEXT -> taken(cell.text());
			case TRUTH -> taken((type == ColumnType.FLAG) ? cell.text() : truth(cell.text()));
			case ERROR -> refused(cell.text(), "cell-error");
			case UNKNOWN -> refused("", "cell-no-value");
			case NUMBER -> number(cell, type, since1904);
		};
	}

	private static CellText number(Cell cell, ColumnType type, boolean since1904) {
		BigDecimal number;
		try {
			number = new BigDecimal(cell.text());
		}
		catch (NumberFormatException ex) {
			return taken(cell.text());
		}
		if (Math.abs(number.scale()) > MOST_PLACES) {
			return taken(cell.text());
		}
		boolean date = cell.format().meaning() == NumberFormat.Meaning.DATE;
		return switch (type) {
			case DATE, TIME -> date ? date(number, since1904) : refused(plain(number), "cell-no-date");
			case ID, CODE, TEXT -> date ? notADate(number, since1904) : code(number, type, cell.format().digits());
			case INT, QUANTITY, PRICE, MONEY, FLAG -> date ? notADate(number, since1904) : new CellText(plain(number),
					null, (cell.format().meaning() == NumberFormat.Meaning.PERCENT) ? Remark.PERCENT : null);
		};
	}

	private static CellText code(BigDecimal number, ColumnType type, int digits) {
		boolean whole = number.stripTrailingZeros().scale() <= 0;
		if (number.signum() < 0 || number.compareTo(MOST_OF_A_CODE) >= 0 || (!whole && type != ColumnType.TEXT)) {
			return refused(number.toPlainString(), "cell-number");
		}
		String text = plain(number);
		String zeros = whole ? "0".repeat(Math.max(0, digits - text.length())) : "";
		return new CellText(zeros + text, null, whole ? Remark.CODE_AS_NUMBER : null);
	}

	private static CellText date(BigDecimal number, boolean since1904) {
		return time(number, since1904).map(CellText::taken).orElseGet(() -> refused(plain(number), "cell-no-date"));
	}

	private static CellText notADate(BigDecimal number, boolean since1904) {
		return refused(time(number, since1904).orElseGet(() -> plain(number)), "cell-date");
	}

	/** A day alone where it is midnight; parts of a second only where there are any. */
	static Optional<String> time(BigDecimal number, boolean since1904) {
		BigInteger milliseconds = number.multiply(MILLISECONDS_OF_A_DAY)
			.setScale(0, RoundingMode.HALF_UP)
			.toBigInteger();
		BigInteger[] parts = milliseconds.divideAndRemainder(MILLISECONDS_OF_A_DAY.toBigInteger());
		int first = since1904 ? 0 : 1;
		if (number.signum() < 0 || parts[0].compareTo(BigInteger.valueOf(first)) < 0
				|| parts[0].compareTo(BigInteger.valueOf(LAST_DAY)) > 0
				|| (!since1904 && parts[0].intValue() == DAY_THAT_NEVER_WAS)) {
			return Optional.empty();
		}
		int days = parts[0].intValue();
		LocalDate day = since1904 ? LocalDate.of(1904, 1, 1).plusDays(days)
				: LocalDate.of(1899, 12, (days > DAY_THAT_NEVER_WAS) ? 30 : 31).plusDays(days);
		long rest = parts[1].longValue();
		if (rest == 0) {
			return Optional.of(day.toString());
		}
		LocalDateTime time = day.atTime(LocalTime.ofNanoOfDay(rest * 1_000_000));
		String part = (rest % 1000 != 0) ? String.format(".%03d", rest % 1000) : "";
		return Optional.of(TIME.format(time) + part);
	}

	/**
	 * As the spreadsheet shows it: what is beyond its digits comes from its arithmetic.
	 */
	private static String plain(BigDecimal number) {
		BigDecimal shown = number.round(DIGITS_OF_A_SPREADSHEET).stripTrailingZeros();
		return (shown.signum() == 0) ? "0" : shown.toPlainString();
	}

	private static String truth(String text) {
		return "1".equals(text) ? "TRUE" : "FALSE";
	}

	private static CellText taken(String text) {
		return new CellText(text, null, null);
	}

	private static CellText refused(String found, String code) {
		return new CellText(found, code, null);
	}

}
