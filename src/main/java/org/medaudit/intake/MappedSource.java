package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.intake.SourceMapping.Changed;
import org.medaudit.intake.SourceMapping.ForeignFile;
import org.medaudit.intake.SourceMapping.MappedRecord;
import org.medaudit.intake.SourceMapping.Ruling;
import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * The queries of a source.yml, over foreign files and over databases. A row's line is its
 * number in the result of its query.
 */
final class MappedSource implements Source {

	private final Path path;

	private final String written;

	private final String prefix;

	private final SourceMapping mapping;

	private final DatabaseRecords databases;

	private final Increment increment;

	private final Map<ForeignFile, FileSurvey> surveys = new LinkedHashMap<>();

	private final List<Notice> notices = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	/**
	 * A mapping that was read.
	 * @param written its file as the user wrote it
	 * @param prefix stands before its name where there are other sources
	 * @param only the records to take; all where it is empty
	 */
	MappedSource(Path path, String written, String prefix, SourceMapping mapping, Set<String> only,
			SourceContext context) {
		this.path = path;
		this.written = written;
		this.prefix = prefix;
		this.mapping = only.isEmpty() ? mapping : mapping.only(only);
		this.databases = new DatabaseRecords(this.mapping, prefix, context);
		this.increment = context.increment();
		mapping.notes().forEach(this::note);
	}

	@Override
	public List<String> names() {
		return List.of(this.written);
	}

	@Override
	public Set<RecordLayout> records() {
		return this.mapping.records().stream().map(MappedRecord::layout).collect(Collectors.toSet());
	}

	@Override
	public void missing(RecordLayout layout, Problems problems) {
		problems.add(Problem.Kind.SETUP, "intake.yaml-record-missing", this.mapping.place(), layout.name(),
				layout.titleZh());
	}

	@Override
	public List<Path> files() {
		return Stream.concat(Stream.of(this.path), this.mapping.files().stream().map(ForeignFile::path)).toList();
	}

	@Override
	public long bytes() {
		return this.mapping.files().stream().mapToLong((file) -> file.path().toFile().length()).sum();
	}

	@Override
	public void survey(Problems problems, LongConsumer bytesSeen) {
		FileSurveyor surveyor = new FileSurveyor(problems, bytesSeen);
		for (ForeignFile file : this.mapping.files()) {
			surveyor.survey(file.path(), file.form()).ifPresent((survey) -> {
				this.surveys.put(file, survey);
				check(file, survey, problems);
			});
		}
		this.databases.survey(problems);
	}

	/** What a query over files gives is known only once it has run. */
	@Override
	public Optional<String> empty(RecordLayout layout) {
		return this.databases.empty(layout);
	}

	@Override
	public long rows() {
		return this.surveys.values().stream().mapToLong(FileSurvey::rows).sum() + this.databases.rows();
	}

	@Override
	public void stage(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException {
		tables(builder, temporary, listener);
		Map<MappedRecord, Set<String>> columns = columns(builder);
		ofFiles().forEach((record) -> stage(builder, record, columns.get(record)));
		this.databases.stage(builder, listener);
	}

	private void tables(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException {
		for (Map.Entry<ForeignFile, FileSurvey> file : this.surveys.entrySet()) {
			listener.rows(file.getKey().written(), 0);
			table(builder, file.getKey(), file.getValue(), temporary);
			listener.rows(file.getKey().written(), file.getValue().rows());
		}
	}

	@Override
	public List<RecordLook> looks(SnapshotBuilder builder, Path temporary, Problems problems) throws IOException {
		List<RecordLook> looks = new ArrayList<>();
		if (problems.isEmpty()) {
			tables(builder, temporary, (subject, rows) -> {
			});
			try {
				columns(builder).forEach((record, names) -> looks.add(new RecordLook(record.layout(), record.place(), 0,
						names.stream().map((name) -> new RecordLook.Column(name, name, "", 0)).toList())));
			}
			catch (ProblemsException ex) {
				problems.addAll(ex.problems());
			}
		}
		looks.addAll(this.databases.looks());
		return looks;
	}

	@Override
	public List<Notice> notices() {
		return Stream.of(this.notices, this.databases.notices()).flatMap(List::stream).toList();
	}

	@Override
	public List<String> notes() {
		return Stream.of(this.notes, this.databases.notes()).flatMap(List::stream).toList();
	}

	private List<MappedRecord> ofFiles() {
		return this.mapping.records().stream().filter((record) -> record.database().isEmpty()).toList();
	}

	/** A row of an unknown file has no layout in which it could be listed as rejected. */
	private static void check(ForeignFile file, FileSurvey survey, Problems problems) {
		if (survey.raggedRows() > 0) {
			problems.add(Problem.Kind.DATA, "intake.foreign-ragged", file.written(), survey.raggedRows(),
					survey.firstRaggedLine(), survey.header().size());
		}
		Set<String> names = new LinkedHashSet<>();
		survey.header()
			.stream()
			.map(MappedSource::columnName)
			.filter((name) -> !names.add(name.toLowerCase(Locale.ROOT)))
			.forEach((name) -> problems.add(Problem.Kind.DATA, "intake.foreign-column-twice", file.written(), name));
	}

	private static void table(SnapshotBuilder builder, ForeignFile file, FileSurvey survey, Path temporary)
			throws IOException {
		Path path = survey.file();
		List<String> names = survey.header().stream().map(MappedSource::columnName).toList();
		long longest = survey.longestRow();
		if (!survey.regular()) {
			NormalisedFile copy = NormalisedFile.write(survey, -1, temporary.resolve("table-" + file.table() + ".csv"),
					(rows) -> {
					});
			path = copy.path();
			longest = copy.longestRow();
		}
		builder.foreignTable(file.table(), path.toAbsolutePath(), names, !survey.regular(), longest);
	}

	private static String columnName(String header) {
		return header.strip();
	}

	/**
	 * The columns of all queries that a layout knows; problems of all of them at once.
	 */
	private Map<MappedRecord, Set<String>> columns(SnapshotBuilder builder) {
		Problems problems = new Problems();
		Map<MappedRecord, Set<String>> columns = new LinkedHashMap<>();
		for (MappedRecord record : ofFiles()) {
			try {
				List<String> given = List.copyOf(builder.columnsOf(record.query()));
				HeaderMapping mapping = HeaderMapping.ofQuery(record.layout(), given, record.place(), problems);
				this.notices.addAll(mapping.without(record.changed().map(Changed::column))
					.notices(record.layout(), record.place()));
				record.changed().ifPresent((changed) -> changed.check(given, problems));
				columns.put(record, mapping.positions().keySet());
			}
			catch (SQLException ex) {
				problems.add(Problem.Kind.SETUP, "intake.query-failed", record.place(), words(ex));
			}
			record.rulings().forEach((ruling) -> check(builder, ruling, problems));
		}
		problems.throwIfAny();
		return columns;
	}

	private static void check(SnapshotBuilder builder, Ruling ruling, Problems problems) {
		try {
			builder.columnsOf(ruling.query());
		}
		catch (SQLException ex) {
			problems.add(Problem.Kind.SETUP, "intake.query-failed", ruling.place(), words(ex));
		}
	}

	private void stage(SnapshotBuilder builder, MappedRecord record, Set<String> columns) {
		Problems problems = new Problems();
		this.increment.carry(builder, record);
		Optional<Increment.Changes> changes = this.increment.changes(record);
		String query = changes.map((part) -> part.query(record.query())).orElse(record.query());
		long rows = rows(builder, record, query, columns);
		this.increment.read(builder, record, largest(builder, record, query, problems));
		if (rows == 0 && record.layout().required() && changes.isEmpty()) {
			problems.add(Problem.Kind.DATA, "intake.query-empty", record.place(), record.layout().name(),
					record.layout().titleZh());
		}
		for (Ruling ruling : record.rulings()) {
			try {
				note(ruling.text(), Long.parseLong(builder.value(ruling.query())), record.layout().name());
			}
			catch (SQLException | NumberFormatException ex) {
				problems.add(Problem.Kind.SETUP, "intake.query-failed", ruling.place(), words(ex));
			}
		}
		problems.throwIfAny();
		record.notes().forEach((text) -> this.notes.add(record.layout().name() + ": " + text));
		record.notes().forEach((text) -> this.notices.add(new Notice("intake.note", record.layout().name(), text)));
	}

	/** A query can fail on its values even where its columns were in order. */
	private long rows(SnapshotBuilder builder, MappedRecord record, String query, Set<String> columns) {
		try {
			return builder.stageQuery(record.layout(), query,
					this.prefix + this.mapping.name() + "#" + record.layout().name(), columns);
		}
		catch (ProblemsException ex) {
			if (ex.problems().stream().allMatch((problem) -> problem.kind() == Problem.Kind.FAULT)) {
				throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "intake.query-failed", record.place(),
						ex.problems().get(0).text()));
			}
			throw ex;
		}
	}

	/**
	 * The largest value of the column that rises with every change, where there is one.
	 */
	private static String largest(SnapshotBuilder builder, MappedRecord record, String query, Problems problems) {
		try {
			Optional<String> column = record.changed()
				.filter((changed) -> changed.kind() == Changed.Kind.WATERMARK)
				.map(Changed::column);
			return column.isEmpty() ? null
					: builder.value("SELECT max(q." + column.get() + ") FROM (\n" + query + "\n) q");
		}
		catch (SQLException ex) {
			problems.add(Problem.Kind.SETUP, "intake.query-failed", record.place(), words(ex));
			return null;
		}
	}

	private void note(String text) {
		this.notes.add(text);
		this.notices.add(new Notice("intake.note", "", text));
	}

	private void note(String text, long rows, String record) {
		Notice notice = Notice.of("intake.ruling", record, text, rows);
		this.notices.add(notice);
		this.notes.add(notice.toString());
	}

	/** The engine's first lines say what; the others draw the query again. */
	private static String words(Exception exception) {
		return String.valueOf(exception.getMessage())
			.lines()
			.filter((line) -> !line.isBlank())
			.limit(3)
			.map(String::strip)
			.collect(Collectors.joining(" "));
	}

}
