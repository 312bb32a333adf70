package org.medaudit.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.medaudit.snapshot.RecordAccount;
import org.medaudit.snapshot.Snapshot;

/**
 * What reading a source came to.
 *
 * @param accounts rows and money read, accepted, rejected, per file
 * @param notices what the user should know: files and columns ignored, rulings of a
 * mapping
 * @param durations how long each step took
 */
public record IngestResult(Snapshot snapshot, List<RecordAccount> accounts, List<Notice> notices,
		Map<IngestStep, Duration> durations) {
}
