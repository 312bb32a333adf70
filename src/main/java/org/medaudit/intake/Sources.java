package org.medaudit.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/** Tells from its path what kind of source is meant, and which others it names. */
final class Sources {

	/** What spreadsheets write besides .xlsx. */
	private static final List<String> OTHER_WORKBOOKS = List.of(".xls", ".xlsm", ".xlsb", ".et", ".ods", ".numbers");

	private final Optional<Path> dataFolder;

	private final Problems problems = new Problems();

	private final Map<Path, Given> given = new LinkedHashMap<>();

	private final SourceContext context;

	private Sources(Optional<Path> dataFolder, SourceContext context) {
		this.dataFolder = dataFolder;
		this.context = context;
	}

	/**
	 * The source, or several as one, found but not yet looked over.
	 * @throws ProblemsException with everything that is wrong about it
	 */
	static Source open(List<Path> paths, Optional<Path> dataFolder, SourceContext context) {
		Sources sources = new Sources(dataFolder, context);
		dataFolder.filter((folder) -> !Files.isDirectory(folder))
			.ifPresent((folder) -> sources.setup("intake.data-missing", "", folder));
		paths.forEach((path) -> sources.take(path, path.toString(), Set.of(), ""));
		if (dataFolder.isPresent() && paths.stream().allMatch(Files::isDirectory)) {
			paths.forEach((path) -> sources.setup("intake.data-without-mapping", path.toString()));
		}
		sources.problems.throwIfAny();
		return sources.source();
	}

	/** Takes a source, then those that it names itself. */
	private void take(Path path, String written, Set<String> only, String place) {
		if (!Files.exists(path)) {
			missing(path, place);
			return;
		}
		Path whole = path.toAbsolutePath().normalize();
		Given earlier = this.given.get(whole);
		if (earlier != null) {
			setup("intake.source-twice", place, written, earlier.written());
			return;
		}
		String name = whole.getFileName().toString().toLowerCase(Locale.ROOT);
		boolean mapped = name.endsWith(".yml") || name.endsWith(".yaml");
		if (!Files.isDirectory(path) && !mapped && !name.endsWith(WorkbookSource.ENDING)) {
			boolean other = OTHER_WORKBOOKS.stream().anyMatch(name::endsWith);
			setup(other ? "intake.workbook-ending" : "intake.source-unknown", place.isEmpty() ? path.toString() : place,
					written);
			return;
		}
		SourceMapping mapping = mapped ? SourceMappingReader.read(path, this.dataFolder.orElse(null),
				this.context.environment(), this.problems) : null;
		this.given.put(whole, new Given(path, written, only, place, mapping));
		if (Files.isDirectory(path)) {
			FolderSource.workbooks(path, this.problems)
				.forEach((file) -> this.given.put(file.toAbsolutePath().normalize(),
						new Given(file, Path.of(written).resolve(file.getFileName()).toString(), only, "", null)));
		}
		if (mapping != null && only.isEmpty()) {
			mapping.further()
				.forEach((further) -> take(further.path(), further.written(), further.records(), further.place()));
		}
	}

	private Source source() {
		List<SeveralSources.Part> parts = new ArrayList<>();
		boolean alone = this.given.size() == 1;
		this.given.values().forEach((one) -> {
			String prefix = alone ? "" : one.prefix();
			parts.add(new SeveralSources.Part(source(one, prefix), prefix));
		});
		this.given.values().forEach((one) -> notGiven(one, parts));
		this.problems.throwIfAny();
		Source source = alone ? parts.get(0).source() : new SeveralSources(parts);
		RecordLayouts.all()
			.stream()
			.filter((layout) -> layout.required() && !source.records().contains(layout))
			.forEach((layout) -> source.missing(layout, this.problems));
		this.problems.throwIfAny();
		return source;
	}

	private Source source(Given one, String prefix) {
		if (one.mapping() != null) {
			return new MappedSource(one.path(), one.written(), prefix, one.mapping(), one.only(), this.context);
		}
		return Files.isDirectory(one.path())
				? FolderSource.of(one.path(), one.written(), prefix, one.only(), this.problems)
				: WorkbookSource.of(one.path(), one.written(), prefix, one.only(), this.problems);
	}

	/** The workbooks of a folder are part of it. */
	private void notGiven(Given one, List<SeveralSources.Part> parts) {
		if (one.place().isEmpty()) {
			return;
		}
		Set<String> records = new HashSet<>();
		for (SeveralSources.Part part : parts) {
			Path named = Path.of(part.source().names().get(0));
			if (named.startsWith(Path.of(one.written()))) {
				part.source().records().forEach((layout) -> records.add(layout.name()));
			}
		}
		one.only()
			.stream()
			.sorted()
			.filter((record) -> !records.contains(record))
			.forEach((record) -> setup("intake.sources-not-given", one.place(), one.written(), record));
	}

	private void missing(Path path, String place) {
		Optional<String> nearest = FolderSource.nearestFile(path.toAbsolutePath().normalize());
		if (nearest.isPresent()) {
			setup("intake.source-missing-nearest", place, path, nearest.get());
		}
		else {
			setup("intake.source-missing", place, path);
		}
	}

	private void setup(String code, String place, Object... arguments) {
		this.problems.add(Problem.Kind.SETUP, code, place, arguments);
	}

	/**
	 * A source that was named.
	 *
	 * @param only the records to take of it; all where it is empty
	 * @param place where it is named, empty for the command line
	 * @param mapping what a source.yml says, null for others
	 */
	private record Given(Path path, String written, Set<String> only, String place, SourceMapping mapping) {

		/** A file tells itself by its own name already. */
		String prefix() {
			Path named = Path.of(this.written);
			Path folder = Files.isDirectory(this.path) ? named : named.getParent();
			return (folder != null) ? folder + "/" : "";
		}

	}

}
