package org.medaudit.scan;

import java.nio.file.Path;
import java.util.Optional;

import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;

/**
 * A snapshot to be judged by a library.
 *
 * @param home where evidence of the run is kept
 * @param engine what the columnar engine may take; its threads are also how many rules
 * run at a time
 * @param profiles where the plans of the rules are written, in a folder of the run; empty
 * when nobody wants them
 */
public record ScanRequest(Snapshot snapshot, RuleLibrary library, Path home, EngineSettings engine,
		Optional<Path> profiles) {

	/** Without plans. */
	public ScanRequest(Snapshot snapshot, RuleLibrary library, Path home, EngineSettings engine) {
		this(snapshot, library, home, engine, Optional.empty());
	}

}
