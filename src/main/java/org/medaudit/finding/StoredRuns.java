package org.medaudit.finding;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;

/** Ways of asking for runs that the writing and the reading side share. */
final class StoredRuns {

	private StoredRuns() {
	}

	/** Runs of an audit, the highest number first. */
	static List<StoredRun> of(EntityManager entities, RunOpening.Identity identity) {
		return entities.createQuery("""
				from StoredRun r where r.contentHash = :content and r.rulesHash = :rules
				and r.knowledgeHash = :knowledge and r.parametersHash = :parameters
				order by r.number desc""", StoredRun.class)
			.setParameter("content", identity.contentHash())
			.setParameter("rules", identity.rulesHash())
			.setParameter("knowledge", identity.knowledgeHash())
			.setParameter("parameters", identity.parametersHash())
			.getResultList();
	}

	/** The run that was finished last, of whatever institution. */
	static Optional<StoredRun> lastFinished(EntityManager entities) {
		return entities
			.createQuery("from StoredRun r where r.finishedOrder is not null order by r.finishedOrder desc",
					StoredRun.class)
			.setMaxResults(1)
			.getResultList()
			.stream()
			.findFirst();
	}

	/** The run of an institution that was finished last. */
	static Optional<StoredRun> lastFinished(EntityManager entities, String institutionCode) {
		return entities.createQuery("""
				from StoredRun r where r.institutionCode = :institution and r.finishedOrder is not null
				order by r.finishedOrder desc""", StoredRun.class)
			.setParameter("institution", institutionCode)
			.setMaxResults(1)
			.getResultList()
			.stream()
			.findFirst();
	}

	/** The last position of a run's list; 0 where it has none. */
	static long lastPosition(EntityManager entities, long runId) {
		return entities
			.createQuery("select coalesce(max(l.position), 0) from ListedFinding l where l.runId = :run", Long.class)
			.setParameter("run", runId)
			.getSingleResult();
	}

}
