package org.medaudit.rules;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says beside the workbooks.
 *
 * @param validFrom first date of the rows; earlier imported rows of their keys then end
 * the day before
 * @param values of table columns that no workbook fills because regions differ
 */
public record ImportChoices(Optional<LocalDate> validFrom, Map<String, String> values) {

	public ImportChoices {
		values = Map.copyOf(values);
	}

	/** Rows that hold always, and nothing regional. */
	public static ImportChoices none() {
		return new ImportChoices(Optional.empty(), Map.of());
	}

	Optional<String> value(String column) {
		return Optional.ofNullable(this.values.get(column));
	}

}
