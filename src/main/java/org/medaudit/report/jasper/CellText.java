package org.medaudit.report.jasper;

import java.util.regex.Pattern;

/** Makes texts harmless to spreadsheets. */
final class CellText {

	private CellText() {
	}

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	/**
	 * A text that no spreadsheet takes for a formula and whose control characters, which
	 * a workbook cannot hold, are named.
	 */
	static String safe(String text) {
		boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
		String harmless = formula ? "'" + text : text;
		if (harmless.codePoints().noneMatch(CellText::forbidden)) {
			return harmless;
		}
		StringBuilder named = new StringBuilder();
		harmless.codePoints().forEach((code) -> {
			if (forbidden(code)) {
				named.append(String.format("[U+%04X]", code));
			}
			else {
				named.appendCodePoint(code);
			}
		});
		return named.toString();
	}

	private static boolean forbidden(int code) {
		return (code < ' ' && code != '\n' && code != '\r' && code != '\t') || (code >= 0xD800 && code <= 0xDFFF)
				|| code == 0xFFFE || code == 0xFFFF;
	}

}
