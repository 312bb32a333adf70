package org.medaudit.snapshot;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	/** Rows of a record that is short. */
	static final long SMALL = 20_000;

	private final QualityNotes notes;

	Orphans(QualityNotes notes) {
		this.notes = notes;
	}

	void note() throws SQLException {
		Map<String, Boolean> small = new HashMap<>();
		for (RecordLayout layout : this.notes.present()) {
			small.put(layout.name(), count(layout.name()) <= SMALL);
		}
		for (RecordLayout layout : this.notes.present()) {
			Map<Boolean, List<Reference>> together = layout.columns()
				.stream()
				.map((column) -> new Reference(column.name(), targets(column)))
				.filter((reference) -> !reference.targets().isEmpty())
				.filter((reference) -> reference.targets().stream().allMatch((to) -> small.containsKey(to.record())))
				.collect(Collectors.partitioningBy((reference) -> !small.get(layout.name())
						&& reference.targets().stream().allMatch((to) -> small.get(to.record()))));
			for (Reference reference : together.get(false)) {
				note(layout, reference, layout.name() + " r", "count(*)", QualityNotes.sample(layout));
			}
			noteTogether(layout, together.get(true));
		}
	}

	private long count(String record) throws SQLException {
		return Long.parseLong(this.notes.answers("SELECT count(*) FROM " + record).get(0));
	}

	/**
	 * Of a long record each combination of values is looked up once in the short ones: a
	 * hospital has few people, and many lines.
	 */
	private void noteTogether(RecordLayout layout, List<Reference> references) throws SQLException {
		if (references.isEmpty()) {
			return;
		}
		String columns = references.stream()
			.map((reference) -> "r." + reference.column())
			.collect(Collectors.joining(", "));
		this.notes.execute("CREATE TEMP TABLE combination AS SELECT " + columns + ", count(*) AS row_count, min("
				+ QualityNotes.sample(layout) + ") AS sample FROM " + layout.name() + " r GROUP BY " + columns);
		for (Reference reference : references) {
			note(layout, reference, "combination r", "coalesce(sum(r.row_count), 0)", "r.sample");
		}
		this.notes.execute("DROP TABLE combination");
	}

	private void note(RecordLayout layout, Reference reference, String rows, String count, String sample)
			throws SQLException {
		List<String> found = this.notes.answers("SELECT " + count + ", min(" + sample + ") FROM " + rows + " WHERE "
				+ unknown(reference.column(), reference.targets()));
		if (!"0".equals(found.get(0))) {
			this.notes.add(layout, reference.column(), QualityNotes.coded(CODE, reference.targets().get(0).record()),
					found.get(0), found.get(1));
		}
	}

	/**
	 * The three values of a column that refer to nothing most often, each with its rows.
	 */
	List<List<String>> mostFrequent(RecordLayout layout, String column) throws SQLException {
		List<Target> targets = targets(layout.column(column).orElseThrow());
		return this.notes
			.rows("SELECT r." + column + ", count(*) FROM " + layout.name() + " r WHERE " + unknown(column, targets)
					+ " GROUP BY r." + column + " ORDER BY count(*) DESC, r." + column + " LIMIT 3");
	}

	private static List<Target> targets(RecordColumn column) {
		return column.refersTo().stream().map(Target::of).toList();
	}

	private static String unknown(String column, List<Target> targets) {
		return targets.stream()
			.map((target) -> " AND NOT EXISTS (SELECT 1 FROM " + target.record() + " t WHERE t." + target.column()
					+ " = r." + column + ")")
			.collect(Collectors.joining("", "r." + column + " IS NOT NULL", ""));
	}

	/** A column that refers to others. */
	private record Reference(String column, List<Target> targets) {
	}

	/** A column that is referred to. */
	private record Target(String record, String column) {

		static Target of(String name) {
			int dot = name.indexOf('.');
			return new Target(name.substring(0, dot), name.substring(dot + 1));
		}

	}

}
