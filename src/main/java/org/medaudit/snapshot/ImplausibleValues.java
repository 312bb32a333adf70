package org.medaudit.snapshot;

import java.math.BigDecimal;
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

/**
 * Values outside the ranges that the layouts declare; at most one pass over a record.
 */
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

	/**
	 * After the columns were profiled: only where a bound lies outside are rows looked
	 * at.
	 */
	void note() throws SQLException {
		for (RecordLayout layout : this.notes.present()) {
			List<Outside> ranges = new ArrayList<>();
			for (RecordColumn column : layout.columns()) {
				if (!column.plausible().equals(Plausible.ANYTHING)) {
					ranges.addAll(outside(column, bounds(layout, column)));
				}
			}
			if (!ranges.isEmpty()) {
				note(layout, ranges);
			}
		}
	}

	/** Smallest and largest value, null where there is none. */
	private List<String> bounds(RecordLayout layout, RecordColumn column) throws SQLException {
		return this.notes.answers("SELECT min(smallest), min(largest) FROM column_profile WHERE record = '"
				+ layout.name() + "' AND column_name = '" + column.name() + "'");
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

	private List<Outside> outside(RecordColumn column, List<String> bounds) {
		List<Outside> outside = new ArrayList<>();
		if (bounds.get(0) == null) {
			return outside;
		}
		Plausible plausible = column.plausible();
		boolean dated = column.type() == ColumnType.DATE || column.type() == ColumnType.TIME;
		String name = column.name();
		String value = dated ? day(name) : "r." + name;
		String smallest = bounds.get(0);
		String largest = bounds.get(1);
		if (plausible.from() != null && compare(smallest, plausible.from(), dated) < 0) {
			outside.add(new Outside(name, QualityNotes.coded("below", plausible.from()),
					value + " < " + bound(plausible.from(), dated)));
		}
		if (plausible.above() != null && compare(smallest, plausible.above(), dated) <= 0) {
			outside.add(new Outside(name, QualityNotes.coded("not-above", plausible.above()),
					value + " <= " + bound(plausible.above(), dated)));
		}
		boolean today = Plausible.TODAY.equals(plausible.to());
		String to = today ? this.today.toString() : plausible.to();
		if (to != null && compare(largest, to, dated) > 0) {
			outside.add(new Outside(name, QualityNotes.coded(today ? "in-the-future" : "beyond", to),
					value + " > " + bound(to, dated)));
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

	/** Days by their text, numbers as such. */
	private static int compare(String value, String bound, boolean dated) {
		return dated ? value.substring(0, Math.min(value.length(), bound.length())).compareTo(bound)
				: new BigDecimal(value).compareTo(new BigDecimal(bound));
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
