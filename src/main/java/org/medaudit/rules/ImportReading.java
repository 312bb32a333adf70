package org.medaudit.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Table columns whose values stand in words.
 *
 * @param from columns of the sheet, several joined by +, and what is made of their text,
 * in the order they are tried
 * @param otherwise values where no word is found; none where the row cannot be taken then
 * @param said what the basis then says
 */
record ImportReading(Map<String, ImportWords> from, Map<String, String> otherwise, Text said) {

	ImportReading {
		from = Collections.unmodifiableMap(new LinkedHashMap<>(from));
		otherwise = Collections.unmodifiableMap(new LinkedHashMap<>(otherwise));
	}

	/** The columns of the table that it fills. */
	Set<String> fills() {
		Set<String> columns = new LinkedHashSet<>(this.otherwise.keySet());
		this.from.values().forEach((words) -> words.say().values().forEach((say) -> columns.addAll(say.keySet())));
		return columns;
	}

	/** The columns of the sheet that a source joins. */
	static List<String> parts(String source) {
		return List.of(source.split("\\+"));
	}

}
