package org.medaudit.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.intake.SourceMapping.Changed;
import org.medaudit.intake.SourceMapping.MappedRecord;
import org.medaudit.intake.SourceMapping.Ruling;
import org.medaudit.intake.database.DatabaseSettings;
import org.medaudit.intake.database.DurationText;
import org.medaudit.intake.database.Partition;
import org.medaudit.intake.database.QueryValues;
import org.medaudit.intake.database.SqlText;
import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.records.YamlPlaces;
import org.medaudit.values.NearestName;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a source.yml says of one record. */
final class MappedRecordReader {

	private static final List<String> KEYS = List.of("query", "notes", "rulings", "database", "partition", "changed");

	private static final int MOST_PARTS = 1_000;

	private final YamlPlaces yaml;

	private final List<String> databases;

	/**
	 * A reader.
	 * @param databases those that the mapping names
	 */
	MappedRecordReader(YamlPlaces yaml, List<DatabaseSettings> databases) {
		this.yaml = yaml;
		this.databases = databases.stream().map(DatabaseSettings::name).toList();
	}

	/** The record; empty when it cannot be read, which is a problem. */
	Optional<MappedRecord> read(String name, Node node) {
		Optional<RecordLayout> layout = RecordLayouts.find(name);
		if (layout.isEmpty()) {
			this.yaml.unknownKey(name, node, RecordLayouts.all().stream().map(RecordLayout::name).toList());
			return Optional.empty();
		}
		if (!(node instanceof MappingNode)) {
			return query(node, false).map((query) -> MappedRecord.ofFiles(layout.get(), query, this.yaml.place(node)));
		}
		Map<String, Node> entries = this.yaml.entries(node, KEYS);
		Optional<Node> query = this.yaml.required(entries, "query", node);
		Optional<String> database = Optional.ofNullable(entries.get("database")).map(this::database);
		if (database.isEmpty() && entries.get("partition") != null) {
			this.yaml.wrong(entries.get("partition"), "intake.yaml-partition-of-files");
		}
		List<Ruling> rulings = this.yaml.list(entries.get("rulings"))
			.stream()
			.map((ruling) -> ruling(ruling, database.isPresent()))
			.toList();
		Optional<Partition> partition = Optional.ofNullable(entries.get("partition")).map(this::partition);
		Optional<Changed> changed = Optional.ofNullable(entries.get("changed"))
			.flatMap((each) -> changed(each, layout.get()));
		return query.flatMap((text) -> query(text, database.isPresent())
			.map((sql) -> new MappedRecord(layout.get(), sql, this.yaml.place(text), database, partition, changed,
					this.yaml.texts(entries.get("notes")), rulings)));
	}

	private String database(Node node) {
		String name = this.yaml.text(node).strip();
		if (!this.databases.contains(name)) {
			this.yaml.wrong(node, "intake.yaml-database", name,
					this.databases.isEmpty() ? "—" : String.join(", ", this.databases));
		}
		return name;
	}

	private Partition partition(Node node) {
		Map<String, Node> entries = this.yaml.entries(node, List.of("column", "parts"));
		String column = this.yaml.required(entries, "column", node).map(this.yaml::text).orElse("");
		return new Partition(column, number(entries.get("parts"), Partition.PARTS), this.yaml.place(node));
	}

	private Optional<Changed> changed(Node node, RecordLayout layout) {
		Map<String, Node> entries = this.yaml.entries(node, List.of("column", "overlap", "by", "days"));
		// Codes of rows that were read before are mapped already.
		if ("code_map".equals(layout.name())) {
			this.yaml.wrong(node, "intake.yaml-changed-code-map");
			return Optional.empty();
		}
		boolean byColumn = entries.containsKey("column");
		boolean known = !layout.key().isEmpty()
				&& layout.key().stream().allMatch((column) -> layout.column(column).orElseThrow().required());
		if (byColumn && !known) {
			this.yaml.wrong(node, "intake.yaml-changed-no-key", layout.name());
			return Optional.empty();
		}
		if (byColumn == entries.containsKey("by") || (byColumn && entries.containsKey("days"))
				|| (!byColumn && entries.containsKey("overlap"))) {
			this.yaml.wrong(node, "intake.yaml-changed");
			return Optional.empty();
		}
		return byColumn
				? Optional.of(new Changed(Changed.Kind.WATERMARK, this.yaml.text(entries.get("column")).strip(),
						Optional.ofNullable(entries.get("overlap")).map(this::overlap), this.yaml.place(node)))
				: byPeriod(node, entries, layout);
	}

	private Optional<Changed> byPeriod(Node node, Map<String, Node> entries, RecordLayout layout) {
		String column = this.yaml.text(entries.get("by")).strip();
		List<String> dated = layout.columns()
			.stream()
			.filter((each) -> each.type() == ColumnType.TIME || each.type() == ColumnType.DATE)
			.map((each) -> each.name())
			.toList();
		if (!dated.contains(column)) {
			this.yaml.wrong(entries.get("by"), "intake.yaml-changed-by", column, layout.name(),
					dated.isEmpty() ? "—" : String.join(", ", dated));
			return Optional.empty();
		}
		Optional<Node> days = this.yaml.required(entries, "days", node);
		return days.map((each) -> new Changed(Changed.Kind.PERIOD, column,
				Optional.of(Duration.ofDays(number(each, 1))), this.yaml.place(node)));
	}

	private Duration overlap(Node node) {
		Optional<Duration> span = DurationText.read(this.yaml.text(node));
		if (span.isEmpty()) {
			this.yaml.wrong(node, "intake.yaml-span", this.yaml.text(node));
		}
		return span.orElse(Duration.ZERO);
	}

	private int number(Node node, int unless) {
		if (node == null) {
			return unless;
		}
		String written = this.yaml.text(node).strip();
		if (!written.matches("[1-9][0-9]{0,3}") || Integer.parseInt(written) > MOST_PARTS) {
			this.yaml.wrong(node, "intake.yaml-number", written, MOST_PARTS);
			return unless;
		}
		return Integer.parseInt(written);
	}

	private Ruling ruling(Node node, boolean ofDatabase) {
		Map<String, Node> entries = this.yaml.entries(node, List.of("text", "count"));
		String text = this.yaml.required(entries, "text", node).map(this.yaml::text).orElse("");
		String query = this.yaml.required(entries, "count", node)
			.flatMap((count) -> query(count, ofDatabase))
			.orElse("");
		return new Ruling(text, query, this.yaml.place(node));
	}

	/** One SELECT without the semicolon that may end it. */
	private Optional<String> query(Node node, boolean ofDatabase) {
		String sql = this.yaml.text(node).strip();
		sql = sql.endsWith(";") ? sql.substring(0, sql.length() - 1).strip() : sql;
		boolean reads = ofDatabase ? new SqlText(sql).reads()
				: sql.matches("(?is)(--[^\\n]*\\n\\s*)*(select|with|from)\\b.*");
		if (!reads) {
			this.yaml.wrong(node, "intake.yaml-not-a-query");
			return Optional.empty();
		}
		if (ofDatabase) {
			parameters(node, sql);
		}
		return Optional.of(sql);
	}

	private void parameters(Node node, String sql) {
		new SqlText(sql).parameters()
			.stream()
			.distinct()
			.filter((name) -> !QueryValues.NAMES.contains(name))
			.forEach((name) -> this.yaml.wrong(node, "intake.yaml-parameter", name,
					NearestName.of(name, QueryValues.NAMES).orElse(QueryValues.NAMES.get(0)),
					String.join(", ", QueryValues.NAMES)));
	}

}
