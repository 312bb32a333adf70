package org.medaudit.rules;

/**
 * A SQL text with one place changed.
 *
 * @param from where the change begins in the text
 * @param line on which it begins
 * @param was the lines that it touches, spaces as one
 * @param becomes the same after it
 * @param sql the whole text after it
 */
record SqlChange(int from, int line, String was, String becomes, String sql) {

	static SqlChange of(String sql, int from, int to, int line, String text) {
		int begin = sql.lastIndexOf('\n', from - 1) + 1;
		int newline = sql.indexOf('\n', to);
		int end = (newline < 0) ? sql.length() : newline;
		return new SqlChange(from, line, plain(sql.substring(begin, end)),
				plain(sql.substring(begin, from) + text + sql.substring(to, end)),
				sql.substring(0, from) + text + sql.substring(to));
	}

	/** Lines in one, so that a place is found again where the text around it moves. */
	static String plain(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

}
