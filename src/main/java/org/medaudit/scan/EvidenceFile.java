package org.medaudit.scan;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All evidence of one rule in one run, as a Parquet file that is written beside and
 * renamed when it is whole. Not thread-safe.
 */
final class EvidenceFile implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EvidenceFile.class);

	private final Connection connection;

	private final RunnableRule rule;

	private final Path file;

	private final String table;

	private final DuckDBAppender appender;

	private EvidenceFile(Connection connection, RunnableRule rule, Path file, String table) throws SQLException {
		this.connection = connection;
		this.rule = rule;
		this.file = file;
		this.table = table;
		this.appender = connection.unwrap(DuckDBConnection.class).createAppender(table);
	}

	/** Where the evidence of a rule lies in the folder of a run. */
	static Path in(Path folder, String ruleId) {
		return folder.resolve(ruleId + ".parquet");
	}

	static EvidenceFile open(Connection connection, RunnableRule rule, Path folder) throws SQLException {
		String table = "kept_of_" + rule.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
		Sql.execute(connection, Sql.resource("evidence-file.sql").replace("${table}", table));
		return new EvidenceFile(connection, rule, in(folder, rule.id()), table);
	}

	void add(String findingId, Found found) throws SQLException {
		for (int i = 0; i < found.lines().size(); i++) {
			EvidenceLine line = found.lines().get(i);
			this.appender.beginRow().append(findingId).append(this.rule.id()).append(this.rule.verdict());
			this.appender.append((byte) (this.rule.books() ? 1 : 0)).append(this.rule.pool()).append(found.key());
			this.appender.append(found.money().amount()).append(found.subject().visitId()).append(i + 1);
			this.appender.append(line.problem() ? "problem" : "context").append(line.record()).append(line.rowId());
			this.appender.append(line.subject().visitId()).append(line.subject().occurredOn());
			this.appender.append(line.subject().itemCode()).append(scaled(line.quantity(), 4));
			this.appender.append(scaled(line.lineAmount(), 2)).append(found.amountAt(i)).append(found.scopeAt(i));
			this.appender.endRow();
		}
	}

	/** Makes the file visible, replacing one of an earlier attempt. */
	void seal() throws SQLException, IOException {
		this.appender.close();
		Files.createDirectories(this.file.getParent());
		Path beside = this.file.resolveSibling(this.file.getFileName() + ".building");
		try {
			Sql.execute(this.connection,
					"COPY " + this.table + " TO " + Sql.literal(beside) + " (FORMAT parquet, COMPRESSION zstd)");
			Files.move(beside, this.file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	private static BigDecimal scaled(BigDecimal value, int scale) {
		return (value == null) ? null : value.setScale(scale, RoundingMode.HALF_UP);
	}

	@Override
	public void close() throws SQLException {
		if (!this.appender.isClosed()) {
			abandon();
		}
		Sql.execute(this.connection, "DROP TABLE IF EXISTS " + this.table);
	}

	// What was not sealed is thrown away; that it cannot even be written must not hide
	// why the rule failed.
	private void abandon() {
		try {
			this.appender.close();
		}
		catch (SQLException ex) {
			logger.debug("evidence of {} given up", this.rule.id(), ex);
		}
	}

}
