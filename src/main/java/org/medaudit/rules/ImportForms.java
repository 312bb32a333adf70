package org.medaudit.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How published workbooks look; read from knowledge-import.yml.
 *
 * @param columns what each column may be called
 */
record ImportForms(Map<String, Pattern> columns, List<ImportForm> forms) {

	/** No column: the name of the sheet and what stands above the header. */
	static final String HEADING = "heading";

	static final String SERIAL = "serial";

	static final String NAME = "name";

	static final String CODE = "code";

	ImportForms {
		columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
		forms = List.copyOf(forms);
	}

	/** Whether a column of a sheet holds codes. */
	static boolean isCode(String column) {
		return column.startsWith(CODE);
	}

	/** The column that a cell of a header names. */
	Optional<String> column(String header) {
		String plain = PublishedText.plain(header);
		return this.columns.entrySet()
			.stream()
			.filter((column) -> column.getValue().matcher(plain).matches())
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/** The only form that a text speaks of, among those whose columns are there. */
	Optional<ImportForm> spokenOf(String text, Set<String> there) {
		String plain = PublishedText.plain(text);
		List<ImportForm> found = this.forms.stream()
			.filter((form) -> form.fits(there) && form.wording().matcher(plain).find())
			.toList();
		return (found.size() == 1) ? Optional.of(found.get(0)) : Optional.empty();
	}

}
