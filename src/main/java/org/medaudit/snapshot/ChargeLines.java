package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * How charges are kept: one table, {@code charge_line}, with the columns of the record
 * and beside them what the visit and the staff say of a line and what refunds left of it.
 * {@code charge} and {@code net_charge} are views of it, so that a snapshot holds its
 * largest data once.
 */
final class ChargeLines {

	static final String TABLE = "charge_line";

	/** The order in which rules read least. */
	static final String ORDER = "visit_id, charged_at, charge_id";

	/** Derived tables that are views of it. */
	static final Set<String> VIEWS = Set.of("net_charge", "item_day");

	private ChargeLines() {
	}

	static boolean are(RecordLayout layout) {
		return "charge".equals(layout.name());
	}

	/** The table that holds the rows of a record. */
	static String table(RecordLayout layout) {
		return are(layout) ? TABLE : layout.name();
	}

	/** Columns beyond those of the record, each with its SQL type. */
	static Map<String, String> further() {
		Map<String, String> columns = new LinkedHashMap<>();
		columns.put("visit_no", "BIGINT");
		columns.put("patient_id", "VARCHAR");
		columns.put("department_id", "VARCHAR");
		columns.put("ordering_person_id", "VARCHAR");
		columns.put("executing_person_id", "VARCHAR");
		columns.put("is_inpatient", "TINYINT");
		columns.put("net_quantity", "DECIMAL(16,4)");
		columns.put("net_amount", "DECIMAL(16,2)");
		columns.put("net_scope_amount", "DECIMAL(16,2)");
		columns.put("refund_inferred", "TINYINT");
		columns.put("is_net", "BOOLEAN");
		return columns;
	}

	/** Whether some people are named by their national code. */
	static boolean namesPersons(Connection connection) throws SQLException {
		return Engine.number(connection,
				"SELECT count(ordering_person_id) + count(executing_person_id) FROM " + TABLE) > 0;
	}

	/**
	 * Makes the views.
	 * @param persons whether some people are named by their national code
	 */
	static void views(Connection connection, boolean persons) throws SQLException {
		String columns = RecordLayouts.of("charge")
			.columns()
			.stream()
			.map(RecordColumn::name)
			.collect(Collectors.joining(", "));
		Engine.script(connection,
				Engine.read("charge-views.sql")
					.replace("${charge}", columns)
					.replace("${ordering}", person("ordering", persons))
					.replace("${executing}", person("executing", persons)));
	}

	private static String person(String part, boolean persons) {
		return persons ? "coalesce(" + part + "_person_id, " + part + "_staff_id)" : part + "_staff_id";
	}

	/**
	 * Lines with the further columns as far as they tell them themselves.
	 * @param rows a SELECT of typed rows
	 */
	static String begun(String rows) {
		Map<String, String> known = Map.of("department_id",
				"coalesce(c.executing_department_id, c.ordering_department_id)", "net_quantity", "c.quantity",
				"net_amount", "c.amount", "net_scope_amount",
				"CASE WHEN c.self_paid = 1 THEN 0 ELSE c.scope_amount END", "refund_inferred", "0", "is_net",
				"c.quantity > 0");
		return "SELECT c.*, " + further().entrySet()
			.stream()
			.map((column) -> "CAST(" + known.getOrDefault(column.getKey(), "NULL") + " AS " + column.getValue()
					+ ") AS " + column.getKey())
			.collect(Collectors.joining(", ")) + " FROM (" + rows + ") c";
	}

	/**
	 * Fills in what visits and staff say. Done when the lines are there, because a join
	 * while they are read would not keep the order by which their places are told.
	 */
	static void complete(Connection connection, SnapshotParameters parameters) throws SQLException {
		Engine.script(connection, Engine.read("charge-visits.sql").replace("${inpatient}", parameters.inpatientSql()));
	}

}
