package org.medaudit.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The output of one rule's SQL as a table of the engine, so that it can be read twice
 * without running the rule twice. Dropped when closed.
 */
final class EvidenceTable implements AutoCloseable {

	private static final String PART_RANK = "CASE e.part WHEN 'problem' THEN 0 WHEN 'context' THEN 1 ELSE 2 END";

	private final Connection connection;

	private final RunnableRule rule;

	private final String name;

	private final EvidenceColumns columns;

	private EvidenceTable(Connection connection, RunnableRule rule, String name, EvidenceColumns columns) {
		this.connection = connection;
		this.rule = rule;
		this.name = name;
		this.columns = columns;
	}

	/** Runs the rule's SQL and holds its columns to the contract. */
	static EvidenceTable create(Connection connection, RunnableRule rule, RuleWatch watch)
			throws SQLException, RuleFailure {
		String name = "evidence_of_" + rule.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
		Sql.execute(connection, "CREATE OR REPLACE TABLE " + name + " AS\n" + rule.sql());
		watch.begins(RulePart.FINDINGS);
		EvidenceColumns columns = EvidenceColumns.of(connection, name);
		try {
			columns.check(rule);
		}
		catch (RuleFailure failure) {
			Sql.execute(connection, "DROP TABLE " + name);
			throw failure;
		}
		return new EvidenceTable(connection, rule, name, columns);
	}

	EvidenceColumns columns() {
		return this.columns;
	}

	/** The findings in the order of their identity; to be closed. */
	EvidenceStream stream() throws SQLException {
		Statement statement = this.connection.createStatement();
		try {
			return new EvidenceStream(statement, statement.executeQuery(query()), this.rule, this.columns);
		}
		catch (SQLException ex) {
			statement.close();
			throw ex;
		}
	}

	/** How many different rows the findings lie on. */
	long problemRows() throws SQLException {
		String sql = "SELECT count(*) FROM (SELECT DISTINCT record, row_id FROM " + this.name
				+ " WHERE part = 'problem')";
		try (Statement statement = this.connection.createStatement(); ResultSet count = statement.executeQuery(sql)) {
			count.next();
			return count.getLong(1);
		}
	}

	private String query() {
		String visit = this.columns.has("visit_id") ? "CAST(e.visit_id AS VARCHAR)" : "NULL";
		String line = this.columns.has(EvidenceColumns.LINE) ? "n.line_no = e.line_no" : "n.charge_id = e.row_id";
		String date = this.columns.has("occurred_on") ? "e.occurred_on NULLS LAST, " : "";
		String identity = this.rule.identity()
			.stream()
			.map((column) -> "e.\"" + column + "\" NULLS FIRST, ")
			.collect(Collectors.joining());
		return Sql.resource("evidence.sql")
			.replace("${columns}",
					this.columns.names()
						.stream()
						.map((column) -> "e.\"" + column + "\"")
						.collect(Collectors.joining(", ")))
			.replace("${evidence}", this.name)
			.replace("${visit}", visit)
			.replace("${line}", line)
			.replace("${order}", identity + PART_RANK + ", " + date + "e.record, e.row_id");
	}

	@Override
	public void close() throws SQLException {
		Sql.execute(this.connection, "DROP TABLE IF EXISTS " + this.name);
	}

}
