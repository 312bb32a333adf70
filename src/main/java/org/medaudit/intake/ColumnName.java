package org.medaudit.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * The column that a header means: by its English name, the national interface's, or its
 * Chinese title as templates have it, with or without what stands in brackets there. A
 * header of several lines means the column that its lines agree on.
 *
 * @param national whether only the national name stood there, so that national values are
 * translated
 */
record ColumnName(RecordColumn column, boolean national) {

	/** Stands behind the title of a required column in templates. */
	static final String REQUIRED = "*";

	/** The column of a header. */
	static Optional<ColumnName> find(RecordLayout layout, String header) {
		Optional<RecordColumn> column = layout.columnOfHeader(header);
		if (column.isPresent()) {
			return Optional.of(new ColumnName(column.get(), !isEnglish(column.get(), header)));
		}
		List<String> lines = header.lines().map(ColumnName::bare).filter((line) -> !line.isEmpty()).toList();
		List<RecordColumn> meant = lines.stream().flatMap((line) -> named(layout, line).stream()).distinct().toList();
		if (meant.size() != 1) {
			return Optional.empty();
		}
		RecordColumn only = meant.get(0);
		return Optional.of(new ColumnName(only, lines.stream().anyMatch((line) -> isNational(only, line))
				&& lines.stream().noneMatch((line) -> isEnglish(only, line))));
	}

	/** The title of a column without its explanation in brackets. */
	static String shortTitle(RecordColumn column) {
		return column.meaningZh().replaceFirst("（[^（]*）$", "");
	}

	private static Optional<RecordColumn> named(RecordLayout layout, String line) {
		return layout.columnOfHeader(line)
			.or(() -> layout.columns()
				.stream()
				.filter((column) -> line.equals(column.meaningZh()) || line.equals(shortTitle(column)))
				.findFirst());
	}

	private static boolean isEnglish(RecordColumn column, String text) {
		return column.name().equalsIgnoreCase(text.strip());
	}

	private static boolean isNational(RecordColumn column, String text) {
		return Objects.requireNonNullElse(column.nationalName(), "").equalsIgnoreCase(text);
	}

	/** Templates mark what is required. */
	private static String bare(String line) {
		return line.replace(REQUIRED, "").strip();
	}

}
