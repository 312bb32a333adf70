package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.medaudit.finding.FoundFinding;
import org.medaudit.finding.RuleResult;
import org.medaudit.rules.BoundRule;
import org.medaudit.rules.Parameters;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.values.ProblemsException;

/**
 * Judges a sealed snapshot by single rules and keeps nothing: what a scan would find, for
 * whoever writes rules. Not thread-safe; to be closed.
 */
public final class RuleTrial implements AutoCloseable {

	private static final String TRIED = "tried_line";

	private final RuleLibrary library;

	private final Parameters parameters;

	private final String institutionCode;

	private final SnapshotReader reader;

	private final Set<String> filledKnowledge;

	private final Presence presence;

	private RuleTrial(RuleLibrary library, Manifest manifest, SnapshotReader reader) throws SQLException {
		this.library = library;
		this.parameters = library.parameters().on(manifest.period());
		this.institutionCode = manifest.institutionCode();
		this.reader = reader;
		this.filledKnowledge = KnowledgeTables.put(reader.connection(), library.knowledge());
		this.presence = Presence.read(reader.connection());
	}

	/** Takes findings as they are found. */
	@FunctionalInterface
	public interface Sink {

		/**
		 * @param evidence row ids of all problem rows
		 */
		void accept(FoundFinding finding, List<String> evidence);

	}

	/**
	 * A rule that claims some of the same charge lines.
	 *
	 * @param lines how many
	 * @param amount their net amount
	 * @param complaint why it could not be compared; null where it could
	 */
	public record Shared(Rule rule, long lines, BigDecimal amount, String complaint) {
	}

	/**
	 * Opens a snapshot for the rules of a library.
	 * @throws ProblemsException when the snapshot was built with other parameters or
	 * cannot be read
	 */
	public static RuleTrial open(Snapshot snapshot, RuleLibrary library, EngineSettings engine) {
		Manifest manifest = snapshot.manifest();
		Scan.refuseWhatCannotBeJudged(library, manifest, library.parameters().on(manifest.period()));
		SnapshotReader reader = SnapshotReader.open(snapshot, engine);
		try {
			return new RuleTrial(library, manifest, reader);
		}
		catch (SQLException ex) {
			reader.close();
			throw Sql.fault(ex);
		}
	}

	/** A rule with the values that hold in the period of the snapshot. */
	public BoundRule bind(Rule rule) {
		return this.library.bind(rule, this.parameters);
	}

	/** Judges by one rule, a draft too; every finding is handed on once. */
	public RuleResult judge(Rule rule, Sink sink) {
		BoundRule bound = bind(rule);
		RunnableRule runnable = RunnableRule.of(bound);
		FoundFindings findings = new FoundFindings(this.institutionCode, rule.id());
		long began = System.nanoTime();
		try (Connection connection = this.reader.duplicate();
				RuleRun run = RuleRun.of(connection, runnable, this.presence, this.filledKnowledge,
						(found) -> sink.accept(findings.of(found), found.problemIds()))) {
			return SnapshotScan.result(bound, run.outcome(), (System.nanoTime() - began) / 1_000_000);
		}
		catch (SQLException ex) {
			throw Sql.fault(ex);
		}
	}

	/** How many charge lines a rule puts at issue, to be compared with other rules. */
	public long hold(Rule rule) {
		try {
			Sql.execute(this.reader.connection(), "CREATE OR REPLACE TABLE " + TRIED + " AS SELECT DISTINCT "
					+ "CAST(row_id AS VARCHAR) AS row_id FROM (\n" + bind(rule).sql() + "\n) " + ofCharges());
			return count("SELECT count(*), 0 FROM " + TRIED).lines();
		}
		catch (SQLException ex) {
			throw Sql.fault(ex);
		}
	}

	/**
	 * Which of the lines held another rule puts at issue in the same snapshot; nothing
	 * where it cannot be judged.
	 */
	public Optional<Shared> shared(Rule other) {
		RunnableRule runnable = RunnableRule.of(bind(other));
		if (!this.presence.missing(runnable, this.filledKnowledge).isEmpty()) {
			return Optional.empty();
		}
		try {
			Count count = count("SELECT count(*), sum(n.amount) FROM net_charge n WHERE n.charge_id IN (SELECT row_id "
					+ "FROM " + TRIED + ") AND n.charge_id IN (SELECT CAST(row_id AS VARCHAR) FROM (\n" + runnable.sql()
					+ "\n) " + ofCharges() + ")");
			return (count.lines() == 0) ? Optional.empty()
					: Optional.of(new Shared(other, count.lines(), count.amount(), null));
		}
		catch (SQLException ex) {
			return Optional.of(new Shared(other, 0, null, Sql.complaint(ex)));
		}
	}

	private static String ofCharges() {
		return "AS evidence WHERE record = 'charge' AND part = 'problem'";
	}

	private Count count(String sql) throws SQLException {
		try (Statement statement = this.reader.connection().createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return new Count(row.getLong(1), row.getBigDecimal(2));
		}
	}

	/** Lines and their money. */
	private record Count(long lines, BigDecimal amount) {
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
