package org.medaudit.intake.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** How the cells of a workbook show numbers, by the number of their style. */
final class CellFormats {

	private static final Pattern ONLY_DIGITS = Pattern.compile("0{2,}");

	private final List<NumberFormat> formats = new ArrayList<>();

	/** The styles of a workbook; null where it has none. */
	CellFormats(StylesTable styles) {
		for (int i = 0; styles != null && i < styles.getNumCellStyles(); i++) {
			XSSFCellStyle style = styles.getStyleAt(i);
			this.formats.add(format(style.getDataFormat(), style.getDataFormatString()));
		}
	}

	/** The format of a cell; a style that is not there shows a number as it is. */
	NumberFormat of(String style) {
		int number = (style != null && style.matches("\\d{1,9}")) ? Integer.parseInt(style) : 0;
		return (number < this.formats.size()) ? this.formats.get(number) : NumberFormat.PLAIN;
	}

	private static NumberFormat format(int number, String written) {
		if (DateUtil.isADateFormat(number, written)) {
			return new NumberFormat(NumberFormat.Meaning.DATE, 0);
		}
		String text = (written != null) ? written : "";
		if (text.contains("%")) {
			return new NumberFormat(NumberFormat.Meaning.PERCENT, 0);
		}
		Matcher digits = ONLY_DIGITS.matcher(text);
		return digits.matches() ? new NumberFormat(NumberFormat.Meaning.NUMBER, text.length()) : NumberFormat.PLAIN;
	}

}
