package org.medaudit.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the changes to a SQL text that its cases should notice: each comparison, each
 * constant, each parameter, each condition, each join.
 */
final class SqlMutants {

	/** Raised when other changes are made: what was proven before is then proven anew. */
	static final int VERSION = 1;

	private static final Map<String, List<String>> COMPARISONS = Map.of("=", List.of("<>"), "<>", List.of("="), "!=",
			List.of("="), "<", List.of("<=", ">"), "<=", List.of("<", ">="), ">", List.of(">=", "<"), ">=",
			List.of(">", "<="));

	private static final Map<String, String> OTHERS = Map.of("min", "max", "max", "min", "least", "greatest",
			"greatest", "least");

	private static final Set<String> EQUALITY = Set.of("=", "<>", "!=");

	private static final Set<String> SIZED = Set.of("decimal");

	private final String sql;

	private final SqlPieces pieces;

	private final Function<String, Parameter> parameters;

	private final Map<String, SqlChange> changes = new LinkedHashMap<>();

	private SqlMutants(String sql, Function<String, Parameter> parameters) {
		this.sql = sql;
		this.pieces = new SqlPieces(sql);
		this.parameters = parameters;
	}

	/** Every change, in the order of the text. */
	static List<SqlChange> of(String sql, Function<String, Parameter> parameters) {
		SqlMutants mutants = new SqlMutants(sql, parameters);
		for (int i = 0; i < mutants.pieces.list().size(); i++) {
			mutants.piece(i);
		}
		mutants.pieces.terms().forEach(mutants::term);
		List<SqlChange> changes = new ArrayList<>(mutants.changes.values());
		changes.sort((one, other) -> Integer.compare(one.from(), other.from()));
		return changes;
	}

	private void piece(int i) {
		SqlPieces.Piece piece = this.pieces.list().get(i);
		switch (piece.kind()) {
			case SYMBOL -> COMPARISONS.getOrDefault(piece.word(), List.of()).forEach((other) -> change(i, i, other));
			case NUMBER -> number(i, new BigDecimal(piece.word()));
			case STRING -> text(i, piece.word());
			case PARAMETER -> parameter(i, piece.word());
			case WORD -> word(i, piece.word());
			default -> {
			}
		}
	}

	private void number(int i, BigDecimal value) {
		int parent = this.pieces.list().get(i).parent();
		if (parent > 0 && this.pieces.isAny(parent - 1, SIZED)) {
			return;
		}
		boolean flag = value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0;
		boolean equal = this.pieces.isAny(i - 1, EQUALITY) || this.pieces.isAny(i + 1, EQUALITY);
		if (flag && (equal || this.pieces.is(i - 1, "then") || this.pieces.is(i - 1, "else"))) {
			change(i, i, BigDecimal.ONE.subtract(value).toPlainString());
			return;
		}
		BigDecimal step = value.ulp();
		change(i, i, value.add(step).toPlainString());
		if (!equal) {
			BigDecimal less = value.subtract(step);
			change(i, i, (less.signum() < 0) ? "(" + less.toPlainString() + ")" : less.toPlainString());
		}
	}

	private void text(int i, String quoted) {
		String text = quoted.substring(1, Math.max(1, quoted.length() - 1));
		if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
			change(i, i, "'" + LocalDate.parse(text).plusDays(1) + "'");
			change(i, i, "'" + LocalDate.parse(text).minusDays(1) + "'");
		}
		else {
			change(i, i, "'" + text + "~'");
		}
	}

	private void parameter(int i, String name) {
		Parameter parameter = this.parameters.apply(name);
		String as = ":" + name;
		switch (parameter.type()) {
			case FLAG -> change(i, i, "(1 - " + as + ")");
			case TEXT -> change(i, i, "concat(" + as + ", '~')");
			case INT, DECIMAL -> {
				String step = parameter.step().toPlainString();
				change(i, i, "(" + as + " + " + step + ")");
				change(i, i, "(" + as + " - " + step + ")");
			}
		}
	}

	private void word(int i, String word) {
		switch (word) {
			case "min", "max", "least", "greatest" -> {
				if (this.pieces.is(i + 1, "(")) {
					change(i, i, OTHERS.get(word));
				}
			}
			case "join" -> join(i);
			case "is" -> {
				if (this.pieces.is(i + 1, "null")) {
					change(i, i + 1, "IS NOT NULL");
				}
				else if (this.pieces.is(i + 1, "not") && this.pieces.is(i + 2, "null")) {
					change(i, i + 2, "IS NULL");
				}
			}
			case "not" -> {
				if (!this.pieces.is(i - 1, "is") && !this.pieces.is(i + 1, "null")) {
					change(i, i, "");
				}
			}
			default -> {
			}
		}
	}

	/**
	 * Only what is optional: what an inner join asks for is each condition of it.
	 */
	private void join(int i) {
		if (this.pieces.is(i - 1, "left")) {
			change(i - 1, i, "JOIN");
		}
		else if (this.pieces.is(i - 1, "outer")) {
			change(i - 2, i, "JOIN");
		}
	}

	private void term(SqlPieces.Term term) {
		int before = term.first() - 1;
		if (this.pieces.is(before, "and")) {
			change(before, before, "OR");
		}
		else if (this.pieces.is(before, "or")) {
			change(before, before, "AND");
		}
		if (!range(term)) {
			change(term.first(), term.last(), term.alternative() ? "FALSE" : "TRUE");
		}
	}

	/** A range loses each of its ends, and each end its last value. */
	private boolean range(SqlPieces.Term term) {
		int level = this.pieces.list().get(term.first()).parent();
		int between = find(term, term.first(), level, "between");
		int and = (between < 0) ? -1 : find(term, between, level, "and");
		if (and < 0 || this.pieces.is(between - 1, "not") || this.pieces.is(term.first(), "not")) {
			return false;
		}
		String value = this.pieces.text(term.first(), between - 1);
		String low = this.pieces.text(between + 1, and - 1);
		String high = this.pieces.text(and + 1, term.last());
		change(term, value, ">", low, "<=", high);
		change(term, value, ">=", low, "<", high);
		change(term.first(), term.last(), value + " <= " + high);
		change(term.first(), term.last(), value + " >= " + low);
		return true;
	}

	private void change(SqlPieces.Term term, String value, String above, String low, String below, String high) {
		change(term.first(), term.last(),
				"(" + value + " " + above + " " + low + " AND " + value + " " + below + " " + high + ")");
	}

	private int find(SqlPieces.Term term, int from, int level, String word) {
		for (int i = from; i <= term.last(); i++) {
			if (this.pieces.list().get(i).parent() == level && this.pieces.is(i, word)) {
				return i;
			}
		}
		return -1;
	}

	private void change(int first, int last, String text) {
		SqlPieces.Piece begin = this.pieces.list().get(first);
		SqlChange change = SqlChange.of(this.sql, begin.from(), this.pieces.list().get(last).to(), begin.line(), text);
		this.changes.putIfAbsent(change.sql(), change);
	}

}
