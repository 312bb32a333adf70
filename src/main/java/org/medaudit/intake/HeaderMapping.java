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
		HeaderMapping mapping = of(layout, header, layout::columnOfHeader, place, problems);
		mapping.missing(layout).forEach((column) -> missing(column, mapping.unknown, place, problems));
		return mapping;
	}

	/** The same for the columns of a query, which have English names only. */
	static HeaderMapping ofQuery(RecordLayout layout, List<String> given, String place, Problems problems) {
		HeaderMapping mapping = of(layout, given, (name) -> layout.column(name.toLowerCase(Locale.ROOT)), place,
				problems);
		mapping.missing(layout)
			.forEach((column) -> problems.add(Problem.Kind.SETUP, "intake.query-column-missing", place, column.name(),
					column.meaningZh()));
		return mapping;
	}

	private static HeaderMapping of(RecordLayout layout, List<String> header,
			Function<String, Optional<RecordColumn>> columns, String place, Problems problems) {
		Map<String, Integer> positions = new LinkedHashMap<>();
		List<String> national = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		for (int i = 0; i < header.size(); i++) {
			String written = header.get(i).strip();
			Optional<RecordColumn> column = columns.apply(written);
			if (column.isEmpty()) {
				unknown.add(written);
				continue;
			}
			String name = column.get().name();
			Integer earlier = positions.putIfAbsent(name, i);
			if (earlier != null) {
				problems.add(Problem.Kind.DATA, "intake.column-twice", place, name, header.get(earlier).strip(),
						earlier + 1, written, i + 1);
			}
			else if (!name.equalsIgnoreCase(written)) {
				national.add(name);
			}
		}
		return new HeaderMapping(positions, List.copyOf(national), List.copyOf(unknown));
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
			return nearest.map((name) -> Notice.of("intake.column-unknown-nearest", place, header, layout.name(), name))
				.orElseGet(() -> Notice.of("intake.column-unknown", place, header, layout.name()));
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
