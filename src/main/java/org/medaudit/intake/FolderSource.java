package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** The CSV files of a folder that are named after records. */
final class FolderSource implements Source {

	private static final String ENDING = ".csv";

	private final Path folder;

	private final String written;

	private final String prefix;

	private final Map<RecordLayout, Path> files = new LinkedHashMap<>();

	private final List<RecordFile> records = new ArrayList<>();

	private final List<Path> others = new ArrayList<>();

	private final List<Notice> notices = new ArrayList<>();

	private FolderSource(Path folder, String written, String prefix) {
		this.folder = folder;
		this.written = written;
		this.prefix = prefix;
	}

	/**
	 * Looks for the files.
	 * @param written the folder as the user wrote it
	 * @param prefix stands before the names of its files where there are other sources
	 * @param only the records to take; all where it is empty
	 */
	static FolderSource of(Path folder, String written, String prefix, Set<String> only, Problems problems) {
		FolderSource source = new FolderSource(folder, written, prefix);
		source.find(files(folder, ENDING, problems), only, problems);
		return source;
	}

	@Override
	public List<String> names() {
		return List.of(this.written);
	}

	@Override
	public Set<RecordLayout> records() {
		return Collections.unmodifiableSet(this.files.keySet());
	}

	@Override
	public void missing(RecordLayout layout, Problems problems) {
		String file = layout.name() + ENDING;
		Optional<String> nearest = NearestName.of(layout.name(), this.others.stream().map(FolderSource::stem).toList());
		if (nearest.isPresent()) {
			problems.add(Problem.Kind.DATA, "intake.record-missing-nearest", this.folder.toString(), file,
					layout.titleZh(), nearest.get() + ENDING);
		}
		else {
			problems.add(Problem.Kind.DATA, "intake.record-missing", this.folder.toString(), file, layout.titleZh());
		}
	}

	@Override
	public List<Path> files() {
		return List.copyOf(this.files.values());
	}

	@Override
	public long bytes() {
		return this.files.values().stream().mapToLong((file) -> file.toFile().length()).sum();
	}

	@Override
	public void survey(Problems problems, LongConsumer bytesSeen) {
		FileSurveyor surveyor = new FileSurveyor(problems, bytesSeen);
		this.files.forEach((layout, file) -> surveyor.survey(file, CsvForm.STANDARD)
			.ifPresent((survey) -> this.records.add(RecordFile.of(layout, survey, problems))));
		this.records.forEach((record) -> this.notices.addAll(record.notices()));
	}

	@Override
	public Optional<String> empty(RecordLayout layout) {
		return this.records.stream()
			.filter((record) -> record.layout().equals(layout) && record.survey().rows() == 0)
			.map((record) -> record.survey().file().getFileName().toString())
			.findFirst();
	}

	@Override
	public long rows() {
		return this.records.stream().mapToLong((record) -> record.survey().rows()).sum();
	}

	@Override
	public void stage(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException {
		for (RecordFile record : this.records) {
			String name = record.survey().file().getFileName().toString();
			listener.rows(name, 0);
			record.stage(builder, this.prefix, temporary, (rows) -> listener.rows(name, rows));
		}
	}

	@Override
	public List<RecordLook> looks(SnapshotBuilder builder, Path temporary, Problems problems) {
		return this.records.stream()
			.map((record) -> RecordLook.ofHeader(record.layout(), record.survey().file().getFileName().toString(),
					record.survey().header(), record.mapping().positions()))
			.toList();
	}

	@Override
	public List<Notice> notices() {
		return List.copyOf(this.notices);
	}

	@Override
	public List<String> notes() {
		return List.of();
	}

	private void find(List<Path> present, Set<String> only, Problems problems) {
		Map<String, Path> byRecord = new LinkedHashMap<>();
		for (Path file : present) {
			String record = stem(file).toLowerCase(Locale.ROOT);
			if (file.getFileName().toString().equals(RecordTemplate.SHEET)) {
				continue;
			}
			if (RecordLayouts.find(record).isEmpty()) {
				this.others.add(file);
			}
			else if (byRecord.putIfAbsent(record, file) != null) {
				problems.add(Problem.Kind.DATA, "intake.record-twice", file.getFileName().toString(), record,
						byRecord.get(record).getFileName());
			}
		}
		for (RecordLayout layout : RecordLayouts.all()) {
			Path file = byRecord.get(layout.name());
			if (file != null && (only.isEmpty() || only.contains(layout.name()))) {
				this.files.put(layout, file);
			}
		}
		this.others.forEach((file) -> this.notices.add(ignored(file, byRecord)));
	}

	/** The file of the same folder whose name is nearest. */
	static Optional<String> nearestFile(Path path) {
		try (Stream<Path> files = Files.list(path.getParent())) {
			return NearestName.of(path.getFileName().toString(),
					files.map((file) -> file.getFileName().toString()).toList());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** The workbooks of a folder, but not what a spreadsheet that has one open left. */
	static List<Path> workbooks(Path folder, Problems problems) {
		return files(folder, WorkbookSource.ENDING, problems).stream()
			.filter((file) -> !file.getFileName().toString().startsWith("~$"))
			.toList();
	}

	private static List<Path> files(Path folder, String ending, Problems problems) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			problems.add(Problem.Kind.SETUP, "intake.folder-unreadable", folder.toString(), ex.getMessage());
			return List.of();
		}
	}

	private static Notice ignored(Path file, Map<String, Path> present) {
		String name = file.getFileName().toString();
		List<String> absent = RecordLayouts.all()
			.stream()
			.map(RecordLayout::name)
			.filter((record) -> !present.containsKey(record))
			.toList();
		return NearestName.of(stem(file), absent)
			.map((nearest) -> Notice.of("intake.file-ignored-nearest", name, nearest + ENDING))
			.orElseGet(() -> Notice.of("intake.file-ignored", name));
	}

	private static String stem(Path file) {
		String name = file.getFileName().toString();
		return name.substring(0, name.length() - ENDING.length());
	}

}
