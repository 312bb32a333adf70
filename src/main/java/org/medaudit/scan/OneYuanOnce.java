package org.medaudit.scan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Decides what each finding counts in the totals, so that no yuan of a charge line counts
 * twice. First the findings with charge rows take from their lines, then those that name
 * a pool take from what is left of the visit's lines.
 */
final class OneYuanOnce {

	private OneYuanOnce() {
	}

	/**
	 * Counted amounts of the findings that count at all. Findings without an amount, of
	 * books rules, of statistics, and those in notCounted are not in the map.
	 * @param connection to an engine that shows the run's snapshot
	 * @param files evidence files of all rules of the run
	 * @param notCounted findings that are dismissed or implausible
	 */
	static Map<String, BigDecimal> count(Connection connection, List<Path> files, Set<String> notCounted)
			throws SQLException {
		Map<String, BigDecimal> counted = new TreeMap<>();
		if (files.isEmpty()) {
			return counted;
		}
		keep(connection, notCounted);
		Sql.execute(connection, Sql.resource("countable.sql")
			.replace("${files}", files.stream().map(Sql::literal).collect(Collectors.joining(", "))));
		Sql.execute(connection, Sql.resource("count-lines.sql"));
		Sql.execute(connection, Sql.resource("count-pools.sql"));
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(Sql.resource("count-findings.sql"))) {
			while (row.next()) {
				counted.put(row.getString(1), row.getBigDecimal(2));
			}
		}
		return counted;
	}

	private static void keep(Connection connection, Set<String> notCounted) throws SQLException {
		Sql.execute(connection, "CREATE OR REPLACE TABLE not_counted (finding_id VARCHAR NOT NULL)");
		try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("not_counted")) {
			for (String findingId : notCounted) {
				appender.beginRow().append(findingId).endRow();
			}
		}
	}

}
