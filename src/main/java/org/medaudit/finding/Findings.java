package org.medaudit.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads runs and their findings. */
@Component
public class Findings {

	private static final int PAGE = 1_000;

	private final EntityManager entities;

	private final TransactionTemplate reading;

	Findings(EntityManager entities, PlatformTransactionManager transactions) {
		this.entities = entities;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		// A page must not pile up in the transaction of whoever asks.
		this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** All runs, the latest first. */
	public List<Run> runs() {
		return this.reading
			.execute((status) -> this.entities.createQuery("from StoredRun r order by r.id desc", StoredRun.class)
				.getResultList()
				.stream()
				.map(StoredRun::toRun)
				.toList());
	}

	/**
	 * A run by its id, or the one finished last.
	 * @param reference {@code latest} or an id
	 */
	public Optional<Run> run(String reference) {
		return this.reading.execute((status) -> stored(reference).map(StoredRun::toRun));
	}

	private Optional<StoredRun> stored(String reference) {
		if (reference.equals("latest")) {
			return StoredRuns.lastFinished(this.entities);
		}
		return reference.matches("[0-9]{1,18}")
				? Optional.ofNullable(this.entities.find(StoredRun.class, Long.valueOf(reference))) : Optional.empty();
	}

	/** The run of this identity that was begun and not finished. */
	public Optional<Run> unfinished(RunOpening.Identity identity) {
		return this.reading.execute((status) -> StoredRuns.of(this.entities, identity)
			.stream()
			.limit(1)
			.filter((run) -> !run.finished())
			.map(StoredRun::toRun)
			.findFirst());
	}

	/**
	 * What the rules of a run came to, by rule id; those that have not ended are left
	 * out.
	 */
	public List<RuleResult> results(long runId) {
		return this.reading.execute((status) -> this.entities.createQuery("""
				from StoredRule r left join fetch r.notJudged
				where r.runId = :run and r.outcome is not null order by r.ruleId""", StoredRule.class)
			.setParameter("run", runId)
			.getResultList()
			.stream()
			.map(StoredRule::toResult)
			.toList());
	}

	/**
	 * Hands over the findings of a finished run one after the other, by rule id, date and
	 * finding id, findings without a date first, without holding them all.
	 */
	public void each(long runId, FindingFilter filter, Consumer<Finding> consumer) {
		long last = StoredRuns.lastPosition(this.entities, runId);
		for (long after = 0; after < last; after += PAGE) {
			page(runId, filter, after).forEach(consumer);
		}
	}

	// The positions of a run's list have no gaps.
	private List<Finding> page(long runId, FindingFilter filter, long after) {
		return this.reading.execute((status) -> this.entities.createQuery("""
				select l, f, r.implausible, k.state, c.countedAmount from ListedFinding l
				join StoredFinding f on f.id = l.foundId
				join StoredRule r on r.runId = f.runId and r.ruleId = f.ruleId
				join KnownFinding k on k.findingId = l.findingId
				left join CountedFinding c on c.runId = l.runId and c.findingId = l.findingId
				where l.runId = :run and l.position > :after and l.position <= :until
				and (:rule is null or l.ruleId = :rule)
				and (:change is null or l.change = :change)
				and (:from is null or l.occurredOn >= :from)
				and (:to is null or l.occurredOn <= :to)
				order by l.position""", Tuple.class)
			.setParameter("run", runId)
			.setParameter("after", after)
			.setParameter("until", after + PAGE)
			.setParameter("rule", filter.ruleId())
			.setParameter("change", filter.change())
			.setParameter("from", filter.from())
			.setParameter("to", filter.to())
			.getResultList()
			.stream()
			.map((row) -> row.get(0, ListedFinding.class)
				.toFinding(row.get(1, StoredFinding.class), row.get(2, Boolean.class), row.get(3, Finding.State.class),
						row.get(4, BigDecimal.class)))
			.toList());
	}

	/** The rows that a finding rests on, as far as the database keeps them. */
	public List<FoundFinding.Evidence> evidence(long runId, String findingId) {
		return this.reading.execute((status) -> this.entities.createQuery("""
				select e from ListedFinding l join StoredEvidence e on e.foundId = l.foundId
				where l.runId = :run and l.findingId = :finding order by e.position""", StoredEvidence.class)
			.setParameter("run", runId)
			.setParameter("finding", findingId)
			.getResultList()
			.stream()
			.map(StoredEvidence::toEvidence)
			.toList());
	}

	/** Is told of a visit of a finding. */
	@FunctionalInterface
	public interface VisitConsumer {

		void accept(String ruleId, String findingId, String visitId);

	}

	/**
	 * The different visits of the kept problem rows, for findings that a finished run
	 * found and that are not about one visit alone, without holding them all.
	 */
	public void eachVisit(long runId, VisitConsumer consumer) {
		long last = StoredRuns.lastPosition(this.entities, runId);
		for (long after = 0; after < last; after += PAGE / 10) {
			long begin = after;
			this.reading.executeWithoutResult((status) -> this.entities.createQuery("""
					select distinct l.ruleId, l.findingId, e.subject.visitId from ListedFinding l
					join StoredFinding f on f.id = l.foundId
					join StoredEvidence e on e.foundId = l.foundId
					where l.runId = :run and l.position > :after and l.position <= :until
					and f.runId = l.runId and f.subject.visitId is null and e.problem and e.subject.visitId is not null
					order by l.findingId, e.subject.visitId""", Tuple.class)
				.setParameter("run", runId)
				.setParameter("after", begin)
				.setParameter("until", begin + PAGE / 10)
				.getResultList()
				.forEach((row) -> consumer.accept(row.get(0, String.class), row.get(1, String.class),
						row.get(2, String.class))));
		}
	}

	/**
	 * The run that found a listed finding last: this one, or for what it did not find
	 * again an earlier one, in whose files all its rows lie.
	 */
	public long foundIn(long runId, String findingId) {
		return this.reading.execute((status) -> this.entities.createQuery("""
				select f.runId from ListedFinding l join StoredFinding f on f.id = l.foundId
				where l.runId = :run and l.findingId = :finding""", Long.class)
			.setParameter("run", runId)
			.setParameter("finding", findingId)
			.getSingleResult());
	}

	/** Ids of the kept problem rows of findings, in the order of their positions. */
	public Map<String, List<String>> problemRowIds(long runId, List<String> findingIds) {
		Map<String, List<String>> rows = new LinkedHashMap<>();
		findingIds.forEach((id) -> rows.put(id, new ArrayList<>()));
		for (int from = 0; from < findingIds.size(); from += PAGE) {
			List<String> asked = findingIds.subList(from, Math.min(from + PAGE, findingIds.size()));
			this.reading.executeWithoutResult((status) -> this.entities.createQuery("""
					select l.findingId, e.rowId from ListedFinding l join StoredEvidence e on e.foundId = l.foundId
					where l.runId = :run and l.findingId in :findings and e.problem
					order by l.findingId, e.position""", Tuple.class)
				.setParameter("run", runId)
				.setParameter("findings", asked)
				.getResultList()
				.stream()
				.forEach((row) -> rows.get(row.get(0, String.class)).add(row.get(1, String.class))));
		}
		return rows;
	}

}
