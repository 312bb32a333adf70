package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.records.RecordLayouts;

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

	private final List<String> spoken;

	private final Interned interned = new Interned();

	private boolean begun;

	private List<Object> values;

	EvidenceStream(Statement statement, ResultSet rows, RunnableRule rule, EvidenceColumns columns)
			throws SQLException {
		this.statement = statement;
		this.rows = rows;
		this.rule = rule;
		this.columns = columns;
		this.spoken = Message.places(rule).stream().filter(columns::has).toList();
		this.identity = rule.identity().stream().mapToInt(columns::indexOf).toArray();
		this.types = new int[columns.names().size()];
		for (int i = 0; i < this.types.length; i++) {
			this.types[i] = rows.getMetaData().getColumnType(i + 1);
		}
	}

	/** The rows of the next finding, or null at the end. */
	EvidenceGroup next() throws SQLException, RuleFailure {
		if (!this.begun) {
			this.begun = true;
			this.values = read();
		}
		if (this.values == null) {
			return null;
		}
		this.interned.clear();
		List<Object> identityOf = identity();
		List<EvidenceLine> lines = new ArrayList<>();
		SaidValues said = new SaidValues(this.spoken);
		Share share = null;
		while (this.values != null && identityOf.equals(identity())) {
			EvidenceLine line = line();
			lines.add(line);
			said.add(line.problem(), this::value);
			if (line.problem()) {
				share = share(share, line, identityOf);
			}
			this.values = read();
		}
		return new EvidenceGroup(identityOf, (share == null) ? Share.ALL : share, lines, said);
	}

	private Share share(Share before, EvidenceLine line, List<Object> identityOf) throws RuleFailure {
		Share share = new Share(number("excess"), number("whole"));
		if (!share.isValid()) {
			throw new RuleFailure("scan.share-invalid", line.record(), line.rowId(), String.valueOf(share.excess()),
					String.valueOf(share.whole()));
		}
		if (before != null && !before.sameAs(share)) {
			throw new RuleFailure("scan.share-differs", Keys.key(this.rule.identity(), identityOf));
		}
		return share;
	}

	private List<Object> identity() {
		List<Object> identityOf = new ArrayList<>(this.identity.length);
		for (int column : this.identity) {
			identityOf.add(this.values.get(column));
		}
		return identityOf;
	}

	private List<Object> read() throws SQLException {
		if (!this.rows.next()) {
			return null;
		}
		List<Object> row = new ArrayList<>(this.types.length);
		for (int i = 0; i < this.types.length; i++) {
			row.add(Sql.value(this.rows, i + 1, this.types[i]));
		}
		return row;
	}

	private EvidenceLine line() throws SQLException, RuleFailure {
		String record = text("record");
		Object row = value("row_id");
		if (record == null || row == null) {
			throw new RuleFailure("scan.row-id-missing");
		}
		if (RecordLayouts.find(record).isEmpty()) {
			throw new RuleFailure("scan.record-unknown", record);
		}
		refuseAnotherLine(record, Keys.text(row));
		return new EvidenceLine(isProblem(text("part")), record, Keys.text(row), subject(), number("quantity"),
				number("amount"), chargeLine(), visit());
	}

	// The money of a finding is that of the lines it names, and of no other.
	private void refuseAnotherLine(String record, String row) throws SQLException, RuleFailure {
		if ("charge".equals(record) && value(EvidenceColumns.LINE) != null
				&& !row.equals(this.rows.getString(joined(1)))) {
			throw new RuleFailure("scan.line-no-wrong", row, Keys.text(value(EvidenceColumns.LINE)));
		}
	}

	private boolean isProblem(String part) throws RuleFailure {
		if (!"problem".equals(part) && !"context".equals(part)) {
			throw new RuleFailure("scan.part-unknown", String.valueOf(part));
		}
		return "problem".equals(part);
	}

	private EvidenceLine.Subject subject() throws SQLException {
		String visit = text("visit_id");
		String itemName = text("item_name");
		return new EvidenceLine.Subject((visit == null) ? this.rows.getString(joined(2)) : visit, text("patient_id"),
				text("department_id"), text("staff_id"), text("item_code"),
				(itemName == null) ? this.rows.getString(joined(3)) : itemName, date("occurred_on"));
	}

	private MoneyRow.Line chargeLine() throws SQLException {
		return (this.rows.getString(joined(1)) == null) ? null : this.interned
			.of(new MoneyRow.Line(this.rows.getBigDecimal(joined(4)), this.rows.getBigDecimal(joined(5))));
	}

	private VisitMoney visit() throws SQLException {
		String visit = this.rows.getString(joined(6));
		return (visit == null) ? null : this.interned.of(new VisitMoney(visit, this.rows.getBigDecimal(joined(7)),
				this.rows.getBigDecimal(joined(8)), this.rows.getBigDecimal(joined(9))));
	}

	/** The n-th column that the join adds behind those of the rule. */
	private int joined(int n) {
		return this.types.length + n;
	}

	private Object value(String column) {
		int index = this.columns.indexOf(column);
		return (index < 0) ? null : this.values.get(index);
	}

	private String text(String column) {
		Object value = value(column);
		return (value == null) ? null : this.interned.of(Keys.text(value));
	}

	private BigDecimal number(String column) {
		return this.interned.of((BigDecimal) value(column));
	}

	private LocalDate date(String column) {
		Object value = value(column);
		return this.interned.of((value instanceof LocalDateTime time) ? time.toLocalDate() : (LocalDate) value);
	}

	@Override
	public void close() throws SQLException {
		this.rows.close();
		this.statement.close();
	}

}
