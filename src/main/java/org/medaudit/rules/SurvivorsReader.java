package org.medaudit.rules;

import java.util.List;
import java.util.Map;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/** Reads why changes to a rule make no difference. */
final class SurvivorsReader {

	static final String FILE = "mutants.yml";

	private static final List<String> KEYS = List.of("file", "was", "becomes", "because");

	private SurvivorsReader() {
	}

	/** Nothing where there is no such file. */
	static List<Survivor> read(LibraryFiles files, Rule rule, Problems problems) {
		String path = rule.folder() + "/" + FILE;
		return YamlFile.read(files, path, problems).map((file) -> {
			Map<String, Node> entries = file.yaml().entries(file.root(), List.of("survives"));
			return file.yaml()
				.required(entries, "survives", file.root())
				.map(file.yaml()::list)
				.orElse(List.of())
				.stream()
				.map((node) -> survivor(file, node, problems))
				.toList();
		}).orElse(List.of());
	}

	private static Survivor survivor(YamlFile file, Node node, Problems problems) {
		Map<String, Node> entries = file.yaml().entries(node, KEYS);
		file.yaml().required(entries, "becomes", node);
		String sql = (entries.get("file") == null) ? RuleReader.SQL
				: file.word(entries.get("file"), List.of(RuleReader.SQL, RuleReader.EXAMINED));
		Survivor survivor = new Survivor(file.yaml().place(node), sql, SqlChange.plain(file.text(entries, "was", node)),
				file.yaml().texts(entries.get("becomes")).stream().map(SqlChange::plain).toList(),
				file.text(entries, "because", node).strip());
		if (survivor.because().length() < 10) {
			problems.add(Problem.Kind.RULE, "rules.mutant-unexplained", survivor.place());
		}
		return survivor;
	}

}
