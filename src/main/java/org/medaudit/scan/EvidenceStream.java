package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads evidence rows in the order of their findings and hands out one finding's rows at
 * a time. Not thread-safe.
 */
final class EvidenceStream implements AutoCloseable {

	private final Statement statement;

	private final ResultSet rows;

	private final RunnableRule rule;

	private final EvidenceColumns columns;

	private final int[] identity;

	private final int[] types;

	private EvidenceLine ahead;

	EvidenceStream(Statement statement, ResultSet rows, RunnableRule rule, EvidenceColumns columns)
			throws SQLException {
		this.statement = statement;
		this.rows = rows;
		this.rule = rule;
		this.columns = columns;
		this.identity = rule.identity().stream().mapToInt(columns::indexOf).toArray();
		this.types = new int[columns.names().size()];
		for (int i = 0; i < this.types.length; i++) {
			this.types[i] = rows.getMetaData().getColumnType(i + 1);
		}
	}

	/** The rows of the next finding, or null at the end. */
	EvidenceGroup next() throws SQLException, RuleFailure {
		EvidenceLine line = (this.ahead == null) ? read() : this.ahead;
		this.ahead = null;
		if (line == null) {
			return null;
		}
		List<Object> identityOf = identityOf(line);
		List<EvidenceLine> lines = new ArrayList<>();
		while (line != null && identityOf.equals(identityOf(line))) {
			add(lines, line);
			line = read();
		}
		this.ahead = line;
		return new EvidenceGroup(identityOf, Collections.unmodifiableList(lines));
	}

	private void add(List<EvidenceLine> lines, EvidenceLine line) throws RuleFailure {
		EvidenceLine before = lines.isEmpty() ? null : lines.get(lines.size() - 1);
		if (before != null && before.problem() && line.problem() && !before.share().sameAs(line.share())) {
			throw new RuleFailure("scan.share-differs", Keys.key(this.rule.identity(), identityOf(line)));
		}
		lines.add(line);
	}

	private List<Object> identityOf(EvidenceLine line) {
		List<Object> values = new ArrayList<>(this.identity.length);
		for (int column : this.identity) {
			values.add(line.values().get(column));
		}
		return values;
	}

	private EvidenceLine read() throws SQLException, RuleFailure {
		if (!this.rows.next()) {
			return null;
		}
		List<Object> values = new ArrayList<>(this.types.length);
		for (int i = 0; i < this.types.length; i++) {
			values.add(Sql.value(this.rows, i + 1, this.types[i]));
		}
		String record = text(values, "record");
		String rowId = text(values, "row_id");
		if (record == null || rowId == null) {
			throw new RuleFailure("scan.row-id-missing");
		}
		Share share = new Share(number(values, "excess"), number(values, "whole"));
		boolean problem = isProblem(text(values, "part"));
		if (problem && !share.isValid()) {
			throw new RuleFailure("scan.share-invalid", record, rowId, String.valueOf(share.excess()),
					String.valueOf(share.whole()));
		}
		return new EvidenceLine(problem, record, rowId, subject(values), number(values, "quantity"),
				number(values, "amount"), share, line(), visit(), values);
	}

	private boolean isProblem(String part) throws RuleFailure {
		if (!"problem".equals(part) && !"context".equals(part)) {
			throw new RuleFailure("scan.part-unknown", String.valueOf(part));
		}
		return "problem".equals(part);
	}

	private EvidenceLine.Subject subject(List<Object> values) throws SQLException {
		String visit = text(values, "visit_id");
		String itemName = text(values, "item_name");
		return new EvidenceLine.Subject((visit == null) ? this.rows.getString(joined(2)) : visit,
				text(values, "patient_id"), text(values, "department_id"), text(values, "staff_id"),
				text(values, "item_code"), (itemName == null) ? this.rows.getString(joined(3)) : itemName,
				date(values, "occurred_on"));
	}

	private MoneyRow.Line line() throws SQLException {
		return (this.rows.getString(joined(1)) == null) ? null
				: new MoneyRow.Line(this.rows.getBigDecimal(joined(4)), this.rows.getBigDecimal(joined(5)));
	}

	private VisitMoney visit() throws SQLException {
		String visit = this.rows.getString(joined(6));
		return (visit == null) ? null : new VisitMoney(visit, this.rows.getBigDecimal(joined(7)),
				this.rows.getBigDecimal(joined(8)), this.rows.getBigDecimal(joined(9)));
	}

	/** The n-th column that the join adds behind those of the rule. */
	private int joined(int n) {
		return this.types.length + n;
	}

	private Object value(List<Object> values, String column) {
		int index = this.columns.indexOf(column);
		return (index < 0) ? null : values.get(index);
	}

	private String text(List<Object> values, String column) {
		Object value = value(values, column);
		return (value == null) ? null : Keys.text(value);
	}

	private BigDecimal number(List<Object> values, String column) {
		return (BigDecimal) value(values, column);
	}

	private LocalDate date(List<Object> values, String column) {
		Object value = value(values, column);
		return (value instanceof LocalDateTime time) ? time.toLocalDate() : (LocalDate) value;
	}

	@Override
	public void close() throws SQLException {
		this.rows.close();
		this.statement.close();
	}

}
