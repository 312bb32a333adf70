package org.medaudit.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.medaudit.intake.SourceMapping.ForeignFile;
import org.medaudit.intake.SourceMapping.FurtherSource;
import org.medaudit.intake.SourceMapping.MappedRecord;
import org.medaudit.intake.database.DatabaseSettings;
import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.records.YamlPlaces;
import org.medaudit.snapshot.TableNames;
import org.medaudit.values.Environment;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a source.yml; what is wrong in it is added to the problems, all at once. */
final class SourceMappingReader {

	private static final List<String> KEYS = List.of("title", "notes", "files", "databases", "records", "sources");

	private static final List<String> FILE_KEYS = List.of("path", "delimiter", "quote", "null", "encoding");

	private static final Map<String, Character> DELIMITERS = Map.of(",", ',', ";", ';', "|", '|', "\t", '\t', "tab",
			'\t', "\\t", '\t');

	private final String name;

	private final Path folder;

	private final Path beside;

	private final YamlPlaces yaml;

	private final Environment environment;

	private SourceMappingReader(Path file, Path folder, Environment environment, Problems problems) {
		this.name = file.getFileName().toString();
		this.folder = folder;
		this.beside = file.toAbsolutePath().getParent();
		this.yaml = new YamlPlaces(this.name, Problem.Kind.SETUP, problems);
		this.environment = environment;
	}

	/**
	 * The mapping of a file; only complete when no problem was added.
	 * @param dataFolder where its files lie, or null for beside it
	 * @param environment where its secrets are
	 */
	static SourceMapping read(Path file, Path dataFolder, Environment environment, Problems problems) {
		Path folder = (dataFolder != null) ? dataFolder : file.toAbsolutePath().getParent();
		String name = file.getFileName().toString();
		try (Reader reader = Files.newBufferedReader(file)) {
			Optional<Node> root = new YamlPlaces(name, Problem.Kind.SETUP, problems).root(reader);
			if (root.isPresent()) {
				return new SourceMappingReader(file, folder, environment, problems).mapping(root.get());
			}
		}
		catch (IOException ex) {
			problems.add(Problem.Kind.SETUP, "intake.file-unreadable", name, ex.getMessage());
		}
		return new SourceMapping(name, "", List.of(), List.of(), List.of(), name, List.of(), List.of());
	}

	private SourceMapping mapping(Node root) {
		Map<String, Node> entries = this.yaml.entries(root, KEYS);
		String title = (entries.get("title") != null) ? this.yaml.text(entries.get("title")) : "";
		List<ForeignFile> files = new ArrayList<>();
		optional(entries, "files")
			.ifPresent((node) -> this.yaml.entries(node).forEach((table, value) -> files.add(file(table, value))));
		List<DatabaseSettings> databases = new DatabaseSettingsReader(this.yaml, this.environment)
			.read(entries.get("databases"));
		MappedRecordReader reader = new MappedRecordReader(this.yaml, databases);
		List<MappedRecord> records = new ArrayList<>();
		Optional<Node> mapped = (entries.get("sources") != null) ? optional(entries, "records")
				: this.yaml.required(entries, "records", root);
		mapped.ifPresent((node) -> this.yaml.entries(node)
			.forEach((name, value) -> reader.read(name, value).ifPresent(records::add)));
		List<FurtherSource> further = this.yaml.list(entries.get("sources")).stream().map(this::further).toList();
		return new SourceMapping(this.name, title, files, databases, records, this.yaml.place(mapped.orElse(root)),
				further, this.yaml.texts(entries.get("notes")));
	}

	private static Optional<Node> optional(Map<String, Node> entries, String key) {
		return Optional.ofNullable(entries.get(key));
	}

	/** Other sources lie beside the mapping, wherever its own files are. */
	private FurtherSource further(Node node) {
		if (node instanceof ScalarNode) {
			return further(node, node, List.of());
		}
		Map<String, Node> entries = this.yaml.entries(node, List.of("path", "records"));
		List<String> records = this.yaml.texts(entries.get("records"));
		List<String> known = RecordLayouts.all().stream().map(RecordLayout::name).toList();
		records.stream()
			.filter((record) -> !known.contains(record))
			.forEach((record) -> this.yaml.unknownKey(record, entries.get("records"), known));
		return further(node, this.yaml.required(entries, "path", node).orElse(null), records);
	}

	private FurtherSource further(Node node, Node path, List<String> records) {
		String written = (path != null) ? this.yaml.text(path) : "";
		return new FurtherSource(this.beside.resolve(written).normalize(), written, Set.copyOf(records),
				this.yaml.place(node));
	}

	private ForeignFile file(String table, Node node) {
		if (!table.matches("[A-Za-z][A-Za-z0-9_]*")) {
			this.yaml.wrong(node, "intake.yaml-table-name", table);
		}
		String lower = table.toLowerCase(Locale.ROOT);
		if (RecordLayouts.find(lower).isPresent() || DerivedTables.all().containsKey(lower)) {
			this.yaml.wrong(node, "intake.yaml-table-reserved", table);
		}
		else if (TableNames.isWordOfTheLanguage(lower)) {
			this.yaml.wrong(node, "intake.yaml-table-word", table);
		}
		if (node instanceof ScalarNode) {
			return file(table, node, node, CsvForm.STANDARD);
		}
		Map<String, Node> entries = this.yaml.entries(node, FILE_KEYS);
		Optional<Node> path = this.yaml.required(entries, "path", node);
		CsvForm form = new CsvForm(delimiter(entries.get("delimiter")), quote(entries.get("quote")),
				(entries.get("null") != null) ? this.yaml.text(entries.get("null")) : null,
				encoding(entries.get("encoding")));
		return file(table, node, path.orElse(null), form);
	}

	private ForeignFile file(String table, Node node, Node pathNode, CsvForm form) {
		String written = (pathNode != null) ? this.yaml.text(pathNode) : "";
		Path path = this.folder.resolve(written).normalize();
		if (pathNode != null && !Files.isRegularFile(path)) {
			missing(node, table, written, path);
		}
		return new ForeignFile(table, written, path, form);
	}

	private void missing(Node node, String table, String written, Path path) {
		Optional<String> nearest = FolderSource.nearestFile(path);
		if (nearest.isPresent()) {
			this.yaml.wrong(node, "intake.yaml-file-missing-nearest", table, written, path.getParent(), nearest.get());
		}
		else {
			this.yaml.wrong(node, "intake.yaml-file-missing", table, written, path.getParent());
		}
	}

	private char delimiter(Node node) {
		if (node == null) {
			return CsvForm.STANDARD.delimiter();
		}
		Character delimiter = DELIMITERS.get(this.yaml.text(node));
		if (delimiter == null) {
			this.yaml.wrong(node, "intake.yaml-delimiter", this.yaml.text(node));
			return CsvForm.STANDARD.delimiter();
		}
		return delimiter;
	}

	private char quote(Node node) {
		if (node == null) {
			return CsvForm.STANDARD.quote();
		}
		String quote = this.yaml.text(node);
		if (!"\"".equals(quote) && !"'".equals(quote)) {
			this.yaml.wrong(node, "intake.yaml-quote", quote);
			return CsvForm.STANDARD.quote();
		}
		return quote.charAt(0);
	}

	private TextEncoding encoding(Node node) {
		if (node == null) {
			return null;
		}
		String name = this.yaml.text(node).toLowerCase(Locale.ROOT).replace("-", "");
		switch (name) {
			case "utf8":
				return TextEncoding.UTF_8;
			case "gb18030", "gbk", "gb2312":
				return TextEncoding.GB18030;
			default:
				this.yaml.wrong(node, "intake.yaml-encoding", this.yaml.text(node));
				return null;
		}
	}

}
