package org.medaudit.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What becomes of the rows of one class of knowledge points.
 *
 * @param wording what the heading or the row says of this class
 * @param take table column to the column of the sheet that it is taken from
 * @param set values that are the same for all rows
 * @param asked columns that no workbook fills because regions differ, and what they mean
 * @param skip why no row of the class becomes knowledge
 */
record ImportForm(String name, Text title, Pattern wording, KnowledgeLayout layout, Map<String, String> take,
		Map<String, String> set, List<ImportReading> readings, Map<String, Text> asked, Optional<Text> skip) {

	ImportForm {
		take = Collections.unmodifiableMap(new LinkedHashMap<>(take));
		set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
		readings = List.copyOf(readings);
		asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
	}

	/** Whether a sheet has what its rows are made of; codes may lie on another sheet. */
	boolean fits(Set<String> columns) {
		boolean taken = this.take.values()
			.stream()
			.allMatch((column) -> ImportForms.isCode(column) || columns.contains(column));
		boolean pairs = this.take.values().stream().filter(ImportForms::isCode).count() > 1;
		boolean coded = !pairs || this.take.values().stream().allMatch(columns::contains);
		return taken && coded
				&& this.readings.stream()
					.allMatch((reading) -> !reading.otherwise().isEmpty() || reading.from()
						.keySet()
						.stream()
						.anyMatch((source) -> ImportForms.isCode(source) || source.equals(ImportForms.HEADING)
								|| columns.containsAll(ImportReading.parts(source))));
	}

	/** Columns of the table that its rows have a word on. */
	Set<String> speaksOf() {
		Set<String> columns = new LinkedHashSet<>(this.take.keySet());
		columns.addAll(this.set.keySet());
		this.readings.forEach((reading) -> columns.addAll(reading.fills()));
		return columns;
	}

}
