package org.medaudit.run.print;

/** How many columns a text takes on a terminal: Chinese characters take two. */
final class DisplayWidth {

	private static final int[][] WIDE = { { 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0xA4CF },
			{ 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0xFE30, 0xFE4F }, { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 },
			{ 0x1F300, 0x1FAFF }, { 0x20000, 0x3FFFD } };

	private DisplayWidth() {
	}

	static int of(String text) {
		return text.codePoints().map(DisplayWidth::of).sum();
	}

	private static int of(int codePoint) {
		int type = Character.getType(codePoint);
		if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
			return 0;
		}
		for (int[] range : WIDE) {
			if (codePoint >= range[0] && codePoint <= range[1]) {
				return 2;
			}
		}
		return 1;
	}

	/** The beginning that fits, with an ellipsis where something was cut. */
	static String cut(String text, int columns) {
		if (of(text) <= columns) {
			return text;
		}
		StringBuilder kept = new StringBuilder();
		int width = 1;
		for (int codePoint : text.codePoints().toArray()) {
			width += of(codePoint);
			if (width > columns) {
				break;
			}
			kept.appendCodePoint(codePoint);
		}
		return kept.append('…').toString();
	}

}
