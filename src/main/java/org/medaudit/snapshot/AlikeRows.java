package org.medaudit.snapshot;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * Rows that repeat another row of their record in everything but the key: a record that
 * was exported twice looks so. In large records only the rows of some visits are
 * compared, and the number is an estimate.
 */
final class AlikeRows {

	/** Rows that are compared with each other at most. */
	static final long COMPARED_ROWS = 100_000;

	/** Code of an estimated number. */
	static final String ESTIMATED = "alike-estimated";

	private final QualityNotes notes;

	AlikeRows(QualityNotes notes) {
		this.notes = notes;
	}

	void note() throws SQLException {
		for (RecordLayout layout : this.notes.present()) {
			// A key of several columns is made of what the row says: nothing that could
			// differ
			// is left.
			if (!layout.alikeUsual() && layout.key().size() < 2) {
				note(layout);
			}
		}
	}

	private void note(RecordLayout layout) throws SQLException {
		long rows = Long.parseLong(this.notes.answers("SELECT count(*) FROM " + layout.name()).get(0));
		long parts = 1;
		while (rows / parts > COMPARED_ROWS) {
			parts *= 2;
		}
		String share = (parts > 1) ? " WHERE hash(" + spread(layout) + ") % " + parts + " = 0" : "";
		List<String> found = this.notes.answers("SELECT CAST(sum(surplus) * " + parts
				+ " AS BIGINT), min(sample) FROM (SELECT count(*) - 1 AS surplus, min(" + QualityNotes.sample(layout)
				+ ") AS sample FROM " + layout.name() + " r" + share + " GROUP BY hash("
				+ layout.columns()
					.stream()
					.map(RecordColumn::name)
					.filter(notIn(layout.key()))
					.collect(Collectors.joining(", "))
				+ ") HAVING count(*) > 1)");
		if (found.get(0) != null) {
			this.notes.add(layout, layout.key().isEmpty() ? "" : layout.key().get(0),
					(parts > 1) ? QualityNotes.coded(ESTIMATED, parts) : "alike", found.get(0), found.get(1));
		}
	}

	/** What like rows share, so that they fall into the same part. */
	private static String spread(RecordLayout layout) {
		return layout.columns()
			.stream()
			.filter((column) -> column.type() == ColumnType.ID)
			.map(RecordColumn::name)
			.filter(notIn(layout.key()))
			.findFirst()
			.orElseGet(() -> layout.columns().get(0).name());
	}

	private static Predicate<String> notIn(List<String> key) {
		return (column) -> !key.contains(column);
	}

}
