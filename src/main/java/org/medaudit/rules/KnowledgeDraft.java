package org.medaudit.rules;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** A hospital's own rows of one table while knowledge points are laid over them. */
final class KnowledgeDraft {

	/** How the source of a row begins that an import wrote. */
	static final String IMPORTED = "导入 ";

	private final KnowledgeLayout layout;

	private final Map<List<String>, List<KnowledgeRow>> shipped = new HashMap<>();

	private final Map<List<String>, List<KnowledgeRow>> own = new LinkedHashMap<>();

	private final Map<List<String>, List<KnowledgeRow>> ofFile = new HashMap<>();

	private boolean changed;

	KnowledgeDraft(KnowledgeLayout layout, Collection<KnowledgeRow> shipped, Collection<KnowledgeRow> own) {
		this.layout = layout;
		shipped.forEach((row) -> add(this.shipped, row));
		own.forEach((row) -> add(this.own, row));
	}

	KnowledgeLayout layout() {
		return this.layout;
	}

	private void add(Map<List<String>, List<KnowledgeRow>> rows, KnowledgeRow row) {
		rows.computeIfAbsent(this.layout.keyOf(row.values()), (key) -> new ArrayList<>()).add(row);
	}

	private List<KnowledgeRow> meeting(Map<List<String>, List<KnowledgeRow>> rows, KnowledgeRow row) {
		return rows.getOrDefault(this.layout.keyOf(row.values()), List.of()).stream().filter(row::overlaps).toList();
	}

	/** From here on repeats are those of another workbook. */
	void nextFile() {
		this.ofFile.clear();
	}

	/** The row with what it has no word on taken from the row that it replaces. */
	KnowledgeRow kept(KnowledgeRow row, Set<String> speaksOf) {
		Map<String, String> values = new LinkedHashMap<>(row.values());
		Stream.concat(meeting(this.own, row).stream(), meeting(this.shipped, row).stream())
			.findFirst()
			.ifPresent((before) -> this.layout.columns()
				.keySet()
				.stream()
				.filter((column) -> !speaksOf.contains(column) && before.values().containsKey(column))
				.forEach((column) -> values.putIfAbsent(column, before.values().get(column))));
		return new KnowledgeRow(values, row.from(), row.to(), row.drop(), row.place());
	}

	/** Lays a row over those that are there; says what became of it. */
	PointOutcome lay(KnowledgeRow row) {
		Optional<KnowledgeRow> repeated = meeting(this.ofFile, row).stream().findFirst();
		if (repeated.isPresent()) {
			return saysTheSame(repeated.get(), row) ? PointOutcome.REPEATED : PointOutcome.CONTRADICTS;
		}
		add(this.ofFile, row);
		List<KnowledgeRow> before = meeting(this.own, row);
		if (before.stream().anyMatch((other) -> !isImported(other))) {
			return PointOutcome.OWN_STANDS;
		}
		if (before.size() == 1 && isEqualButForSource(before.get(0), row)) {
			return PointOutcome.UNCHANGED;
		}
		this.changed = true;
		if (before.isEmpty()) {
			add(this.own, row);
			return meeting(this.shipped, row).isEmpty() ? PointOutcome.ADDED : PointOutcome.REPLACES_SHIPPED;
		}
		List<KnowledgeRow> rows = this.own.get(this.layout.keyOf(row.values()));
		List<KnowledgeRow> left = new ArrayList<>();
		rows.forEach((other) -> left.addAll(KnowledgeOverlay.left(other, List.of(row))));
		left.add(row);
		rows.clear();
		rows.addAll(left);
		return PointOutcome.REPLACES_EARLIER;
	}

	/** What a row that contradicts another of its workbook is held against. */
	String other(KnowledgeRow row) {
		return meeting(this.ofFile, row).get(0).place();
	}

	private static boolean isImported(KnowledgeRow row) {
		return row.values().getOrDefault("source", "").startsWith(IMPORTED);
	}

	private boolean saysTheSame(KnowledgeRow one, KnowledgeRow other) {
		return this.layout.columns()
			.keySet()
			.stream()
			.filter((column) -> !column.endsWith("_name"))
			.allMatch((column) -> Objects.equals(one.values().get(column), other.values().get(column)));
	}

	private static boolean isEqualButForSource(KnowledgeRow one, KnowledgeRow other) {
		Map<String, String> left = new HashMap<>(one.values());
		Map<String, String> right = new HashMap<>(other.values());
		left.remove("source");
		right.remove("source");
		return left.equals(right) && !one.drop();
	}

	/** Whether the table differs from what it was. */
	boolean changed() {
		return this.changed;
	}

	int size() {
		return this.own.values().stream().mapToInt(List::size).sum();
	}

	/** The table as a CSV file. */
	String text() {
		List<String> columns = Stream.concat(this.layout.columns().keySet().stream(), KnowledgeLayout.COMMON.stream())
			.toList();
		StringWriter text = new StringWriter();
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
			csv.writeRecord(columns);
			this.own.values()
				.stream()
				.flatMap(List::stream)
				.forEach((row) -> csv.writeRecord(columns.stream()
					.map((column) -> column.equals("drop") && row.drop() ? "1" : row.values().getOrDefault(column, ""))
					.toList()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

}
