package org.medaudit.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * What a SELECT reads and gives.
 *
 * @param tables it reads, without its own named steps
 * @param columns it gives, in order
 * @param early columns that a condition names although only its own SELECT computes one
 * of that name; a table that is read may have it too
 */
record SqlShape(Set<String> tables, List<String> columns, Set<String> early) {

	private static final Set<String> RESERVED = Set.of("unknown");

	private static final Pattern FOUND = Pattern.compile("unexpected token: (\\S+).*?at line (\\d+)", Pattern.DOTALL);

	/**
	 * The shape of a SELECT without parameters.
	 * @throws Unreadable when the parser cannot read it
	 */
	static SqlShape of(String sql) throws Unreadable {
		try {
			Statement statement = CCJSqlParserUtil.parse(readable(sql));
			if (!(statement instanceof Select select)) {
				throw new Unreadable(statement.getClass().getSimpleName(), 1);
			}
			Tables finder = new Tables();
			Set<String> tables = new TreeSet<>(finder.getTables(statement));
			return new SqlShape(tables, columns(select), finder.early());
		}
		catch (JSQLParserException ex) {
			throw unreadable(String.valueOf(ex.getMessage()));
		}
	}

	/** The text without names that only the parser takes for words of its own. */
	private static String readable(String sql) {
		return SqlToken.of(sql)
			.stream()
			.map((token) -> (token.kind() == SqlToken.Kind.WORD && RESERVED.contains(token.text())) ? token.text() + "_"
					: token.text())
			.collect(Collectors.joining());
	}

	private static Unreadable unreadable(String message) {
		Matcher found = FOUND.matcher(message);
		return found.find() ? new Unreadable(found.group(1), Integer.parseInt(found.group(2)))
				: new Unreadable(message.lines().findFirst().orElse(""), 1);
	}

	private static List<String> columns(Select select) {
		if (select instanceof SetOperationList union) {
			return columns(union.getSelect(0));
		}
		List<String> columns = new ArrayList<>();
		if (select instanceof PlainSelect plain) {
			for (SelectItem<?> item : plain.getSelectItems()) {
				columns.add(name(item));
			}
		}
		return columns;
	}

	private static String name(SelectItem<?> item) {
		if (item.getAlias() != null) {
			return item.getAlias().getName();
		}
		return (item.getExpression() instanceof Column column) ? column.getColumnName()
				: item.getExpression().toString();
	}

	/**
	 * Leaves the frames of windows out: they read no tables, and the finder stumbles on
	 * short ones.
	 */
	private static final class Tables extends TablesNamesFinder<Void> {

		private final Map<String, Integer> given = new HashMap<>();

		private final Set<String> early = new TreeSet<>();

		Set<String> early() {
			this.early.removeIf((column) -> this.given.get(column) > 1);
			return this.early;
		}

		@Override
		public <S> Void visit(PlainSelect plain, S context) {
			Set<String> computed = new HashSet<>();
			for (SelectItem<?> item : plain.getSelectItems()) {
				this.given.merge(name(item), 1, Integer::sum);
				if (item.getAlias() != null && !(item.getExpression() instanceof Column)) {
					computed.add(item.getAlias().getName());
				}
			}
			ExpressionVisitorAdapter<Void> conditions = new ExpressionVisitorAdapter<>() {

				@Override
				public <T> Void visit(Column column, T within) {
					if (column.getTable() == null && computed.contains(column.getColumnName())) {
						Tables.this.early.add(column.getColumnName());
					}
					return null;
				}

			};
			if (plain.getWhere() != null) {
				plain.getWhere().accept(conditions, null);
			}
			return super.visit(plain, context);
		}

		@Override
		public <S> Void visit(AnalyticExpression window, S context) {
			window.setWindowElement(null);
			if (window.getWindowDefinition() != null) {
				window.getWindowDefinition().setWindowElement(null);
			}
			return super.visit(window, context);
		}

	}

	/** The parser could not read the text. */
	static final class Unreadable extends Exception {

		private final int line;

		Unreadable(String message, int line) {
			super(message);
			this.line = line;
		}

		int line() {
			return this.line;
		}

	}

}
