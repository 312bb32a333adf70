package org.medaudit.report.jasper;

/** Makes texts harmless to spreadsheets. */
final class CellText {

	private CellText() {
	}

	/**
	 * A text that no spreadsheet takes for a formula and whose control characters, which
	 * a workbook cannot hold, are named.
	 */
	static String safe(String text) {
		String harmless = (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
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
