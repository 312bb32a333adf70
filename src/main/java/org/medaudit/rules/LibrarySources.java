package org.medaudit.rules;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a hospital lays over the packed library.
 *
 * @param rules a folder of rule folders; one with the id of a packed rule replaces it
 * @param knowledge a folder of CSV files; their rows replace packed rows of the same key
 * @param parameters a YAML file of values
 */
public record LibrarySources(Optional<Path> rules, Optional<Path> knowledge, Optional<Path> parameters) {

	/** The packed library alone. */
	public static LibrarySources packed() {
		return new LibrarySources(Optional.empty(), Optional.empty(), Optional.empty());
	}

}
