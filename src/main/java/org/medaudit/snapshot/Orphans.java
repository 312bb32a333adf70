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
		String unknown = targets.stream()
			.map((target) -> " AND NOT EXISTS (SELECT 1 FROM " + target.record() + " t WHERE t." + target.column()
					+ " = r." + column + ")")
			.collect(Collectors.joining());
		List<String> found = this.notes.answers("SELECT count(*), min(" + QualityNotes.sample(layout) + ") FROM "
				+ layout.name() + " r WHERE r." + column + " IS NOT NULL" + unknown);
		if (!"0".equals(found.get(0))) {
			this.notes.add(layout, column, QualityNotes.coded(CODE, targets.get(0).record()), found.get(0),
					found.get(1));
		}
	}

	/** A column that is referred to. */
	private record Target(String record, String column) {

		static Target of(String name) {
			int dot = name.indexOf('.');
			return new Target(name.substring(0, dot), name.substring(dot + 1));
		}

	}

}
