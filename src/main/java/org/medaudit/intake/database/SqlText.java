package org.medaudit.intake.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query in the dialect of whatever database it is for, taken apart as far as that is
 * needed: texts, quoted names and comments are left alone, and so are casts.
 */
public final class SqlText {

	private static final Pattern TOKENS = Pattern.compile("(?<comment>--[^\\n]*|/\\*.*?(?:\\*/|\\z))"
			+ "|(?<text>'(?:[^'\\\\]|''|\\\\.)*(?:'|\\z)|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
			+ "|(?<quoted>\"(?:[^\"]|\"\")*(?:\"|\\z)|`[^`]*(?:`|\\z)|\\[[^\\]\\n]*\\])|(?<cast>::)"
			+ "|:(?<parameter>[A-Za-z_][A-Za-z0-9_]*)|(?<word>[\\p{L}_][\\p{L}\\p{N}_$#]*)|(?<space>\\s+)|(?<symbol>.)",
			Pattern.DOTALL);

	private final List<Token> tokens = new ArrayList<>();

	private final String text;

	public SqlText(String text) {
		this.text = text;
		Matcher matcher = TOKENS.matcher(text);
		int depth = 0;
		while (matcher.find()) {
			String piece = matcher.group();
			depth -= piece.equals(")") ? 1 : 0;
			this.tokens.add(new Token(kind(matcher), piece, matcher.start(), depth));
			depth += piece.equals("(") ? 1 : 0;
		}
	}

	/** What a piece is. */
	enum Kind {

		COMMENT, TEXT, QUOTED, CAST, PARAMETER, WORD, SPACE, SYMBOL

	}

	/**
	 * A piece of the text.
	 *
	 * @param depth how many brackets are open around it
	 */
	record Token(Kind kind, String text, int start, int depth) {

		boolean is(String word) {
			return this.kind == Kind.WORD && this.text.equalsIgnoreCase(word);
		}

		boolean meansSomething() {
			return this.kind != Kind.COMMENT && this.kind != Kind.SPACE;
		}

		int end() {
			return this.start + this.text.length();
		}

	}

	private static Kind kind(Matcher matcher) {
		for (Kind kind : Kind.values()) {
			if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
				return kind;
			}
		}
		throw new IllegalStateException("every character is a symbol at least");
	}

	/** As it was written. */
	public String text() {
		return this.text;
	}

	List<Token> tokens() {
		return this.tokens;
	}

	/** The names of its parameters, in order, each as often as it stands there. */
	public List<String> parameters() {
		return this.tokens.stream()
			.filter((token) -> token.kind() == Kind.PARAMETER)
			.map((token) -> token.text().substring(1))
			.toList();
	}

	/** With another name for one of its parameters. */
	SqlText renamed(String parameter, String name) {
		return new SqlText(this.tokens.stream()
			.map((token) -> (token.kind() == Kind.PARAMETER && token.text().equals(":" + parameter)) ? ":" + name
					: token.text())
			.collect(Collectors.joining()));
	}

	/** With a question mark in the place of each parameter. */
	String bound() {
		return this.tokens.stream()
			.map((token) -> (token.kind() == Kind.PARAMETER) ? "?" : token.text())
			.collect(Collectors.joining());
	}

	/**
	 * Whether it is one statement that only reads: a SELECT that writes no file and locks
	 * no row.
	 */
	public boolean reads() {
		List<Token> meaningful = this.tokens.stream().filter(Token::meansSomething).toList();
		int first = 0;
		while (first < meaningful.size() && meaningful.get(first).text().equals("(")) {
			first++;
		}
		if (first == meaningful.size() || !(meaningful.get(first).is("select") || meaningful.get(first).is("with"))) {
			return false;
		}
		return meaningful.stream()
			.noneMatch((token) -> token.text().equals(";") || (token.kind() == Kind.WORD
					&& Set.of("into", "insert", "update", "delete", "merge", "lock").contains(lower(token))
					&& !partOfName(meaningful, token)));
	}

	// A column may bear the name of a command behind the name of its table.
	private static boolean partOfName(List<Token> tokens, Token token) {
		int at = tokens.indexOf(token);
		return at > 0 && tokens.get(at - 1).text().equals(".");
	}

	private static String lower(Token token) {
		return token.text().toLowerCase(Locale.ROOT);
	}

	/** Whether a name stands in it as a word of its own. */
	boolean names(String name) {
		return this.tokens.stream()
			.anyMatch((token) -> (token.kind() == Kind.WORD && token.text().equalsIgnoreCase(name))
					|| (token.kind() == Kind.QUOTED
							&& token.text().substring(1, token.text().length() - 1).equalsIgnoreCase(name)));
	}

}
