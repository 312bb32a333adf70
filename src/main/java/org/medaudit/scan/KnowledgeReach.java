package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.rules.CodeForm;
import org.medaudit.rules.KnowledgeTable;
import org.medaudit.snapshot.SnapshotReader;

/**
 * Which of the codes that a hospital billed the knowledge tables know of.
 *
 * @param codes that were billed, those with most money first
 * @param byTable how many of them each table has a row for on a date it was billed
 */
public record KnowledgeReach(List<Billed> codes, Map<String, Long> byTable) {

	public KnowledgeReach {
		codes = List.copyOf(codes);
		byTable = Collections.unmodifiableMap(new TreeMap<>(byTable));
	}

	/**
	 * A code as it was billed.
	 *
	 * @param name one of those it was billed under
	 * @param amount net of refunds
	 * @param reached whether any table knows it
	 */
	public record Billed(String code, String name, long lines, BigDecimal amount, boolean reached) {

		/**
		 * Whether it has the form of a national code; else it is local, and not mapped.
		 */
		public boolean isNational() {
			return CodeForm.isNational(this.code);
		}

	}

	/** Looks through a snapshot. */
	public static KnowledgeReach of(SnapshotReader snapshot, Collection<KnowledgeTable> tables) {
		try (Connection connection = snapshot.duplicate()) {
			return of(connection, tables);
		}
		catch (SQLException ex) {
			throw Sql.fault(ex);
		}
	}

	static KnowledgeReach of(Connection connection, Collection<KnowledgeTable> tables) throws SQLException {
		KnowledgeTables.put(connection, tables);
		for (String statement : Sql.resource("reach-billed.sql").split(";")) {
			Sql.execute(connection, statement);
		}
		for (KnowledgeTable table : tables) {
			for (String column : table.layout().itemColumns()) {
				Sql.execute(connection,
						Sql.resource("reach-table.sql").replace("${table}", table.name()).replace("${column}", column));
			}
		}
		return new KnowledgeReach(codes(connection), byTable(connection));
	}

	private static List<Billed> codes(Connection connection) throws SQLException {
		List<Billed> codes = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(Sql.resource("reach-codes.sql"))) {
			while (row.next()) {
				codes.add(new Billed(row.getString(1), row.getString(2), row.getLong(3), row.getBigDecimal(4),
						row.getBoolean(5)));
			}
		}
		return codes;
	}

	private static Map<String, Long> byTable(Connection connection) throws SQLException {
		Map<String, Long> reached = new TreeMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(
						"SELECT table_name, count(DISTINCT item_code) FROM reached_code GROUP BY table_name")) {
			while (row.next()) {
				reached.put(row.getString(1), row.getLong(2));
			}
		}
		return reached;
	}

	/** Those that no table knows. */
	public List<Billed> unknown() {
		return this.codes.stream().filter((code) -> !code.reached()).toList();
	}

}
