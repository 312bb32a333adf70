package org.medaudit.values;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the known name that a mistyped one most likely meant. */
public final class NearestName {

	private NearestName() {
	}

	/**
	 * The closest known name, if it differs in no more than a third of its letters (at
	 * least two).
	 */
	public static Optional<String> of(String name, Collection<String> known) {
		int allowed = Math.max(2, name.length() / 3);
		return known.stream()
			.filter((candidate) -> distance(name, candidate) <= allowed)
			.min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
				.thenComparing(Comparator.naturalOrder()));
	}

	static int distance(String left, String right) {
		int[] previous = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int[] current = new int[right.length() + 1];
			current[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
				int substitution = previous[j - 1] + (same ? 0 : 1);
				current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[right.length()];
	}

}
