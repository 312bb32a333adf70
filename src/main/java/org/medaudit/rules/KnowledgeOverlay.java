package org.medaudit.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.medaudit.values.Sha256;

/**
 * Lays a hospital's rows over shipped ones: a row takes the place of those of the same
 * key for its dates, and nothing takes it where the row says drop.
 */
final class KnowledgeOverlay {

	private final KnowledgeLayout layout;

	KnowledgeOverlay(KnowledgeLayout layout) {
		this.layout = layout;
	}

	KnowledgeTable table(List<KnowledgeRow> shipped, List<KnowledgeRow> own) {
		Map<List<String>, List<KnowledgeRow>> ownByKey = new HashMap<>();
		own.forEach((row) -> ownByKey.computeIfAbsent(this.layout.keyOf(row.values()), (key) -> new ArrayList<>())
			.add(row));
		List<KnowledgeRow> rows = new ArrayList<>();
		for (KnowledgeRow row : shipped) {
			if (!row.drop()) {
				rows.addAll(left(row, ownByKey.getOrDefault(this.layout.keyOf(row.values()), List.of())));
			}
		}
		own.stream().filter((row) -> !row.drop()).forEach(rows::add);
		List<Map<String, String>> values = rows.stream()
			.map(KnowledgeRow::values)
			.map(Collections::unmodifiableMap)
			.toList();
		return new KnowledgeTable(this.layout, values, hash(values));
	}

	/** What is left of a row where others take its place. */
	static List<KnowledgeRow> left(KnowledgeRow row, List<KnowledgeRow> others) {
		List<KnowledgeRow> left = List.of(row);
		for (KnowledgeRow other : others) {
			List<KnowledgeRow> next = new ArrayList<>();
			for (KnowledgeRow piece : left) {
				if (!piece.overlaps(other)) {
					next.add(piece);
					continue;
				}
				if (piece.from().isBefore(other.from())) {
					next.add(piece.during(piece.from(), other.from().minusDays(1)));
				}
				if (piece.to().isAfter(other.to())) {
					next.add(piece.during(other.to().plusDays(1), piece.to()));
				}
			}
			left = next;
		}
		return left;
	}

	private String hash(List<Map<String, String>> rows) {
		List<String> columns = new ArrayList<>(this.layout.columns().keySet());
		columns.addAll(KnowledgeLayout.COMMON);
		return Sha256.hex(rows.stream()
			.map((row) -> columns.stream()
				.map((column) -> row.getOrDefault(column, ""))
				.collect(Collectors.joining("\t")))
			.sorted()
			.collect(Collectors.joining("\n")));
	}

}
