package org.medaudit.report;

import java.nio.file.Path;
import java.util.Optional;

import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.SnapshotStore;

/**
 * What a report is made from and where it goes.
 *
 * @param runId a finished run
 * @param library the rules as the run used them: titles, legal basis, chapters
 * @param snapshots where the run's snapshot lies
 * @param engine what reading it may take of the machine
 * @param folder where the files go; created when missing
 * @param templates a folder of templates that replaces the packed ones
 */
public record ReportRequest(long runId, RuleLibrary library, SnapshotStore snapshots, EngineSettings engine,
		Path folder, Optional<Path> templates) {
}
