package org.medaudit.intake;

import java.nio.file.Path;
import java.util.Optional;

import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Period;

/**
 * What is to be read into a snapshot.
 *
 * @param source a folder of records or a source.yml
 * @param dataFolder where the files of a source.yml lie, when not beside it
 * @param home where snapshots are kept
 * @param parameters those that shape derived tables
 * @param period the dates that the hospital says its data covers
 */
public record IngestRequest(Path source, Optional<Path> dataFolder, Path home, EngineSettings engine,
		SnapshotParameters parameters, Optional<Period> period) {
}
