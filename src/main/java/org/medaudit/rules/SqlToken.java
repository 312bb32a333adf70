package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of SQL text. All pieces together are the text.
 *
 * @param text as written; of a parameter, its name without the colon
 * @param line of the text on which it begins, from 1
 */
record SqlToken(Kind kind, String text, int line) {

	private static final Pattern TOKENS = Pattern.compile("(?<comment>--[^\\n]*|/\\*.*?(?:\\*/|\\z))"
			+ "|(?<string>'(?:[^']|'')*(?:'|\\z))|(?<quoted>\"[^\"]*(?:\"|\\z))|(?<cast>::)"
			+ "|:(?<parameter>[A-Za-z_][A-Za-z0-9_]*)|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)|(?<number>[0-9][0-9.]*)"
			+ "|(?<space>\\s+)|(?<symbol>.)", Pattern.DOTALL);

	/** What a piece is. */
	enum Kind {

		COMMENT, STRING, QUOTED, CAST, PARAMETER, WORD, NUMBER, SPACE, SYMBOL

	}

	/** All pieces of a text in order; strings and comments are one piece each. */
	static List<SqlToken> of(String sql) {
		List<SqlToken> tokens = new ArrayList<>();
		Matcher matcher = TOKENS.matcher(sql);
		int line = 1;
		while (matcher.find()) {
			Kind kind = kind(matcher);
			tokens
				.add(new SqlToken(kind, (kind == Kind.PARAMETER) ? matcher.group("parameter") : matcher.group(), line));
			line += (int) matcher.group().chars().filter((character) -> character == '\n').count();
		}
		return tokens;
	}

	/** The pieces that mean something: no comments, no space. */
	static List<SqlToken> meaningful(String sql) {
		return of(sql).stream().filter((token) -> token.kind != Kind.COMMENT && token.kind != Kind.SPACE).toList();
	}

	private static Kind kind(Matcher matcher) {
		for (Kind kind : Kind.values()) {
			if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
				return kind;
			}
		}
		throw new IllegalStateException("every character is a symbol at least");
	}

	boolean is(String word) {
		return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && this.text.equalsIgnoreCase(word);
	}

}
