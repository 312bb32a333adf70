package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes runs and what their rules find. One process writes at a time; different rules of
 * a run may be written by several threads. Each call is one transaction.
 */
@Component
@Transactional
public class FindingLedger {

	/** Rows held in memory before they are sent. */
	private static final int HELD_ROWS = 1_000;

	private final EntityManager entities;

	private final RunList list;

	private final Clock clock;

	FindingLedger(EntityManager entities, RunList list, Clock clock) {
		this.entities = entities;
		this.list = list;
		this.clock = clock;
	}

	/**
	 * A run to carry out.
	 *
	 * @param continued whether an earlier process left it unfinished
	 * @param endedRules rules that need not be judged again
	 */
	public record Opened(Run run, boolean continued, Set<String> endedRules) {
	}

	/** The unfinished run of this identity, or a new one with the next number. */
	public Opened open(RunOpening opening) {
		List<StoredRun> same = StoredRuns.of(this.entities, opening.identity());
		if (!same.isEmpty() && !same.get(0).finished()) {
			StoredRun run = same.get(0);
			return new Opened(run.toRun(), true, endedRules(run.id()));
		}
		StoredRun run = new StoredRun(same.isEmpty() ? 1 : same.get(0).number() + 1, opening, now());
		this.entities.persist(run);
		opening.rules().forEach((rule) -> this.entities.persist(new StoredRule(run.id(), rule)));
		return new Opened(run.toRun(), false, Set.of());
	}

	private Set<String> endedRules(long runId) {
		return new HashSet<>(this.entities
			.createQuery("select r.ruleId from StoredRule r where r.runId = :run and r.outcome is not null",
					String.class)
			.setParameter("run", runId)
			.getResultList());
	}

	/**
	 * Removes whatever an earlier attempt at the rule left in the run, and its counts.
	 */
	public void begin(long runId, String ruleId) {
		StoredRule rule = rule(runId, ruleId);
		rule.begin();
		forgetCounts(runId);
		this.entities.createQuery("""
				delete from StoredEvidence e where e.foundId in
				(select f.id from StoredFinding f where f.runId = :run and f.ruleId = :rule)""")
			.setParameter("run", runId)
			.setParameter("rule", ruleId)
			.executeUpdate();
		this.entities.createQuery("delete from StoredFinding f where f.runId = :run and f.ruleId = :rule")
			.setParameter("run", runId)
			.setParameter("rule", ruleId)
			.executeUpdate();
	}

	/** Stores findings of a rule; to be called as often as there are more. */
	public void store(long runId, String ruleId, String verdict, List<FoundFinding> findings) {
		if (rule(runId, ruleId).ended()) {
			throw new IllegalStateException("rule " + ruleId + " has ended in run " + runId);
		}
		int held = 0;
		for (FoundFinding found : findings) {
			StoredFinding stored = new StoredFinding(runId, ruleId, verdict, found);
			this.entities.persist(stored);
			held++;
			for (FoundFinding.Evidence row : found.evidence()) {
				this.entities.persist(new StoredEvidence(stored.id(), row));
				held++;
			}
			if (held >= HELD_ROWS) {
				send();
				held = 0;
			}
		}
		send();
	}

	private void send() {
		this.entities.flush();
		this.entities.clear();
	}

	/** Records what the rule came to; it is then not judged again in this run. */
	public void end(long runId, RuleResult result) {
		rule(runId, result.ruleId()).end(result);
	}

	/** Findings of the run that no total may hold: dismissed, or of implausible rules. */
	@Transactional(readOnly = true)
	public Set<String> notCounted(long runId) {
		return new HashSet<>(this.entities.createQuery("""
				select f.findingId from StoredFinding f
				join StoredRule r on r.runId = f.runId and r.ruleId = f.ruleId
				left join KnownFinding k on k.findingId = f.findingId
				where f.runId = :run and (r.implausible or k.state = DISMISSED)""", String.class)
			.setParameter("run", runId)
			.getResultList());
	}

	/** What each finding counts; those not in the map count nothing at all. */
	public void count(long runId, Map<String, BigDecimal> counted) {
		forgetCounts(runId);
		int held = 0;
		for (Map.Entry<String, BigDecimal> one : counted.entrySet()) {
			this.entities.persist(new CountedFinding(runId, one.getKey(), one.getValue()));
			if (++held % HELD_ROWS == 0) {
				send();
			}
		}
		send();
		StoredRun run = run(runId);
		if (run.finished()) {
			run.recount(total(runId));
		}
	}

	private void forgetCounts(long runId) {
		this.entities.createQuery("delete from CountedFinding c where c.runId = :run")
			.setParameter("run", runId)
			.executeUpdate();
	}

	/**
	 * Lists the findings of the run with what became of them since the run before of the
	 * same institution, the open ones that were not found again included, and closes the
	 * run. A finished run stays as it is.
	 */
	public Run finish(long runId, SnapshotVisits visits) {
		StoredRun run = run(runId);
		if (!run.finished()) {
			refuseUnendedRules(runId);
			StoredRun last = StoredRuns.lastFinished(this.entities).orElse(null);
			this.list.write(run, StoredRuns.lastFinished(this.entities, run.institutionCode()).orElse(null), visits);
			run.finish((last == null) ? 1 : last.finishedOrder() + 1, now(), found(runId), total(runId));
		}
		return run.toRun();
	}

	// A rule without an outcome would read as one that found nothing.
	private void refuseUnendedRules(long runId) {
		List<String> unended = this.entities
			.createQuery(
					"select r.ruleId from StoredRule r where r.runId = :run and r.outcome is null order by r.ruleId",
					String.class)
			.setParameter("run", runId)
			.getResultList();
		if (!unended.isEmpty()) {
			throw new IllegalStateException("rules have not ended in run " + runId + ": " + unended);
		}
	}

	private long found(long runId) {
		return this.entities.createQuery("select count(f) from StoredFinding f where f.runId = :run", Long.class)
			.setParameter("run", runId)
			.getSingleResult();
	}

	private BigDecimal total(long runId) {
		BigDecimal total = this.entities
			.createQuery("select sum(c.countedAmount) from CountedFinding c where c.runId = :run", BigDecimal.class)
			.setParameter("run", runId)
			.getSingleResult();
		return ((total == null) ? BigDecimal.ZERO : total).setScale(2);
	}

	private StoredRun run(long runId) {
		StoredRun run = this.entities.find(StoredRun.class, runId);
		if (run == null) {
			throw new IllegalArgumentException("there is no run " + runId);
		}
		return run;
	}

	private StoredRule rule(long runId, String ruleId) {
		if (run(runId).finished()) {
			throw new IllegalStateException("run " + runId + " is finished");
		}
		StoredRule rule = this.entities.find(StoredRule.class, new StoredRule.Key(runId, ruleId));
		if (rule == null) {
			throw new IllegalArgumentException("run " + runId + " has no rule " + ruleId);
		}
		return rule;
	}

	// Both databases keep microseconds; what is told at once must be what is read later.
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
