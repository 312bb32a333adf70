package org.medaudit.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayouts;

/**
 * Finds what every engine of ours reads without complaint and answers differently. What a
 * column holds is told by its name, where all tables agree on it.
 */
final class SqlTrapLint {

	private static final Set<String> GIVING_DATES = Set.of("add_days", "day_of", "minute_of", "month_of", "quarter_of",
			"start_of");

	private static final Set<String> WHOLE_TYPES = Set.of("bigint", "integer", "smallint", "tinyint");

	private static final Set<String> MAKING_WHOLE = Set.of("floor", "ceil", "round", "cents", "int_div", "count",
			"length");

	private static final Set<String> DATES = columns((type) -> type.equals("DATE") || type.equals("TIMESTAMP"));

	private static final Set<String> FRACTIONS = columns((type) -> type.startsWith("DECIMAL"));

	private final RuleFindings findings;

	SqlTrapLint(RuleFindings findings) {
		this.findings = findings;
	}

	void check(Rule rule, String file, String sql) {
		SqlPieces pieces = new SqlPieces(sql);
		BiConsumer<Integer, String> say = (i, code) -> {
			SqlPieces.Piece piece = pieces.list().get(i);
			this.findings.add(rule, file + ":" + piece.line(), code, sql.substring(piece.from(), piece.to()));
		};
		for (int i = 0; i < pieces.list().size(); i++) {
			piece(pieces, i, say);
		}
	}

	private static void piece(SqlPieces pieces, int i, BiConsumer<Integer, String> say) {
		SqlPieces.Piece piece = pieces.list().get(i);
		switch (piece.kind()) {
			case STRING -> {
				if (piece.word().contains("\\")) {
					say.accept(i, "rules.lint-sql-backslash");
				}
			}
			case WORD -> word(pieces, i, say);
			case SYMBOL -> {
				boolean sum = piece.word().equals("+") || piece.word().equals("-");
				if (sum && (endsADate(pieces, i - 1) || beginsADate(pieces, i + 1))) {
					say.accept(i, "rules.lint-sql-date-arithmetic");
				}
			}
			default -> {
			}
		}
	}

	private static void word(SqlPieces pieces, int i, BiConsumer<Integer, String> say) {
		SqlPieces.Piece piece = pieces.list().get(i);
		boolean called = pieces.is(i + 1, "(");
		if (!piece.word().chars().allMatch((character) -> character < 128)) {
			say.accept(i, "rules.lint-sql-name");
		}
		else if (piece.word().equals("decimal") && pieces.is(i - 1, "as") && !called) {
			say.accept(i, "rules.lint-sql-precision");
		}
		else if (piece.word().equals("substr") && called && beginsBeforeTheText(pieces, i + 1)) {
			say.accept(i, "rules.lint-sql-substr");
		}
		else if (piece.word().equals("cast") && called && cutsAFraction(pieces, i + 1)) {
			say.accept(i, "rules.lint-sql-whole");
		}
		else if (piece.word().matches("e[0-9]*") && i > 0 && touches(pieces, i)) {
			say.accept(i - 1, "rules.lint-sql-number");
		}
	}

	/** Whether a word stands right behind a number, as the exponent of one does. */
	private static boolean touches(SqlPieces pieces, int i) {
		SqlPieces.Piece before = pieces.list().get(i - 1);
		return before.kind() == SqlToken.Kind.NUMBER && before.to() == pieces.list().get(i).from();
	}

	private static boolean beginsBeforeTheText(SqlPieces pieces, int open) {
		List<SqlPieces.Piece> list = pieces.list();
		for (int i = open + 1; i < list.size() && list.get(i).parent() >= open; i++) {
			if (list.get(i).parent() == open && pieces.is(i, ",")) {
				return pieces.is(i + 1, "-") || list.get(i + 1).word().equals("0");
			}
		}
		return false;
	}

	/** Whether the cast at a bracket makes a whole number of a column with places. */
	private static boolean cutsAFraction(SqlPieces pieces, int open) {
		List<SqlPieces.Piece> list = pieces.list();
		boolean fraction = false;
		int i = open + 1;
		for (; i < list.size() && list.get(i).parent() >= open; i++) {
			fraction |= FRACTIONS.contains(list.get(i).word()) && !madeWhole(pieces, i, open);
		}
		return fraction && i < list.size() && pieces.isAny(i - 1, WHOLE_TYPES);
	}

	private static boolean madeWhole(SqlPieces pieces, int i, int open) {
		for (int at = pieces.list().get(i).parent(); at > open; at = pieces.list().get(at).parent()) {
			if (pieces.isAny(at - 1, MAKING_WHOLE)) {
				return true;
			}
		}
		return false;
	}

	private static boolean beginsADate(SqlPieces pieces, int i) {
		int name = pieces.is(i + 1, ".") ? i + 2 : i;
		return pieces.isAny(name, DATES) && !pieces.is(name + 1, "(")
				|| pieces.isAny(i, GIVING_DATES) && pieces.is(i + 1, "(");
	}

	private static boolean endsADate(SqlPieces pieces, int i) {
		if (!pieces.is(i, ")")) {
			return pieces.isAny(i, DATES);
		}
		int open = i - 1;
		while (open >= 0
				&& !(pieces.is(open, "(") && pieces.list().get(open).parent() == pieces.list().get(i).parent())) {
			open--;
		}
		return pieces.isAny(open - 1, GIVING_DATES)
				|| pieces.is(open - 1, "cast") && (pieces.is(i - 1, "date") || pieces.is(i - 1, "timestamp"));
	}

	/** Names that stand for columns of such a type in every table that has them. */
	private static Set<String> columns(Predicate<String> wanted) {
		Set<String> names = new HashSet<>();
		Set<String> others = new HashSet<>();
		BiConsumer<String, String> sort = (name, type) -> (wanted.test(type) ? names : others).add(name);
		RecordLayouts.all()
			.forEach((layout) -> layout.columns()
				.forEach((column) -> sort.accept(column.name(), column.type().sqlType())));
		DerivedTables.all().values().forEach((columns) -> columns.forEach(sort));
		names.removeAll(others);
		return names;
	}

}
