package org.medaudit.scan;

import java.util.HashMap;
import java.util.Map;

/**
 * One instance of equal values: evidence repeats patients, items, prices and remainders,
 * and a finding may have a million rows. Not thread-safe.
 */
final class Interned {

	private final Map<Object, Object> known = new HashMap<>();

	@SuppressWarnings("unchecked")
	<T> T of(T value) {
		if (value == null) {
			return null;
		}
		Object before = this.known.putIfAbsent(value, value);
		return (before == null) ? value : (T) before;
	}

	void clear() {
		this.known.clear();
	}

}
