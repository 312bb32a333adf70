package org.medaudit.snapshot;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * Values for which there is no row in the record that they refer to, where the hospital
 * handed that record over.
 */
final class Orphans {

	/** Code of what is noted; the record that is referred to stands behind it. */
	static final String CODE = "orphan";

	private final QualityNotes notes;

	Orphans(QualityNotes notes) {
		this.notes = notes;
	}

	void note() throws SQLException {
		Set<String> present = this.notes.present().stream().map(RecordLayout::name).collect(Collectors.toSet());
		for (RecordLayout layout : this.notes.present()) {
			for (RecordColumn column : layout.columns()) {
				List<Target> targets = column.refersTo().stream().map(Target::of).toList();
				if (!targets.isEmpty() && targets.stream().allMatch((target) -> present.contains(target.record()))) {
					note(layout, column.name(), targets);
				}
			}
		}
	}

	private void note(RecordLayout layout, String column, List<Target> targets) throws SQLException {
		List<String> found = this.notes.answers("SELECT count(*), min(" + QualityNotes.sample(layout) + ") FROM "
				+ layout.name() + " r WHERE " + unknown(column, targets));
		if (!"0".equals(found.get(0))) {
			this.notes.add(layout, column, QualityNotes.coded(CODE, targets.get(0).record()), found.get(0),
					found.get(1));
		}
	}

	/**
	 * The three values of a column that refer to nothing most often, each with its rows.
	 */
	List<List<String>> mostFrequent(RecordLayout layout, String column) throws SQLException {
		List<Target> targets = layout.column(column).orElseThrow().refersTo().stream().map(Target::of).toList();
		return this.notes
			.rows("SELECT r." + column + ", count(*) FROM " + layout.name() + " r WHERE " + unknown(column, targets)
					+ " GROUP BY r." + column + " ORDER BY count(*) DESC, r." + column + " LIMIT 3");
	}

	private static String unknown(String column, List<Target> targets) {
		return targets.stream()
			.map((target) -> " AND NOT EXISTS (SELECT 1 FROM " + target.record() + " t WHERE t." + target.column()
					+ " = r." + column + ")")
			.collect(Collectors.joining("", "r." + column + " IS NOT NULL", ""));
	}

	/** A column that is referred to. */
	private record Target(String record, String column) {

		static Target of(String name) {
			int dot = name.indexOf('.');
			return new Target(name.substring(0, dot), name.substring(dot + 1));
		}

	}

}
