package org.medaudit.run.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.medaudit.run.bench.peer.Knowledge;
import org.medaudit.run.print.Amounts;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.values.Wording;

/**
 * The rules of the bench set as plain SQL in MySQL, one after the other, on the same net
 * lines. Loading and indexing are not counted.
 */
final class MySqlPeer {

	private static final Pattern PARAMETER = Pattern.compile(":([a-z_]+)");

	private static final Map<String, String> FLAGS = Map.of("yes", "1", "true", "1", "no", "0", "false", "0");

	private final MySqlPlace place;

	private final Stopwatch stopwatch;

	MySqlPeer(MySqlPlace place, Stopwatch stopwatch) {
		this.place = place;
		this.stopwatch = stopwatch;
	}

	/**
	 * What MySQL came to.
	 *
	 * @param server what it is, and what memory it has
	 */
	record Figures(Map<String, Outcome> rules, String server) {

		Spent spent() {
			return this.rules.values().stream().map(Outcome::spent).reduce(Spent.NOTHING, Spent::plus);
		}

	}

	/** Fills the tables and runs the rules; leaves the database as it was. */
	Figures run(List<String> rules, Snapshot snapshot, EngineSettings engine, Knowledge knowledge,
			Consumer<String> telling) throws SQLException, IOException {
		try (Connection mysql = this.place.connect(); MySqlTables tables = MySqlTables.create(mysql)) {
			try (SnapshotReader reader = SnapshotReader.open(snapshot, engine)) {
				tables.fill(reader.connection(), knowledge.tables());
			}
			Map<String, Outcome> outcomes = new LinkedHashMap<>();
			try (Statement statement = mysql.createStatement()) {
				// Brings the table back into the server's memory after its indexes.
				statement.executeQuery("SELECT COUNT(*), SUM(amount) FROM bench_net_charge").close();
				for (String rule : rules) {
					telling.accept(BenchPart.MYSQL.title() + " " + rule);
					outcomes.put(rule, outcome(statement, sql(rule, knowledge.parameters())));
				}
			}
			return new Figures(outcomes, server(mysql));
		}
	}

	private Outcome outcome(Statement statement, String sql) throws SQLException {
		Stopwatch.Mark began = this.stopwatch.mark();
		long findings = 0;
		BigDecimal sum = null;
		try (ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				findings++;
				BigDecimal amount = rows.getBigDecimal("amount");
				if (amount != null) {
					sum = (sum == null) ? amount : sum.add(amount);
				}
			}
		}
		return new Outcome(findings, sum, Spent.ofWall(this.stopwatch.since(began).wall()));
	}

	/** The text of a rule with plain values in the place of its parameters. */
	static String sql(String rule, Map<String, String> parameters) {
		Matcher place = PARAMETER.matcher(MySqlTables.resource(rule + ".sql"));
		return place.replaceAll((found) -> {
			String value = parameters.get(found.group(1));
			return FLAGS.getOrDefault(value, value);
		});
	}

	private static String server(Connection mysql) throws SQLException {
		Map<String, String> variables = new TreeMap<>();
		try (Statement statement = mysql.createStatement();
				ResultSet rows = statement
					.executeQuery("SHOW VARIABLES WHERE Variable_name IN ('innodb_buffer_pool_size')")) {
			while (rows.next()) {
				variables.put(rows.getString(1), rows.getString(2));
			}
		}
		long pool = Long.parseLong(variables.getOrDefault("innodb_buffer_pool_size", "0"));
		return Wording.of("run.bench-mysql-server", mysql.getMetaData().getDatabaseProductVersion(),
				Amounts.count(pool >> 20));
	}

}
