package org.medaudit.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Environment;
import org.medaudit.values.Period;

/**
 * What is to be read into a snapshot.
 *
 * @param sources folders of records or source.yml, in the order in which one goes before
 * another where both give a row
 * @param dataFolder where the files of a source.yml lie, when not beside it
 * @param home where snapshots are kept
 * @param parameters those that shape derived tables
 * @param period the dates that the hospital says its data covers
 * @param environment where the secrets of databases are
 */
public record IngestRequest(List<Path> sources, Optional<Path> dataFolder, Path home, EngineSettings engine,
		SnapshotParameters parameters, Optional<Period> period, Environment environment) {

	public IngestRequest {
		sources = List.copyOf(sources);
	}

	/** One of sources that name no variables. */
	public IngestRequest(List<Path> sources, Optional<Path> dataFolder, Path home, EngineSettings engine,
			SnapshotParameters parameters, Optional<Period> period) {
		this(sources, dataFolder, home, engine, parameters, period, Environment.EMPTY);
	}

}
