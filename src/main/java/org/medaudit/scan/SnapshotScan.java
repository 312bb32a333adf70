package org.medaudit.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.medaudit.finding.FindingLedger;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.rules.BoundRule;
import org.medaudit.snapshot.SnapshotReader;

/**
 * The work of one scan over one engine that all its rules share: each rule on a
 * connection of its own, its findings into the ledger, its evidence into a sealed file.
 */
final class SnapshotScan implements ScanWork, AutoCloseable {

	private final ScanRequest request;

	private final FindingLedger ledger;

	private final ScanAccount account;

	private final Run run;

	private final Map<String, BoundRule> rules = new LinkedHashMap<>();

	private final Path folder;

	private SnapshotReader reader;

	private Set<String> filledKnowledge = Set.of();

	private Presence presence;

	private Run finished;

	private volatile boolean stopped;

	SnapshotScan(ScanRequest request, FindingLedger ledger, Run run, List<BoundRule> rules, ScanAccount account) {
		this.request = request;
		this.ledger = ledger;
		this.account = account;
		this.run = run;
		rules.forEach((bound) -> this.rules.put(bound.rule().id(), bound));
		this.folder = SealedEvidence.folder(request.home(), run.id());
	}

	@Override
	public List<String> ruleIds() {
		return List.copyOf(this.rules.keySet());
	}

	@Override
	public void prepare() throws SQLException {
		this.reader = SnapshotReader.open(this.request.snapshot(), this.request.engine());
		Connection connection = this.reader.connection();
		this.filledKnowledge = KnowledgeTables.put(connection, this.request.library().knowledge());
		this.presence = Presence.read(connection);
		// The batch repository takes such a rule for done and would not ask for it again.
		for (String ruleId : this.account.endedWithoutEvidence(this.folder)) {
			carryOut(ruleId);
		}
	}

	@Override
	public void judge(String ruleId) throws SQLException {
		if (this.account.hasEnded(ruleId)) {
			return;
		}
		try {
			carryOut(ruleId);
		}
		catch (SQLException | RuntimeException ex) {
			this.stopped = true;
			throw ex;
		}
	}

	@Override
	public boolean stopped() {
		return this.stopped;
	}

	private void carryOut(String ruleId) throws SQLException {
		BoundRule bound = this.rules.get(ruleId);
		RunnableRule rule = RunnableRule.of(bound);
		this.account.began(ruleId);
		this.ledger.begin(this.run.id(), ruleId);
		long began = System.nanoTime();
		PartTimer timer = new PartTimer(System::nanoTime);
		RuleOutcome outcome;
		Optional<PlanKeeper> plans;
		try (Connection connection = this.reader.duplicate()) {
			plans = this.request.profiles()
				.map((folder) -> PlanKeeper.on(connection, rule, folder.resolve(String.valueOf(this.run.id()))));
			outcome = carryOut(connection, rule, plans.map((keeper) -> timer.and(keeper)).orElse(timer));
		}
		if (outcome.ending() == RuleOutcome.Ending.FAILED) {
			this.ledger.begin(this.run.id(), ruleId);
		}
		RuleResult result = result(bound, outcome, (System.nanoTime() - began) / 1_000_000);
		this.ledger.end(this.run.id(), result);
		RuleTimes times = timer.end();
		this.account.ended(result, times);
		plans.ifPresent((keeper) -> this.account.profiled(keeper.end(times, result.examined())));
	}

	private RuleOutcome carryOut(Connection connection, RunnableRule rule, RuleWatch watch) throws SQLException {
		try (EvidenceFile file = EvidenceFile.open(connection, rule, this.folder)) {
			FindingStore store = new FindingStore(this.ledger, this.run.id(), rule,
					new FoundFindings(this.run.institutionCode(), rule.id()), file);
			try (RuleRun carriedOut = RuleRun.of(connection, rule, this.presence, this.filledKnowledge, store, watch)) {
				RuleOutcome outcome = carriedOut.outcome();
				if (outcome.ending() == RuleOutcome.Ending.FINDINGS) {
					store.flush();
					file.seal();
				}
				return outcome;
			}
		}
		catch (SQLException | IOException ex) {
			return RuleOutcome.without(RuleOutcome.Ending.FAILED, Sql.reason("scan.evidence-not-written", ex),
					Examined.NOTHING);
		}
	}

	/** An outcome as the ledger keeps it. */
	static RuleResult result(BoundRule bound, RuleOutcome outcome, long millis) {
		Reason reason = outcome.reason();
		return new RuleResult(bound.rule().id(), bound.rule().version(), bound.rule().sha256(),
				RuleResult.Outcome.valueOf(outcome.ending().name()), outcome.implausible(),
				(reason == null) ? null : reason.zh(), (reason == null) ? null : reason.en(), outcome.examined().rows(),
				new TreeMap<>(outcome.examined().notJudged()), outcome.findings(), outcome.amount(), millis);
	}

	@Override
	public void count() throws SQLException {
		this.ledger.count(this.run.id(), OneYuanOnce.count(this.reader.connection(), this.account.evidence(this.folder),
				this.ledger.notCounted(this.run.id())));
	}

	@Override
	public void finish() {
		this.finished = this.ledger.finish(this.run.id(),
				(visitIds) -> KnownVisits.among(this.reader.connection(), visitIds));
	}

	/** The run as it was closed. */
	Run finished() {
		return this.finished;
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
