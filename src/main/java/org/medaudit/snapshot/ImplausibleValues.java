package org.medaudit.snapshot;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.ColumnType;
import org.medaudit.records.Plausible;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/** Values outside the ranges that the layouts declare; one pass over a record. */
final class ImplausibleValues {

	private final QualityNotes notes;

	private final LocalDate today;

	/**
	 * @param today the last day on which anything can have happened
	 */
	ImplausibleValues(QualityNotes notes, LocalDate today) {
		this.notes = notes;
		this.today = today;
	}

	void note() throws SQLException {
		for (RecordLayout layout : this.notes.present()) {
			List<Outside> ranges = layout.columns().stream().flatMap((column) -> outside(column).stream()).toList();
			if (!ranges.isEmpty()) {
				note(layout, ranges);
			}
		}
	}

	private void note(RecordLayout layout, List<Outside> ranges) throws SQLException {
		String sample = QualityNotes.sample(layout);
		String asked = ranges.stream()
			.map((range) -> "count(*) FILTER (WHERE " + range.condition() + "), min(" + sample + ") FILTER (WHERE "
					+ range.condition() + ")")
			.collect(Collectors.joining(", "));
		Iterator<String> answers = this.notes.answers("SELECT " + asked + " FROM " + layout.name() + " r").iterator();
		for (Outside range : ranges) {
			String rows = answers.next();
			String key = answers.next();
			if (!"0".equals(rows)) {
				this.notes.add(layout, range.column(), range.code(), rows, key);
			}
		}
	}

	private List<Outside> outside(RecordColumn column) {
		List<Outside> outside = new ArrayList<>();
		Plausible plausible = column.plausible();
		boolean dated = column.type() == ColumnType.DATE || column.type() == ColumnType.TIME;
		String name = column.name();
		String value = dated ? day(name) : "r." + name;
		if (plausible.from() != null) {
			outside.add(new Outside(name, QualityNotes.coded("below", plausible.from()),
					value + " < " + bound(plausible.from(), dated)));
		}
		if (plausible.above() != null) {
			outside.add(new Outside(name, QualityNotes.coded("not-above", plausible.above()),
					value + " <= " + plausible.above()));
		}
		if (Plausible.TODAY.equals(plausible.to())) {
			outside.add(new Outside(name, QualityNotes.coded("in-the-future", this.today),
					value + " > " + bound(this.today.toString(), dated)));
		}
		else if (plausible.to() != null) {
			outside.add(new Outside(name, QualityNotes.coded("beyond", plausible.to()),
					value + " > " + bound(plausible.to(), dated)));
		}
		if (plausible.notAfter() != null) {
			String other = day(plausible.notAfter());
			outside
				.add(new Outside(name, QualityNotes.coded("later-than", plausible.notAfter()), value + " > " + other));
			if (plausible.yearsBefore() != null) {
				outside.add(new Outside(name,
						QualityNotes.coded("years-before", plausible.yearsBefore(), plausible.notAfter()),
						value + " < " + other + " - INTERVAL " + plausible.yearsBefore() + " YEAR"));
			}
		}
		return outside;
	}

	private static String day(String column) {
		return "CAST(r." + column + " AS DATE)";
	}

	private static String bound(String value, boolean dated) {
		return dated ? "DATE '" + value + "'" : value;
	}

	/** A condition under which a row is told, and the code under which. */
	private record Outside(String column, String code, String condition) {
	}

}
