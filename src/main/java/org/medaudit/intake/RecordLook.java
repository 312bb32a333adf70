package org.medaudit.intake;

import java.util.List;
import java.util.Map;

import org.medaudit.records.RecordLayout;

/**
 * What a source would give of one record, seen without reading it.
 *
 * @param place file, sheet or query
 * @param rows how many rows were looked at; 0 where only the header was
 */
public record RecordLook(RecordLayout layout, String place, int rows, List<Column> columns) {

	public RecordLook {
		columns = List.copyOf(columns);
	}

	/**
	 * A column of the record that it gives.
	 *
	 * @param own what it is called there
	 * @param name of the layout
	 * @param type in the words of the database; empty where everything is text
	 * @param filled how many of the rows looked at had a value
	 */
	public record Column(String own, String name, String type, int filled) {
	}

	/** One of a header, of which no rows were looked at. */
	static RecordLook ofHeader(RecordLayout layout, String place, List<String> header, Map<String, Integer> positions) {
		return new RecordLook(layout, place, 0,
				positions.entrySet()
					.stream()
					.map((entry) -> new Column(header.get(entry.getValue()).strip(), entry.getKey(), "", 0))
					.toList());
	}

	/** Columns of the layout that it does not give. */
	public List<String> absent() {
		List<String> given = this.columns.stream().map(Column::name).toList();
		return this.layout.columns()
			.stream()
			.map((column) -> column.name())
			.filter((name) -> !given.contains(name))
			.toList();
	}

}
