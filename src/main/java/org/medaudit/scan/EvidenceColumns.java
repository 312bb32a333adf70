package org.medaudit.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns that a rule's SQL gives, held to the contract.
 *
 * @param names in the order of the SQL
 * @param types the engine's type of each
 */
record EvidenceColumns(List<String> names, List<String> types) {

	/**
	 * Where a row of charge lies in net_charge, so that it is found without reading every
	 * charge_id.
	 */
	static final String LINE = "line_no";

	private static final List<String> REQUIRED = List.of("record", "row_id", "part", "quantity", "amount");

	private static final Set<String> NUMBERS = Set.of("quantity", "amount", "excess", "whole");

	private static final Set<String> WHOLE_NUMBERS = Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT",
			"NULL");

	/** The columns of a table, whatever they are. */
	static EvidenceColumns of(Connection connection, String table) throws SQLException {
		List<String> names = new ArrayList<>();
		List<String> types = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet columns = statement.executeQuery("DESCRIBE " + table)) {
			while (columns.next()) {
				names.add(columns.getString(1));
				types.add(columns.getString(2));
			}
		}
		return new EvidenceColumns(names, types);
	}

	boolean has(String name) {
		return this.names.contains(name);
	}

	int indexOf(String name) {
		return this.names.indexOf(name);
	}

	/** Fails the rule when its SQL does not give what it must. */
	void check(RunnableRule rule) throws RuleFailure {
		Set<String> missing = new TreeSet<>(REQUIRED);
		missing.addAll(rule.identity());
		missing.removeAll(this.names);
		if (!missing.isEmpty()) {
			throw new RuleFailure("scan.column-missing", String.join(", ", missing));
		}
		if (has("excess") != has("whole")) {
			throw new RuleFailure("scan.share-incomplete");
		}
		for (int i = 0; i < this.names.size(); i++) {
			if (NUMBERS.contains(this.names.get(i)) && !isExact(this.types.get(i))) {
				throw new RuleFailure("scan.number-inexact", this.names.get(i), this.types.get(i));
			}
			if ("occurred_on".equals(this.names.get(i)) && !isDate(this.types.get(i))) {
				throw new RuleFailure("scan.date-expected", this.names.get(i), this.types.get(i));
			}
		}
	}

	private static boolean isDate(String type) {
		return type.equals("DATE") || type.equals("TIMESTAMP");
	}

	private static boolean isExact(String type) {
		// The engine calls the type of a bare NULL "NULL" in a query and INTEGER in a
		// table.
		return type.startsWith("DECIMAL") || WHOLE_NUMBERS.contains(type.replace("\"", ""));
	}

}
