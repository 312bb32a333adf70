package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.medaudit.values.Wording;

/**
 * One rule carried out over one snapshot. The findings are read from the engine as often
 * as they are asked for and never held all at once. To be closed.
 */
final class RuleRun implements AutoCloseable {

	static final long FLOOD_FINDINGS = 20_000;

	static final long FLOOD_EXAMINED = 10_000;

	/** How many of the things that could not be judged a reason names. */
	private static final int NAMED = 20;

	private static final Logger logger = LoggerFactory.getLogger(RuleRun.class);

	private final RunnableRule rule;

	private final RuleOutcome outcome;

	private final EvidenceTable evidence;

	private final EvidenceColumns columns;

	private RuleRun(RunnableRule rule, RuleOutcome outcome, EvidenceTable evidence, EvidenceColumns columns) {
		this.rule = rule;
		this.outcome = outcome;
		this.evidence = evidence;
		this.columns = columns;
	}

	/** Where the findings of a rule go while they are counted. */
	@FunctionalInterface
	interface Sink {

		void accept(Found found) throws SQLException;

	}

	/**
	 * Carries the rule out; a rule that cannot be carried out ends as failed, with the
	 * reason.
	 * @param filledKnowledge knowledge tables that have rows
	 * @param sink is given every finding once
	 */
	static RuleRun of(Connection connection, RunnableRule rule, Presence presence, Set<String> filledKnowledge,
			Sink sink) {
		return of(connection, rule, presence, filledKnowledge, sink, RuleWatch.NONE);
	}

	/** The same, with somebody who looks on. */
	static RuleRun of(Connection connection, RunnableRule rule, Presence presence, Set<String> filledKnowledge,
			Sink sink, RuleWatch watch) {
		List<Reason> missing = presence.missing(rule, filledKnowledge);
		if (!missing.isEmpty()) {
			return ended(rule,
					RuleOutcome.without(RuleOutcome.Ending.NOT_PROVABLE, Reason.all(missing), Examined.NOTHING));
		}
		Examined examined = Examined.NOTHING;
		String failing = "scan.examined-failed";
		try {
			watch.begins(RulePart.EXAMINED);
			examined = Examined.count(connection, rule);
			failing = "scan.sql-failed";
			return carriedOut(connection, rule, examined, sink, watch);
		}
		catch (RuleFailure failure) {
			return ended(rule, RuleOutcome.without(RuleOutcome.Ending.FAILED, failure.reason(), examined));
		}
		catch (SQLException ex) {
			logger.debug("rule {} failed", rule.id(), ex);
			return ended(rule, RuleOutcome.without(RuleOutcome.Ending.FAILED, Sql.reason(failing, ex), examined));
		}
		catch (LedgerFault ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.error("rule {} failed unexpectedly", rule.id(), ex);
			return ended(rule, RuleOutcome.without(RuleOutcome.Ending.FAILED,
					Reason.of("scan.fault", ex.getClass().getSimpleName()), examined));
		}
	}

	private static RuleRun ended(RunnableRule rule, RuleOutcome outcome) {
		return new RuleRun(rule, outcome, null, null);
	}

	private static RuleRun carriedOut(Connection connection, RunnableRule rule, Examined examined, Sink sink,
			RuleWatch watch) throws SQLException, RuleFailure {
		watch.begins(RulePart.SQL);
		EvidenceTable evidence = EvidenceTable.create(connection, rule, watch);
		boolean kept = false;
		try {
			RuleOutcome outcome = count(rule, evidence, examined, sink);
			kept = true;
			return new RuleRun(rule, outcome, evidence, evidence.columns());
		}
		finally {
			if (!kept) {
				evidence.close();
			}
		}
	}

	private static RuleOutcome count(RunnableRule rule, EvidenceTable evidence, Examined examined, Sink sink)
			throws SQLException, RuleFailure {
		FindingMaker maker = new FindingMaker(rule, evidence.columns());
		long findings = 0;
		BigDecimal amount = null;
		try (EvidenceStream stream = evidence.stream()) {
			for (EvidenceGroup group = stream.next(); group != null; group = stream.next()) {
				Found found = maker.make(group);
				sink.accept(found);
				findings++;
				if (found.money().amount() != null) {
					amount = (amount == null) ? found.money().amount() : amount.add(found.money().amount());
				}
			}
		}
		if (findings > 0) {
			boolean flood = isFlood(findings, examined, evidence);
			return new RuleOutcome(RuleOutcome.Ending.FINDINGS, flood, null, examined, findings, amount);
		}
		return (examined.judged() > 0) ? RuleOutcome.without(RuleOutcome.Ending.CLEAN, null, examined)
				: RuleOutcome.without(RuleOutcome.Ending.NOT_PROVABLE, nothingJudged(examined), examined);
	}

	private static Reason nothingJudged(Examined examined) {
		if (examined.rows() == 0) {
			return Reason.of("scan.nothing-in-scope");
		}
		if (examined.named().isEmpty()) {
			return Reason.of("scan.nothing-judged", examined.rows());
		}
		List<String> named = examined.named().stream().limit(NAMED).toList();
		String code = (named.size() < examined.named().size()) ? "scan.nothing-judged-of-many"
				: "scan.nothing-judged-of";
		return new Reason(
				Wording.in(Locale.CHINESE, code, examined.rows(), String.join("、", named), examined.named().size()),
				Wording.in(Locale.ENGLISH, code, examined.rows(), String.join(", ", named), examined.named().size()));
	}

	private static boolean isFlood(long findings, Examined examined, EvidenceTable evidence) throws SQLException {
		if (findings > FLOOD_FINDINGS) {
			return true;
		}
		if (examined.rows() < FLOOD_EXAMINED) {
			return false;
		}
		long rows = evidence.problemRows();
		// More problem rows than examined rows: the rule examines something else than
		// lines, and only findings can be compared with it.
		return 5 * ((rows > examined.rows()) ? findings : rows) > examined.rows();
	}

	RuleOutcome outcome() {
		return this.outcome;
	}

	/** Reads the findings once more; the same as the sink was given. */
	FoundCursor findings() {
		try {
			return (this.evidence == null || this.outcome.ending() != RuleOutcome.Ending.FINDINGS)
					? new FoundCursor(null, null)
					: new FoundCursor(this.evidence.stream(), new FindingMaker(this.rule, this.columns));
		}
		catch (SQLException | RuleFailure ex) {
			throw new IllegalStateException("findings of " + this.rule.id() + " could be read before", ex);
		}
	}

	@Override
	public void close() throws SQLException {
		if (this.evidence != null) {
			this.evidence.close();
		}
	}

}
