package org.medaudit.scan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The first different values of the columns that a message names: of the problem rows,
 * else of all rows. Not thread-safe.
 */
final class SaidValues {

	/** One more than a message names, so that it can say that there are more. */
	private static final int KEPT = Message.NAMED + 1;

	private final Map<String, Set<Object>> ofProblems = new HashMap<>();

	private final Map<String, Set<Object>> ofAll = new HashMap<>();

	SaidValues(List<String> columns) {
		for (String column : columns) {
			this.ofProblems.put(column, new LinkedHashSet<>());
			this.ofAll.put(column, new LinkedHashSet<>());
		}
	}

	void add(boolean problem, Function<String, Object> row) {
		this.ofAll.forEach((column, values) -> {
			Object value = row.apply(column);
			if (value != null) {
				keep(values, value);
				if (problem) {
					keep(this.ofProblems.get(column), value);
				}
			}
		});
	}

	Set<Object> of(String column) {
		Set<Object> values = this.ofProblems.get(column);
		return values.isEmpty() ? this.ofAll.get(column) : values;
	}

	private static void keep(Set<Object> values, Object value) {
		if (values.size() < KEPT) {
			values.add(value);
		}
	}

}
