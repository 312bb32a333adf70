package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

	private final Map<RecordLayout, Path> files = new LinkedHashMap<>();

	private final List<RecordFile> records = new ArrayList<>();

	private final List<Notice> notices = new ArrayList<>();

	private FolderSource(Path folder) {
		this.folder = folder;
	}

	/** Looks for the files; a required record without one is a problem. */
	static FolderSource of(Path folder, Problems problems) {
		FolderSource source = new FolderSource(folder);
		source.find(csvFiles(folder, problems), problems);
		return source;
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
	public long rows() {
		return this.records.stream().mapToLong((record) -> record.survey().rows()).sum();
	}

	@Override
	public void stage(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException {
		for (RecordFile record : this.records) {
			String name = record.survey().file().getFileName().toString();
			listener.rows(name, 0);
			record.stage(builder, temporary, (rows) -> listener.rows(name, rows));
		}
	}

	@Override
	public List<Notice> notices() {
		return List.copyOf(this.notices);
	}

	@Override
	public List<String> notes() {
		return List.of();
	}

	private void find(List<Path> present, Problems problems) {
		Map<String, Path> byRecord = new LinkedHashMap<>();
		List<Path> others = new ArrayList<>();
		for (Path file : present) {
			String record = stem(file).toLowerCase(Locale.ROOT);
			if (file.getFileName().toString().equals(RecordTemplate.SHEET)) {
				continue;
			}
			if (RecordLayouts.find(record).isEmpty()) {
				others.add(file);
			}
			else if (byRecord.putIfAbsent(record, file) != null) {
				problems.add(Problem.Kind.DATA, "intake.record-twice", file.getFileName().toString(), record,
						byRecord.get(record).getFileName());
			}
		}
		for (RecordLayout layout : RecordLayouts.all()) {
			Path file = byRecord.get(layout.name());
			if (file != null) {
				this.files.put(layout, file);
			}
			else if (layout.required()) {
				missing(layout, this.folder, others, problems);
			}
		}
		others.forEach((file) -> this.notices.add(ignored(file, byRecord)));
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

	private static List<Path> csvFiles(Path folder, Problems problems) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			problems.add(Problem.Kind.SETUP, "intake.folder-unreadable", folder.toString(), ex.getMessage());
			return List.of();
		}
	}

	private static void missing(RecordLayout layout, Path folder, List<Path> others, Problems problems) {
		String file = layout.name() + ENDING;
		Optional<String> nearest = NearestName.of(layout.name(), others.stream().map(FolderSource::stem).toList());
		if (nearest.isPresent()) {
			problems.add(Problem.Kind.DATA, "intake.record-missing-nearest", folder.toString(), file, layout.titleZh(),
					nearest.get() + ENDING);
		}
		else {
			problems.add(Problem.Kind.DATA, "intake.record-missing", folder.toString(), file, layout.titleZh());
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
