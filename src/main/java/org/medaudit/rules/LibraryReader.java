package org.medaudit.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * Reads a library and what is laid over it, noting everything that is wrong in any file.
 */
final class LibraryReader {

	private static final String CHAPTERS = "chapters.yml";

	/** Where the rules lie in a packed library or in the program itself. */
	private static final List<String> IN_ARCHIVE = List.of("/", "/audit-rules", "/BOOT-INF/classes/audit-rules");

	private final Problems problems = new Problems();

	private final List<LibraryFiles> layers = new ArrayList<>();

	/** The lowest layer first. */
	LibraryReader(List<LibraryFiles> layers) {
		this.layers.addAll(layers);
	}

	static RuleLibrary read(LibrarySources sources) {
		Problems problems = new Problems();
		List<LibraryFiles> layers = new ArrayList<>(List.of(LibraryFiles.packed()));
		sources.rules().ifPresent((folder) -> layers.add(LibraryFiles.of(folder, problems)));
		LibraryReader reader = new LibraryReader(layers);
		reader.problems.addAll(problems.list());
		return reader.read(sources.knowledge(), sources.parameters());
	}

	/** A library that stands alone where it is whole. */
	static RuleLibrary version(LibrarySources sources) {
		if (sources.rules().isEmpty()) {
			return read(sources);
		}
		Path place = sources.rules().get();
		if (!Files.isRegularFile(place)) {
			return version(place, sources);
		}
		try (FileSystem archive = FileSystems.newFileSystem(place)) {
			Path inside = IN_ARCHIVE.stream()
				.map(archive::getPath)
				.filter((folder) -> Files.exists(folder.resolve(CHAPTERS)))
				.findFirst()
				.orElseThrow(() -> new ProblemsException(
						Problem.of(Problem.Kind.SETUP, "rules.archive-without-rules", place.toString(), CHAPTERS)));
			return version(inside, sources);
		}
		catch (IOException | ProviderNotFoundException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "rules.archive-unreadable", place.toString()));
		}
	}

	private static RuleLibrary version(Path folder, LibrarySources sources) {
		Problems problems = new Problems();
		LibraryFiles files = LibraryFiles.of(folder, problems);
		boolean whole = files.has(CHAPTERS) && files.has("parameters.yml") && files.has("knowledge-layouts.yml");
		LibraryReader reader = new LibraryReader(whole ? List.of(files) : List.of(LibraryFiles.packed(), files));
		reader.problems.addAll(problems.list());
		return reader.read(sources.knowledge(), sources.parameters());
	}

	/** The library of some layers alone. */
	RuleLibrary read(Optional<Path> knowledgeFolder, Optional<Path> parameterFile) {
		Map<String, Parameter> declared = new LinkedHashMap<>();
		Map<String, KnowledgeLayout> layouts = new LinkedHashMap<>();
		for (LibraryFiles layer : this.layers) {
			declared.putAll(ParameterReader.read(layer, this.problems));
			layouts.putAll(KnowledgeLayoutReader.read(layer, this.problems));
		}
		Map<String, List<DatedValue>> set = new LinkedHashMap<>();
		parameterFile.ifPresent((file) -> set.putAll(parameters(file, declared)));
		CatalogueReader catalogue = new CatalogueReader(this.problems);
		List<Chapter> chapters = catalogue.chapters(LibraryFiles.holding(this.layers, CHAPTERS));
		List<ProblemType> types = catalogue.problemTypes(LibraryFiles.holding(this.layers, "problem-types.yml"));
		Map<String, LibraryFiles> homes = new TreeMap<>();
		Map<String, Rule> rules = rules(homes);
		Map<String, KnowledgeTable> tables = tables(layouts, knowledgeFolder);
		RuleLibrary library = new RuleLibrary(rules, homes, tables, new Parameters(declared, set), chapters, types,
				this.layers);
		rules.values().forEach((rule) -> new References(library, homes.get(rule.id()), this.problems).check(rule));
		this.problems.throwIfAny();
		return library;
	}

	private Map<String, Rule> rules(Map<String, LibraryFiles> homes) {
		RuleSchema schema = RuleSchema.read();
		Map<String, Rule> rules = new TreeMap<>(RuleLibrary.BY_ID);
		for (LibraryFiles layer : this.layers) {
			new RuleFolders(layer, this.problems).read(schema).forEach((id, rule) -> {
				rules.put(id, rule);
				homes.put(id, layer);
			});
		}
		return rules;
	}

	private Map<String, KnowledgeTable> tables(Map<String, KnowledgeLayout> layouts, Optional<Path> folder) {
		Map<String, List<KnowledgeRow>> shipped = KnowledgeReader.layers(this.layers, layouts, this.problems);
		Map<String, List<KnowledgeRow>> own = folder
			.map((path) -> new KnowledgeReader(layouts, this.problems).read(LibraryFiles.of(path, this.problems), ""))
			.orElse(Map.of());
		Map<String, KnowledgeTable> tables = new TreeMap<>();
		layouts.forEach((name, layout) -> tables.put(name, new KnowledgeOverlay(layout)
			.table(shipped.getOrDefault(name, List.of()), own.getOrDefault(name, List.of()))));
		return tables;
	}

	private Map<String, List<DatedValue>> parameters(Path file, Map<String, Parameter> declared) {
		try {
			return ParameterValuesReader.read(file.toString(), Files.readString(file), declared, false, this.problems);
		}
		catch (CharacterCodingException ex) {
			this.problems.add(Problem.Kind.SETUP, "rules.not-utf8", file.toString());
		}
		catch (IOException ex) {
			this.problems.add(Problem.Kind.SETUP, "rules.file-unreadable", file.toString(), ex.getMessage());
		}
		return Map.of();
	}

}
