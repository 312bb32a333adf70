package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.medaudit.values.NearestName;

/**
 * Keeps a rule's SQL inside the subset that every engine of ours runs with the same
 * answer.
 */
final class SqlLint {

	private static final CommonSql SUBSET = CommonSql.SUBSET;

	private static final Set<String> BEFORE_BRACKETS = Set.of("as", "in", "over", "filter", "values", "exists", "and",
			"or", "not", "on", "when", "then", "else", "from", "join", "select", "where", "having", "by", "all",
			"distinct", "between", "using", "union", "intersect", "except", "case", "like", "is", "decimal", "with");

	private final RuleFindings findings;

	SqlLint(RuleFindings findings) {
		this.findings = findings;
	}

	void check(Rule rule, String file, String sql) {
		List<SqlToken> tokens = SqlToken.meaningful(sql);
		head(rule, file, sql);
		if (tokens.isEmpty() || !(tokens.get(0).is("with") || tokens.get(0).is("select"))) {
			this.findings.add(rule, file, "rules.lint-sql-select");
		}
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
			token(rule, file, token, called);
			if (called && (token.is("cast") || token.is("try_cast"))) {
				type(rule, file, tokens, i + 1);
			}
			if (token.is("over") && called) {
				window(rule, file, tokens, i + 1);
			}
		}
	}

	/** One comment of at most three lines says what the SQL finds. */
	private void head(Rule rule, String file, String sql) {
		long lines = sql.lines().takeWhile((line) -> line.startsWith("--")).count();
		if (lines < 1 || lines > 3) {
			this.findings.add(rule, file, "rules.lint-sql-head");
		}
	}

	private void token(Rule rule, String file, SqlToken token, boolean called) {
		String text = token.text().toLowerCase(Locale.ROOT);
		switch (token.kind()) {
			case QUOTED -> say(rule, file, token, "rules.lint-sql-quoted-name");
			case CAST -> say(rule, file, token, "rules.lint-sql-cast");
			case SYMBOL -> symbol(rule, file, token);
			case WORD -> {
				if (SUBSET.refused().contains(text)) {
					say(rule, file, token, "rules.lint-sql-word");
				}
				else if (called && !BEFORE_BRACKETS.contains(text) && !SUBSET.helpers().containsKey(text)
						&& !SUBSET.functions().contains(text)) {
					function(rule, file, token, text);
				}
			}
			case COMMENT, STRING, PARAMETER, NUMBER, SPACE -> {
			}
		}
	}

	private void symbol(Rule rule, String file, SqlToken token) {
		switch (token.text()) {
			case "/" -> say(rule, file, token, "rules.lint-sql-division");
			case ";" -> say(rule, file, token, "rules.lint-sql-one-statement");
			default -> {
				if (!SUBSET.symbols().contains(token.text())) {
					say(rule, file, token, "rules.lint-sql-symbol");
				}
			}
		}
	}

	private void function(Rule rule, String file, SqlToken token, String name) {
		List<String> known = new ArrayList<>(SUBSET.helpers().keySet());
		known.addAll(SUBSET.functions());
		Optional<String> nearest = NearestName.of(name, known);
		String place = file + ":" + token.line();
		if (nearest.isPresent()) {
			this.findings.add(rule, place, "rules.lint-sql-function-nearest", name, nearest.get());
		}
		else {
			this.findings.add(rule, place, "rules.lint-sql-function", name,
					String.join(", ", SUBSET.helpers().keySet()));
		}
	}

	private void say(Rule rule, String file, SqlToken token, String code) {
		this.findings.add(rule, file + ":" + token.line(), code, token.text());
	}

	/** The type of a CAST stands after the last AS between its brackets. */
	private void type(Rule rule, String file, List<SqlToken> tokens, int open) {
		int depth = 0;
		SqlToken type = null;
		for (int i = open; i < tokens.size(); i++) {
			depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
			if (depth == 0) {
				break;
			}
			if (depth == 1 && tokens.get(i).is("as") && i + 1 < tokens.size()) {
				type = tokens.get(i + 1);
			}
		}
		if (type != null && !SUBSET.types().contains(type.text().toLowerCase(Locale.ROOT))) {
			this.findings.add(rule, file + ":" + type.line(), "rules.lint-sql-type", type.text(),
					String.join(", ", SUBSET.types()));
		}
	}

	/** Every order of a window says where nulls stand, because engines differ. */
	private void window(Rule rule, String file, List<SqlToken> tokens, int open) {
		int depth = 0;
		int ordered = -1;
		for (int i = open; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			if (token.is(")") && --depth == 0 || ordered > 0 && depth == 1 && (token.is(",") || isFrame(token))) {
				if (ordered > 0 && !saysNulls(tokens, i)) {
					this.findings.add(rule, file + ":" + tokens.get(ordered).line(), "rules.lint-sql-nulls");
				}
				if (!token.is(",")) {
					return;
				}
			}
			if (token.is("(")) {
				depth++;
			}
			if (depth == 1 && token.is("order")) {
				ordered = i;
			}
		}
	}

	private static boolean isFrame(SqlToken token) {
		return token.is("rows") || token.is("range") || token.is("groups");
	}

	private static boolean saysNulls(List<SqlToken> tokens, int end) {
		SqlToken last = tokens.get(end - 1);
		return (last.is("first") || last.is("last")) && tokens.get(end - 2).is("nulls");
	}

}
