package org.medaudit.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;

/**
 * Writes the list of a run: what it found, and what the run before of the institution
 * knew as open. In statements over all findings, not one finding at a time.
 */
@Component
class RunList {

	private static final long NO_RUN = 0;

	private final EntityManager entities;

	private final EdgeOfPeriod edge;

	RunList(EntityManager entities, EdgeOfPeriod edge) {
		this.entities = entities;
		this.edge = edge;
	}

	/**
	 * To be called once, in the transaction that closes the run.
	 * @param previous the run before; null for the first one of an institution
	 */
	void write(StoredRun run, StoredRun previous, SnapshotVisits visits) {
		this.entities.flush();
		this.entities.createNativeQuery(resource("know-findings.sql")).setParameter("run", run.id()).executeUpdate();
		this.entities.createNativeQuery(resource("list-findings.sql"))
			.setParameter("run", run.id())
			.setParameter("previous", (previous == null) ? NO_RUN : previous.id())
			.executeUpdate();
		if (!run.periodDeclared()) {
			this.edge.reopen(run.id(), visits);
		}
	}

	private static String resource(String name) {
		try (InputStream stream = RunList.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
