package org.medaudit.finding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.springframework.stereotype.Component;

/**
 * Doubts about what is resolved where nobody declared the period of a snapshot. Its first
 * and last dates are then those of the data, and near them lie days of which only some
 * visits were handed over: long stays that reach into another quarter. Unless the period
 * covers the whole period in which a finding was found, the finding is resolved only if
 * all its visits are in the snapshot.
 */
@Component
class EdgeOfPeriod {

	private static final int PAGE = 1_000;

	private final EntityManager entities;

	EdgeOfPeriod(EntityManager entities) {
		this.entities = entities;
	}

	/**
	 * Makes of doubtful resolved findings of the run's list such that are not covered.
	 */
	void reopen(long runId, SnapshotVisits visits) {
		long last = StoredRuns.lastPosition(this.entities, runId);
		for (long after = 0; after < last; after += PAGE) {
			Map<String, Set<String>> visitsOf = doubtful(runId, after);
			Set<String> present = present(visitsOf, visits);
			visitsOf.values().removeIf(present::containsAll);
			if (!visitsOf.isEmpty()) {
				notCovered(runId, visitsOf.keySet());
			}
		}
	}

	/**
	 * Resolved findings on a page of the list whose period of finding is not covered,
	 * with the visits of the rows that speak for them. A row without a visit, no row, and
	 * rows that only the sealed evidence has stand as a visit that is null and never
	 * present.
	 */
	private Map<String, Set<String>> doubtful(long runId, long after) {
		Map<String, Set<String>> visitsOf = new HashMap<>();
		this.entities.createQuery("""
				select distinct l.findingId, case
				when (case when f.problemRows = 0 then f.evidenceRows else f.problemRows end) <= :kept
				then e.subject.visitId end
				from ListedFinding l
				join StoredFinding f on f.id = l.foundId
				join StoredRun found on found.id = f.runId
				join StoredRun run on run.id = l.runId
				left join StoredEvidence e on e.foundId = f.id and (e.problem or f.problemRows = 0)
				where l.runId = :run and l.position > :after and l.position <= :until and l.change = RESOLVED
				and (run.periodFrom > found.periodFrom or run.periodTo < found.periodTo)""", Tuple.class)
			.setParameter("kept", FoundFinding.KEPT_EVIDENCE)
			.setParameter("run", runId)
			.setParameter("after", after)
			.setParameter("until", after + PAGE)
			.getResultList()
			.forEach((row) -> visitsOf.computeIfAbsent(row.get(0, String.class), (id) -> new HashSet<>())
				.add(row.get(1, String.class)));
		return visitsOf;
	}

	private static Set<String> present(Map<String, Set<String>> visitsOf, SnapshotVisits visits) {
		List<String> asked = visitsOf.values()
			.stream()
			.flatMap(Set::stream)
			.filter(Objects::nonNull)
			.distinct()
			.sorted()
			.toList();
		Set<String> present = new HashSet<>();
		for (int from = 0; from < asked.size(); from += PAGE) {
			present.addAll(visits.among(Set.copyOf(asked.subList(from, Math.min(from + PAGE, asked.size())))));
		}
		return present;
	}

	private void notCovered(long runId, Set<String> findingIds) {
		this.entities.createQuery("""
				update ListedFinding l set l.change = NOT_COVERED
				where l.runId = :run and l.findingId in :findings""")
			.setParameter("run", runId)
			.setParameter("findings", findingIds)
			.executeUpdate();
	}

}
