package org.medaudit.rules;

import java.util.Optional;

/**
 * A chapter of the self-inspection report, or a part of one; read from chapters.yml.
 *
 * @param key such as {@code charging.beds}; a part's key begins with that of its chapter
 * @param clause of the customer's requirement, 1 to 5
 * @param standard what the clause asks, in one sentence
 */
public record Chapter(String key, int clause, Text title, Text standard) {

	/** The chapter that this is a part of. */
	public Optional<String> parent() {
		int dot = this.key.lastIndexOf('.');
		return (dot < 0) ? Optional.empty() : Optional.of(this.key.substring(0, dot));
	}

}
