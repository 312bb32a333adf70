package org.medaudit.intake.database;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.medaudit.intake.database.SqlText.Kind;
import org.medaudit.intake.database.SqlText.Token;

/**
 * A query that is narrowed to a part of its rows: by a column of its result, or by one of
 * its tables, where its clauses allow a condition to be added.
 */
final class QueryShape {

	/** With one of these, a condition on a table would change the rows of the result. */
	private static final Set<String> WHOLE = Set.of("union", "intersect", "except", "minus", "group", "having",
			"distinct", "limit", "offset", "fetch", "top", "window");

	private final SqlText sql;

	private final String column;

	private final boolean ofResult;

	private final int select;

	private final int from;

	private final int where;

	private final int tail;

	private QueryShape(SqlText sql, String column, boolean ofResult) {
		this.sql = sql;
		this.column = column;
		this.ofResult = ofResult;
		List<Token> outer = sql.tokens()
			.stream()
			.filter((token) -> token.depth() == 0 && token.kind() == Kind.WORD)
			.toList();
		this.select = end(outer, (token) -> token.is("select"), 0);
		this.from = start(outer, (token) -> token.is("from"), this.select);
		this.where = end(outer, (token) -> token.is("where"), this.from);
		int order = start(outer, (token) -> token.is("order") || token.is("for"), this.from);
		this.tail = (order < 0) ? sql.text().length() : order;
	}

	/**
	 * The query split by a column.
	 * @param result names of the columns of its result
	 * @return empty when neither its result has the column nor its clauses allow a
	 * condition on a table
	 */
	static Optional<QueryShape> of(SqlText sql, String column, List<String> result) {
		String name = column.strip().replaceAll("^[\"`\\[](.*)[\"`\\]]$", "$1");
		if (result.stream().anyMatch((given) -> given.equalsIgnoreCase(name))) {
			return Optional.of(new QueryShape(sql, column.strip(), true));
		}
		QueryShape shape = new QueryShape(sql, column.strip(), false);
		return shape.takesCondition() ? Optional.of(shape) : Optional.empty();
	}

	/** The clause that keeps a condition on a table from being added; empty for none. */
	static Optional<String> hindrance(SqlText sql) {
		return sql.tokens()
			.stream()
			.filter((token) -> token.depth() == 0 && token.kind() == Kind.WORD)
			.map((token) -> token.text().toLowerCase(Locale.ROOT))
			.filter(WHOLE::contains)
			.findFirst();
	}

	private boolean takesCondition() {
		return this.select >= 0 && this.from >= 0 && hindrance(this.sql).isEmpty();
	}

	private static int start(List<Token> tokens, Predicate<Token> wanted, int after) {
		return tokens.stream()
			.filter((token) -> token.start() >= after && after >= 0)
			.filter(wanted)
			.mapToInt(Token::start)
			.findFirst()
			.orElse(-1);
	}

	private static int end(List<Token> tokens, Predicate<Token> wanted, int after) {
		return tokens.stream()
			.filter((token) -> token.start() >= after && after >= 0)
			.filter(wanted)
			.mapToInt(Token::end)
			.findFirst()
			.orElse(-1);
	}

	private String name() {
		return this.ofResult ? "q." + this.column : this.column;
	}

	/** The least and the greatest value of the column. */
	SqlText bounds() {
		String extremes = " min(" + name() + ") AS least, max(" + name() + ") AS greatest ";
		return this.ofResult ? wrapped(extremes, "") : new SqlText(
				this.sql.text().substring(0, this.select) + extremes + this.sql.text().substring(this.from, this.tail));
	}

	/**
	 * Only rows whose value lies in a half-open range, its ends parameters.
	 * @param above whether it has a lower end
	 * @param below whether it has an upper end
	 */
	SqlText range(boolean above, boolean below) {
		String lower = above ? name() + " >= :" + QueryValues.PARTITION_FROM : "";
		String upper = below ? name() + " < :" + QueryValues.PARTITION_END : "";
		return narrowed(lower + ((above && below) ? " AND " : "") + upper);
	}

	/** Only rows without a value, which no range holds. */
	SqlText withoutValue() {
		return narrowed(name() + " IS NULL");
	}

	private SqlText narrowed(String condition) {
		if (this.ofResult) {
			return wrapped(" * ", " WHERE " + condition);
		}
		String text = this.sql.text();
		String before = (this.where < 0) ? text.substring(0, this.tail) + "\nWHERE "
				: text.substring(0, this.where) + " (" + text.substring(this.where, this.tail) + "\n) AND ";
		return new SqlText(before + "(" + condition + ")\n" + text.substring(this.tail));
	}

	private SqlText wrapped(String columns, String end) {
		return wrapped(this.sql, columns, end);
	}

	/**
	 * A query over the result of another, which is called q. The line ends keep a comment
	 * at the end of the other to itself.
	 */
	static SqlText wrapped(SqlText sql, String columns, String end) {
		return new SqlText("SELECT" + columns + "FROM (\n" + sql.text() + "\n) q" + end);
	}

}
