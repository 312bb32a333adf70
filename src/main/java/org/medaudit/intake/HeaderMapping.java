package org.medaudit.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * Which header of a file (or column of a query) gives which column of a layout.
 *
 * @param positions layout column to the position of its header, the first being 0
 * @param national layout columns that stand under their national name, so that national
 * values are translated
 * @param unknown headers that no column of the layout has
 */
record HeaderMapping(Map<String, Integer> positions, List<String> national, List<String> unknown) {

	/**
	 * Maps every header; what is missing or doubled is added to the problems.
	 * @param place file or query, for the messages
	 */
	static HeaderMapping of(RecordLayout layout, List<String> header, String place, Problems problems) {
		HeaderMapping mapping = of(layout, header, (written) -> ColumnName.find(layout, written), place, problems);
		mapping.missing(layout).forEach((column) -> missing(column, mapping.unknown, place, problems));
		return mapping;
	}

	/** The same for the columns of a query, which have English names only. */
	static HeaderMapping ofQuery(RecordLayout layout, List<String> given, String place, Problems problems) {
		HeaderMapping mapping = of(layout, given,
				(name) -> layout.column(name.toLowerCase(Locale.ROOT)).map((column) -> new ColumnName(column, false)),
				place, problems);
		mapping.missing(layout).forEach((column) -> missingOfQuery(column, mapping.unknown, place, problems));
		return mapping;
	}

	private static void missingOfQuery(RecordColumn column, List<String> unknown, String place, Problems problems) {
		Optional<String> nearest = NearestName.of(column.name(), unknown);
		if (nearest.isPresent()) {
			problems.add(Problem.Kind.SETUP, "intake.query-column-missing-nearest", place, column.name(),
					column.meaningZh(), nearest.get());
		}
		else {
			problems.add(Problem.Kind.SETUP, "intake.query-column-missing", place, column.name(), column.meaningZh());
		}
	}

	/** The same without a header that has a use of its own. */
	HeaderMapping without(Optional<String> header) {
		return new HeaderMapping(this.positions, this.national,
				this.unknown.stream().filter((name) -> header.stream().noneMatch(name::equalsIgnoreCase)).toList());
	}

	private static HeaderMapping of(RecordLayout layout, List<String> header,
			Function<String, Optional<ColumnName>> columns, String place, Problems problems) {
		Map<String, Integer> positions = new LinkedHashMap<>();
		List<String> national = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		for (int i = 0; i < header.size(); i++) {
			String written = header.get(i).strip();
			Optional<ColumnName> column = columns.apply(written);
			if (column.isEmpty()) {
				unknown.add(written);
				continue;
			}
			String name = column.get().column().name();
			Integer earlier = positions.putIfAbsent(name, i);
			if (earlier != null) {
				problems.add(Problem.Kind.DATA, "intake.column-twice", place, name, shown(header.get(earlier)),
						earlier + 1, shown(written), i + 1);
			}
			else if (column.get().national()) {
				national.add(name);
			}
		}
		return new HeaderMapping(positions, List.copyOf(national), List.copyOf(unknown));
	}

	/** A header may be written on several lines. */
	private static String shown(String header) {
		return header.strip().replaceAll("\\s+", " ");
	}

	/** What to say of headers that are ignored, each with the name it may have meant. */
	List<Notice> notices(RecordLayout layout, String place) {
		return this.unknown.stream().map((header) -> {
			Optional<String> nearest = NearestName.of(header,
					layout.columns()
						.stream()
						.filter((column) -> !this.positions.containsKey(column.name()))
						.flatMap(HeaderMapping::names)
						.toList());
			return nearest
				.map((name) -> Notice.of("intake.column-unknown-nearest", place, shown(header), layout.name(), name))
				.orElseGet(() -> Notice.of("intake.column-unknown", place, shown(header), layout.name()));
		}).toList();
	}

	private List<RecordColumn> missing(RecordLayout layout) {
		return layout.columns()
			.stream()
			.filter((column) -> column.required() && !this.positions.containsKey(column.name()))
			.toList();
	}

	private static void missing(RecordColumn column, List<String> unknown, String place, Problems problems) {
		String names = String.join(" / ", names(column).toList());
		Optional<String> nearest = names(column).flatMap((name) -> NearestName.of(name, unknown).stream()).findFirst();
		if (nearest.isPresent()) {
			problems.add(Problem.Kind.DATA, "intake.column-missing-nearest", place, names, column.meaningZh(),
					nearest.get());
		}
		else {
			problems.add(Problem.Kind.DATA, "intake.column-missing", place, names, column.meaningZh());
		}
	}

	private static Stream<String> names(RecordColumn column) {
		return Stream.of(column.name(), column.nationalName()).filter((name) -> name != null && !name.isEmpty());
	}

}
