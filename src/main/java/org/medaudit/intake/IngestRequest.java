package org.medaudit.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;
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
 * @param base an earlier snapshot, where only what changed since is to be read
 */
public record IngestRequest(List<Path> sources, Optional<Path> dataFolder, Path home, EngineSettings engine,
		SnapshotParameters parameters, Optional<Period> period, Environment environment, Optional<Snapshot> base) {

	public IngestRequest {
		sources = List.copyOf(sources);
	}

	/** One that reads everything. */
	public IngestRequest(List<Path> sources, Optional<Path> dataFolder, Path home, EngineSettings engine,
			SnapshotParameters parameters, Optional<Period> period, Environment environment) {
		this(sources, dataFolder, home, engine, parameters, period, environment, Optional.empty());
	}

	/** One of sources that name no variables. */
	public IngestRequest(List<Path> sources, Optional<Path> dataFolder, Path home, EngineSettings engine,
			SnapshotParameters parameters, Optional<Period> period) {
		this(sources, dataFolder, home, engine, parameters, period, Environment.EMPTY, Optional.empty());
	}

	/** The same, reading only what changed since an earlier snapshot. */
	public IngestRequest since(Optional<Snapshot> earlier) {
		return new IngestRequest(this.sources, this.dataFolder, this.home, this.engine, this.parameters, this.period,
				this.environment, earlier);
	}

}
