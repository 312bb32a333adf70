package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the lists that all rules share: chapters of the report and problem types. */
final class CatalogueReader {

	private static final List<String> CHAPTER_KEYS = List.of("clause", "title", "standard");

	private static final List<String> TYPE_KEYS = List.of("row", "name", "concept");

	private final Problems problems;

	CatalogueReader(Problems problems) {
		this.problems = problems;
	}

	/** In the order of the file. */
	List<Chapter> chapters(LibraryFiles files) {
		List<Chapter> chapters = new ArrayList<>();
		file(files, "chapters.yml").ifPresent((file) -> file.yaml().entries(file.root()).forEach((key, node) -> {
			Map<String, Node> entries = file.yaml().entries(node, CHAPTER_KEYS);
			Chapter chapter = new Chapter(key, number(file, entries, "clause", node, 5),
					file.bilingual(entries, "title", node), file.bilingual(entries, "standard", node));
			if (chapter.parent().isPresent()
					&& chapters.stream().noneMatch((other) -> other.key().equals(chapter.parent().get()))) {
				file.yaml().wrong(node, "rules.chapter-without-parent", key, chapter.parent().get());
			}
			chapters.add(chapter);
		}));
		return List.copyOf(chapters);
	}

	/** In the order of the bureau's table. */
	List<ProblemType> problemTypes(LibraryFiles files) {
		List<ProblemType> types = new ArrayList<>();
		file(files, "problem-types.yml").ifPresent((file) -> file.yaml().entries(file.root()).forEach((key, node) -> {
			Map<String, Node> entries = file.yaml().entries(node, TYPE_KEYS);
			int row = number(file, entries, "row", node, 99);
			types.stream()
				.filter((other) -> other.row() == row && row > 0)
				.forEach((other) -> file.yaml().wrong(node, "rules.row-twice", row, other.key(), key));
			types.add(new ProblemType(key, row, file.bilingual(entries, "name", node),
					file.bilingual(entries, "concept", node)));
		}));
		return List.copyOf(types);
	}

	private Optional<YamlFile> file(LibraryFiles files, String path) {
		if (!files.has(path)) {
			this.problems.add(Problem.Kind.RULE, "rules.file-missing", files.place(path));
		}
		return YamlFile.read(files, path, this.problems);
	}

	private static int number(YamlFile file, Map<String, Node> entries, String key, Node parent, int most) {
		Optional<Node> node = file.yaml().required(entries, key, parent);
		String text = node.map(file.yaml()::text).orElse("");
		if (text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= most) {
			return Integer.parseInt(text);
		}
		node.ifPresent((wrong) -> file.yaml().wrong(wrong, "rules.number-range", text, 0, most));
		return 0;
	}

}
