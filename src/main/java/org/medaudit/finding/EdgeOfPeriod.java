package org.medaudit.finding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

	private static final int PAGE = 200;

	private static final int ASKED_AT_ONCE = 1_000;

	private final EntityManager entities;

	EdgeOfPeriod(EntityManager entities) {
		this.entities = entities;
	}

	/**
	 * Makes of doubtful resolved findings of the run's list such that are not covered.
	 */
	void reopen(long runId, SnapshotVisits visits) {
		long after = 0;
		for (List<Tuple> page = doubtful(runId, after); !page.isEmpty(); page = doubtful(runId, after)) {
			Set<String> reopened = new TreeSet<>(page.stream().map((row) -> row.get(1, String.class)).toList());
			reopened.removeAll(withAllVisits(runId, reopened, visits));
			if (!reopened.isEmpty()) {
				this.entities.createQuery("""
						update ListedFinding l set l.change = NOT_COVERED
						where l.runId = :run and l.findingId in :findings""")
					.setParameter("run", runId)
					.setParameter("findings", reopened)
					.executeUpdate();
			}
			after = page.get(page.size() - 1).get(0, Long.class);
		}
	}

	private List<Tuple> doubtful(long runId, long after) {
		return this.entities.createQuery("""
				select l.position, l.findingId from ListedFinding l
				join StoredFinding f on f.id = l.foundId
				join StoredRun found on found.id = f.runId
				join StoredRun run on run.id = l.runId
				where l.runId = :run and l.position > :after and l.change = RESOLVED
				and (run.periodFrom > found.periodFrom or run.periodTo < found.periodTo)
				order by l.position""", Tuple.class)
			.setParameter("run", runId)
			.setParameter("after", after)
			.setMaxResults(PAGE)
			.getResultList();
	}

	private Set<String> withAllVisits(long runId, Set<String> findingIds, SnapshotVisits visits) {
		Map<String, Set<String>> visitsOf = new HashMap<>();
		for (Tuple row : visitsOf(runId, findingIds)) {
			visitsOf.computeIfAbsent(row.get(0, String.class), (id) -> new HashSet<>()).add(row.get(1, String.class));
		}
		Set<String> present = present(visitsOf, visits);
		visitsOf.values().removeIf((ids) -> !present.containsAll(ids));
		return visitsOf.keySet();
	}

	// A row without a visit, and rows that are not kept here, cannot be looked for.
	private List<Tuple> visitsOf(long runId, Set<String> findingIds) {
		return this.entities.createQuery("""
				select distinct l.findingId, e.subject.visitId from ListedFinding l
				join StoredFinding f on f.id = l.foundId
				join StoredEvidence e on e.foundId = f.id
				where l.runId = :run and l.findingId in :findings
				and (e.problem or f.problemRows = 0)
				and (case when f.problemRows = 0 then f.evidenceRows else f.problemRows end) <= :kept""", Tuple.class)
			.setParameter("run", runId)
			.setParameter("findings", findingIds)
			.setParameter("kept", FoundFinding.KEPT_EVIDENCE)
			.getResultList();
	}

	private static Set<String> present(Map<String, Set<String>> visitsOf, SnapshotVisits visits) {
		Set<String> present = new HashSet<>();
		Set<String> asked = new HashSet<>();
		for (Set<String> ids : visitsOf.values()) {
			for (String id : ids) {
				if (id != null && asked.add(id) && asked.size() == ASKED_AT_ONCE) {
					present.addAll(visits.among(Set.copyOf(asked)));
					asked.clear();
				}
			}
		}
		if (!asked.isEmpty()) {
			present.addAll(visits.among(Set.copyOf(asked)));
		}
		return present;
	}

}
