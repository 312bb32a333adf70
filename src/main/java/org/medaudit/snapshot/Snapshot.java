package org.medaudit.snapshot;

import java.nio.file.Path;

/**
 * A sealed snapshot.
 *
 * @param file the columnar file; never changed
 */
public record Snapshot(Path file, Manifest manifest) {

	public String id() {
		return this.manifest.id();
	}

}
