package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.medaudit.intake.workbook.SheetName;
import org.medaudit.intake.workbook.UnreadableWorkbook;
import org.medaudit.intake.workbook.WorkbookFile;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * The sheets of a workbook that are named after records, by their English or their
 * Chinese name. A row's line is its number in the sheet.
 */
final class WorkbookSource implements Source {

	static final String ENDING = ".xlsx";

	private final Path file;

	private final String written;

	private final String prefix;

	private final Map<RecordLayout, WorkbookSheet> sheets = new LinkedHashMap<>();

	private final List<SheetName> others = new ArrayList<>();

	private final List<Notice> notices = new ArrayList<>();

	private WorkbookSource(Path file, String written, String prefix) {
		this.file = file;
		this.written = written;
		this.prefix = prefix;
	}

	/**
	 * Looks for the sheets.
	 * @param written the workbook as the user wrote it
	 * @param prefix stands before its name where there are other sources
	 * @param only the records to take; all where it is empty
	 */
	static WorkbookSource of(Path file, String written, String prefix, Set<String> only, Problems problems) {
		WorkbookSource source = new WorkbookSource(file, written, prefix);
		try (WorkbookFile workbook = WorkbookFile.open(file)) {
			source.find(workbook.sheets(), only, problems);
		}
		catch (UnreadableWorkbook ex) {
			Problem problem = source.problem(ex);
			problems
				.addAll(List.of(new Problem(problem.kind(), problem.code(), prefix + problem.place(), problem.text())));
		}
		return source;
	}

	@Override
	public List<String> names() {
		return List.of(this.written);
	}

	@Override
	public Set<RecordLayout> records() {
		return Set.copyOf(this.sheets.keySet());
	}

	@Override
	public void missing(RecordLayout layout, Problems problems) {
		List<String> names = this.others.stream().map(SheetName::name).toList();
		Optional<String> nearest = NearestName.of(layout.name(), names)
			.or(() -> NearestName.of(layout.titleZh(), names).filter((name) -> sharesALetter(name, layout.titleZh())));
		if (nearest.isPresent()) {
			problems.add(Problem.Kind.DATA, "intake.sheet-missing-nearest", this.written, layout.name(),
					layout.titleZh(), nearest.get());
		}
		else {
			problems.add(Problem.Kind.DATA, "intake.sheet-missing", this.written, layout.name(), layout.titleZh());
		}
	}

	@Override
	public List<Path> files() {
		return List.of(this.file);
	}

	@Override
	public long bytes() {
		return this.file.toFile().length();
	}

	@Override
	public void survey(Problems problems, LongConsumer bytesSeen) {
		try (WorkbookFile workbook = WorkbookFile.open(this.file)) {
			for (WorkbookSheet sheet : this.sheets.values()) {
				sheet.survey(workbook, problems);
				this.notices.addAll(sheet.notices());
			}
			tellOfExamples();
			bytesSeen.accept(bytes());
		}
		catch (UnreadableWorkbook ex) {
			problems.addAll(List.of(problem(ex)));
		}
	}

	@Override
	public Optional<String> empty(RecordLayout layout) {
		return Optional.ofNullable(this.sheets.get(layout))
			.filter((sheet) -> sheet.rows() == 0)
			.map(WorkbookSheet::place);
	}

	@Override
	public long rows() {
		return this.sheets.values().stream().mapToLong(WorkbookSheet::rows).sum();
	}

	@Override
	public void stage(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException {
		try (WorkbookFile workbook = WorkbookFile.open(this.file)) {
			for (WorkbookSheet sheet : this.sheets.values()) {
				listener.rows(sheet.place(), 0);
				sheet.stage(builder, this.prefix, workbook, (rows) -> listener.rows(sheet.place(), rows));
			}
		}
		catch (UnreadableWorkbook ex) {
			throw new ProblemsException(problem(ex));
		}
	}

	@Override
	public List<RecordLook> looks(SnapshotBuilder builder, Path temporary, Problems problems) {
		return this.sheets.values().stream().flatMap((sheet) -> sheet.look().stream()).toList();
	}

	@Override
	public List<Notice> notices() {
		return List.copyOf(this.notices);
	}

	@Override
	public List<String> notes() {
		return List.of();
	}

	private void tellOfExamples() {
		List<WorkbookSheet> with = this.sheets.values().stream().filter((sheet) -> sheet.examples() > 0).toList();
		if (!with.isEmpty()) {
			this.notices.add(Notice.of("intake.sheet-example", name(),
					with.stream().mapToLong(WorkbookSheet::examples).sum(), with.get(0).firstExample()));
		}
	}

	private void find(List<SheetName> present, Set<String> only, Problems problems) {
		Map<RecordLayout, SheetName> byRecord = new LinkedHashMap<>();
		for (SheetName sheet : present) {
			Optional<RecordLayout> layout = record(sheet.name());
			if (layout.isEmpty()) {
				if (!sheet.name().equals(WorkbookTemplate.GUIDE)) {
					this.others.add(sheet);
				}
			}
			else if (byRecord.putIfAbsent(layout.get(), sheet) != null) {
				problems.add(Problem.Kind.DATA, "intake.sheet-twice", this.prefix + name() + "!" + sheet.name(),
						layout.get().name(), byRecord.get(layout.get()).name());
			}
		}
		byRecord.forEach((layout, sheet) -> {
			if (only.isEmpty() || only.contains(layout.name())) {
				this.sheets.put(layout, new WorkbookSheet(layout, sheet, name()));
			}
		});
		this.others.forEach((sheet) -> this.notices.add(ignored(sheet, byRecord.keySet())));
	}

	private static Optional<RecordLayout> record(String sheet) {
		return RecordLayouts.find(sheet.toLowerCase(Locale.ROOT))
			.or(() -> RecordLayouts.all().stream().filter((layout) -> layout.titleZh().equals(sheet)).findFirst());
	}

	private Notice ignored(SheetName sheet, Set<RecordLayout> present) {
		String place = name() + "!" + sheet.name();
		List<RecordLayout> absent = RecordLayouts.all().stream().filter((layout) -> !present.contains(layout)).toList();
		return NearestName.of(sheet.name(), absent.stream().map(RecordLayout::name).toList())
			.or(() -> NearestName
				.of(sheet.name(), absent.stream().map(RecordLayout::titleZh).collect(Collectors.toList()))
				.filter((title) -> sharesALetter(sheet.name(), title)))
			.map((nearest) -> Notice.of("intake.sheet-ignored-nearest", place, nearest))
			.orElseGet(() -> Notice.of("intake.sheet-ignored", place));
	}

	/** Two of two Chinese letters may differ, and then nothing is alike. */
	private static boolean sharesALetter(String one, String other) {
		return one.chars().anyMatch((letter) -> other.indexOf(letter) >= 0);
	}

	private Problem problem(UnreadableWorkbook failure) {
		String code = switch (failure.reason()) {
			case PASSWORD -> "intake.workbook-password";
			case OLD_FORM -> "intake.workbook-old-form";
			case BINARY_FORM -> "intake.workbook-binary-form";
			case STRICT_FORM -> "intake.workbook-strict-form";
			case TEXT -> "intake.workbook-text";
			case OTHER_FORM -> "intake.workbook-other-form";
			case DAMAGED -> "intake.workbook-damaged";
			case UNFOLDS -> "intake.workbook-unfolds";
			case UNREADABLE -> "intake.workbook-unreadable";
		};
		return Problem.of(Problem.Kind.DATA, code, name(), failure.getMessage());
	}

	private String name() {
		return this.file.getFileName().toString();
	}

}
