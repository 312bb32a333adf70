package org.medaudit.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the case of one file. */
final class CaseReader {

	static final String NOT_PROVABLE = "not_provable";

	private static final List<String> KEYS = List.of("given", "expect", "parameters", "period", "boundary", "examined",
			"not_judged", "known_wrong");

	private static final List<String> FINDING_KEYS = List.of("key", "amount", "quantity", "problem", "context",
			"message");

	private final YamlFile file;

	private final Map<String, KnowledgeLayout> layouts;

	private final Map<String, Parameter> declared;

	private final Problems problems;

	private CaseReader(YamlFile file, Map<String, KnowledgeLayout> layouts, Map<String, Parameter> declared,
			Problems problems) {
		this.file = file;
		this.layouts = layouts;
		this.declared = declared;
		this.problems = problems;
	}

	/** The case, unless it is not YAML at all; only sound when no problem was noted. */
	static Optional<RuleCase> read(LibraryFiles files, String path, Map<String, KnowledgeLayout> layouts,
			Map<String, Parameter> declared, Problems problems) {
		String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yml".length());
		return YamlFile.read(files, path, problems)
			.map((file) -> new CaseReader(file, layouts, declared, problems).read(name, files.place(path)));
	}

	private RuleCase read(String name, String place) {
		Node root = this.file.root();
		Map<String, Node> entries = this.file.yaml().entries(root, KEYS);
		Map<String, List<Map<String, String>>> records = new LinkedHashMap<>();
		Map<String, List<Map<String, String>>> knowledge = new LinkedHashMap<>();
		this.file.yaml()
			.required(entries, "given", root)
			.ifPresent((given) -> this.file.yaml().entries(given).forEach((key, node) -> {
				if (key.equals("knowledge")) {
					this.file.yaml().entries(node).forEach((table, rows) -> table(table, rows, knowledge));
				}
				else {
					record(key, node, records);
				}
			}));
		Optional<Node> expect = this.file.yaml().required(entries, "expect", root);
		boolean notProvable = expect.filter((node) -> !(node instanceof SequenceNode))
			.map(this::notProvable)
			.isPresent();
		List<ExpectedFinding> findings = notProvable ? List.of()
				: this.file.yaml().list(expect.orElse(null)).stream().map(this::finding).toList();
		return new RuleCase(name, place, records, knowledge, parameters(entries.get("parameters")),
				period(entries.get("period")), boundary(entries.get("boundary")), notProvable, findings,
				Optional.ofNullable(entries.get("examined")).map(this::count),
				Optional.ofNullable(entries.get("not_judged")).map(this::counts),
				this.file.optional(entries, "known_wrong"));
	}

	/** A word in the place of a list; nothing at all is no expectation. */
	private String notProvable(Node node) {
		if (node instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
			this.file.yaml().wrong(node, "rules.case-expect-empty");
			return NOT_PROVABLE;
		}
		return this.file.word(node, List.of(NOT_PROVABLE));
	}

	private void record(String name, Node node, Map<String, List<Map<String, String>>> records) {
		Optional<RecordLayout> layout = RecordLayouts.find(name);
		if (layout.isEmpty()) {
			List<String> known = new ArrayList<>(RecordLayouts.all().stream().map(RecordLayout::name).toList());
			known.add("knowledge");
			this.file.unknown(node, "rules.record-unknown", name, known);
			return;
		}
		CaseTable table = CaseTable.read(this.file.yaml(), node);
		List<String> known = layout.get().columns().stream().map(RecordColumn::name).toList();
		for (String column : table.header()) {
			if (!known.contains(column)) {
				this.file.unknown(node, "rules.column-unknown", column, known);
			}
			else if (table.header().indexOf(column) != table.header().lastIndexOf(column)) {
				this.file.yaml().wrong(node, "rules.column-twice", column);
			}
		}
		for (int i = 0; i < table.rows().size(); i++) {
			if (table.rows().get(i).size() != table.header().size()) {
				this.problems.add(Problem.Kind.RULE, "rules.field-count", line(node, table.lines().get(i)),
						table.rows().get(i).size(), table.header().size());
			}
		}
		records.put(name, table.values());
	}

	private void table(String name, Node node, Map<String, List<Map<String, String>>> knowledge) {
		KnowledgeLayout layout = this.layouts.get(name);
		if (layout == null) {
			this.file.unknown(node, "rules.knowledge-unknown", name, this.layouts.keySet());
			return;
		}
		CaseTable table = CaseTable.read(this.file.yaml(), node);
		KnowledgeChecks checks = new KnowledgeChecks(layout, this.problems);
		List<KnowledgeRow> rows = new ArrayList<>();
		if (checks.header(this.file.yaml().place(node), table.header())) {
			for (int i = 0; i < table.rows().size(); i++) {
				rows.add(checks.row(line(node, table.lines().get(i)), table.header(), table.rows().get(i)));
			}
			checks.keys(rows);
		}
		knowledge.put(name, rows.stream().map(KnowledgeRow::values).toList());
	}

	private String line(Node node, int line) {
		String place = this.file.yaml().place(node);
		return place.substring(0, place.lastIndexOf(':') + 1) + line;
	}

	private ExpectedFinding finding(Node node) {
		Map<String, Node> entries = this.file.yaml().entries(node, FINDING_KEYS);
		Map<String, String> key = this.file.yaml()
			.required(entries, "key", node)
			.map(this.file::texts)
			.orElse(Map.of());
		String amount = this.file.optional(entries, "amount").orElse(null);
		if (amount != null && !amount.equals(ExpectedFinding.NO_AMOUNT) && !amount.matches("-?[0-9]+\\.[0-9]{2}")) {
			this.file.yaml().wrong(entries.get("amount"), "rules.case-amount", amount);
		}
		this.file.yaml().required(entries, "problem", node);
		return new ExpectedFinding(key, amount, this.file.optional(entries, "quantity").orElse(null),
				this.file.yaml().texts(entries.get("problem")), this.file.yaml().texts(entries.get("context")),
				this.file.optional(entries, "message").orElse(null));
	}

	private Map<String, String> parameters(Node node) {
		if (node == null) {
			return Map.of();
		}
		Map<String, Node> entries = this.file.yaml().entries(node);
		entries.forEach((name, value) -> ParameterValuesReader
			.fault(this.file.yaml().place(value), name, this.file.yaml().text(value), this.declared)
			.ifPresent((problem) -> this.problems.addAll(List.of(problem))));
		return entries.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> this.file.yaml().text(entry.getValue()),
					(first, second) -> first, LinkedHashMap::new));
	}

	private Optional<String> boundary(Node node) {
		if (node == null) {
			return Optional.empty();
		}
		String name = this.file.yaml().text(node);
		if (!this.declared.containsKey(name)) {
			this.file.unknown(node, "rules.parameter-unknown", name, this.declared.keySet());
		}
		return Optional.of(name);
	}

	private Optional<Period> period(Node node) {
		if (!(node instanceof MappingNode)) {
			if (node != null) {
				this.file.yaml().wrong(node, "records.yaml-not-a-map");
			}
			return Optional.empty();
		}
		Map<String, Node> entries = this.file.yaml().entries(node, List.of("from", "to"));
		Optional<LocalDate> from = date(entries, "from", node);
		Optional<LocalDate> to = date(entries, "to", node);
		if (from.isEmpty() || to.isEmpty()) {
			return Optional.empty();
		}
		if (to.get().isBefore(from.get())) {
			this.file.yaml().wrong(node, "rules.dates-reversed", from.get(), to.get());
			return Optional.empty();
		}
		return Optional.of(new Period(from.get(), to.get()));
	}

	private Optional<LocalDate> date(Map<String, Node> entries, String key, Node parent) {
		return this.file.yaml().required(entries, key, parent).flatMap((node) -> {
			String text = this.file.yaml().text(node);
			try {
				return Optional.of(LocalDate.parse(text));
			}
			catch (DateTimeException ex) {
				this.file.yaml().wrong(node, "rules.not-a-date", text);
				return Optional.empty();
			}
		});
	}

	private long count(Node node) {
		String text = this.file.yaml().text(node);
		if (text.matches("[0-9]{1,9}")) {
			return Long.parseLong(text);
		}
		this.file.yaml().wrong(node, "rules.not-a-number", text);
		return 0;
	}

	private Map<String, Long> counts(Node node) {
		Map<String, Long> counts = new LinkedHashMap<>();
		this.file.yaml().entries(node).forEach((reason, count) -> counts.put(reason, count(count)));
		return counts;
	}

}
