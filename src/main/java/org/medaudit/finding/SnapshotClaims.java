package org.medaudit.finding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which snapshots findings and runs still need, by the id of the snapshot. */
@Component
@Transactional(readOnly = true)
public class SnapshotClaims {

	private final EntityManager entities;

	SnapshotClaims(EntityManager entities) {
		this.entities = entities;
	}

	/**
	 * How many findings rest on a snapshot that nobody has decided yet and that are not
	 * resolved: they rest on the one in which they were found last.
	 */
	public Map<String, Long> openFindings() {
		Map<String, Long> open = new TreeMap<>();
		this.entities.createQuery("""
				select r.snapshotId, count(l) from ListedFinding l
				join StoredFinding f on f.id = l.foundId
				join StoredRun r on r.id = f.runId
				join KnownFinding k on k.findingId = l.findingId
				where l.change <> RESOLVED and k.state in (OPEN, NEEDS_DOCUMENTS)
				and l.runId in (select x.id from StoredRun x where x.finishedOrder =
				(select max(y.finishedOrder) from StoredRun y where y.institutionCode = x.institutionCode))
				group by r.snapshotId""", Tuple.class)
			.getResultList()
			.forEach((row) -> open.put(row.get(0, String.class), row.get(1, Long.class)));
		return open;
	}

	/** The latest unfinished run of each snapshot that has one. */
	public Map<String, Long> unfinishedRuns() {
		Map<String, Long> unfinished = new TreeMap<>();
		List<StoredRun> runs = this.entities
			.createQuery("from StoredRun r where r.finishedOrder is null order by r.id", StoredRun.class)
			.getResultList();
		runs.forEach((run) -> unfinished.put(run.toRun().snapshotId(), run.id()));
		return unfinished;
	}

}
