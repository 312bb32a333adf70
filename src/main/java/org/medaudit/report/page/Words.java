package org.medaudit.report.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayouts;
import org.medaudit.report.figures.Visits;
import org.medaudit.rules.Text;
import org.medaudit.values.Period;
import org.medaudit.values.Wording;

/** Writes words, numbers and dates in the language of the report. */
public final class Words {

	/** What stands where there is no value. */
	public static final String NONE = "—";

	private final Locale locale;

	public Words(Locale locale) {
		this.locale = locale;
	}

	public Locale locale() {
		return this.locale;
	}

	/** The wording of a key of messages/report. */
	public String of(String key, Object... arguments) {
		return Wording.in(this.locale, "report." + key, arguments);
	}

	public String text(Text text) {
		return text.in(this.locale);
	}

	/** Yuan to the cent; a dash where there is none. */
	public String money(BigDecimal yuan) {
		return (yuan != null) ? format("#,##0.00").format(yuan) : NONE;
	}

	/** Units of 10,000 yuan with all decimals that yuan and cents need. */
	public String tenThousands(BigDecimal amount) {
		return (amount != null) ? format("#,##0.000000").format(amount) : NONE;
	}

	public String percent(BigDecimal percent) {
		return (percent != null) ? format("#,##0.0000").format(percent) + "%" : NONE;
	}

	/** A share as it was rounded. */
	public String share(BigDecimal percent) {
		return percent.toPlainString() + "%";
	}

	public String count(long number) {
		return format("#,##0").format(number);
	}

	/** A number of visits, marked where there may be more. */
	public String visits(Visits visits) {
		return visits.atLeast() ? of("at-least", count(visits.count())) : count(visits.count());
	}

	public String date(LocalDate date) {
		return (date != null) ? date.toString() : NONE;
	}

	public String period(Period period) {
		return of("from-to", period.from(), period.to());
	}

	/** A record by its title. */
	public String record(String name) {
		return RecordLayouts.find(name).map((layout) -> english() ? layout.titleEn() : layout.titleZh()).orElse(name);
	}

	/**
	 * A column by its record and what it holds; the record alone where there is no
	 * column.
	 */
	public String column(String record, String column) {
		return column.isEmpty() ? record(record) : of("record-column", record(record), meaning(record, column));
	}

	/** What a column holds; in English its name. */
	public String meaning(String record, String column) {
		return RecordLayouts.find(record)
			.flatMap((layout) -> layout.column(column))
			.filter((found) -> !english())
			.map(RecordColumn::meaningZh)
			.orElse(column);
	}

	private boolean english() {
		return "en".equals(this.locale.getLanguage());
	}

	public String list(Collection<String> items) {
		return String.join(of("list-separator"), items);
	}

	private static DecimalFormat format(String pattern) {
		return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
	}

}
