package org.medaudit.scan;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine with the few tables that the scan itself reads, filled by hand. */
final class EngineFixture implements AutoCloseable {

	final Connection connection;

	EngineFixture() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:duckdb:");
		execute("CREATE TABLE net_charge (charge_id VARCHAR, visit_id VARCHAR, item_name VARCHAR, "
				+ "amount DECIMAL(16,2), scope_amount DECIMAL(16,2), line_no BIGINT, visit_no BIGINT)");
		execute("CREATE TABLE visit_settlement (visit_id VARCHAR, total_amount DECIMAL(16,2), "
				+ "fund_amount DECIMAL(16,2), scope_amount DECIMAL(16,2), visit_no BIGINT)");
		execute("CREATE TABLE record_presence (record VARCHAR, column_name VARCHAR, row_count BIGINT, "
				+ "filled_count BIGINT)");
		execute("INSERT INTO record_presence VALUES ('visit', 'visit_id', 1, 1), ('charge', 'charge_id', 1, 1)");
	}

	void execute(String sql) throws SQLException {
		Sql.execute(this.connection, sql);
	}

	EngineFixture charge(String id, String visit, String amount) throws SQLException {
		execute("INSERT INTO net_charge SELECT '" + id + "', '" + visit + "', 'item', " + amount + ", " + amount
				+ ", count(*), " + visit.substring(1) + " FROM net_charge");
		return this;
	}

	/** A rule whose only identity column is {@code thing}. */
	static RunnableRule rule(String id, String sql) {
		return new RunnableRule(id, "breach", false, null, List.of("thing"), Map.of(), Set.of(), Set.of("unknown"),
				"{thing}：{amount} 元", "{thing}: {amount} yuan", sql, "SELECT 'examined' AS reason, 10 AS row_count");
	}

	RuleRun run(RunnableRule rule) throws SQLException {
		return run(rule, (found) -> {
		});
	}

	RuleRun run(RunnableRule rule, RuleRun.Sink sink) throws SQLException {
		return RuleRun.of(this.connection, rule, Presence.read(this.connection), Set.of(), sink);
	}

	List<Found> findings(RunnableRule rule) throws SQLException {
		List<Found> findings = new ArrayList<>();
		try (RuleRun run = run(rule); FoundCursor cursor = run.findings()) {
			cursor.forEachRemaining(findings::add);
		}
		return findings;
	}

	/** Runs a rule and seals its evidence, the finding's id being rule and thing. */
	Path evidence(Path folder, RunnableRule rule) throws Exception {
		try (EvidenceFile file = EvidenceFile.open(this.connection, rule, folder)) {
			RuleRun
				.of(this.connection, rule, Presence.read(this.connection), Set.of(),
						(found) -> file.add(rule.id() + "/" + found.key().substring("thing=".length()), found))
				.close();
			file.seal();
		}
		return EvidenceFile.in(folder, rule.id());
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
