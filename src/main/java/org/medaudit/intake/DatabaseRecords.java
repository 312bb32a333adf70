package org.medaudit.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.medaudit.intake.SourceMapping.Changed;
import org.medaudit.intake.SourceMapping.MappedRecord;
import org.medaudit.intake.SourceMapping.Ruling;
import org.medaudit.intake.database.ChangedRows;
import org.medaudit.intake.database.DatabaseQuery;
import org.medaudit.intake.database.DatabaseSettings;
import org.medaudit.intake.database.Drivers;
import org.medaudit.intake.database.QueryLook;
import org.medaudit.intake.database.Reading;
import org.medaudit.intake.database.ReadingListener;
import org.medaudit.intake.database.Remark;
import org.medaudit.intake.database.SourceDatabase;
import org.medaudit.intake.database.SqlText;
import org.medaudit.intake.database.Tally;
import org.medaudit.intake.database.Timing;
import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.snapshot.StagedFile;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Sha256;
import org.medaudit.values.Wording;

/**
 * The records of a source.yml whose queries are for databases: looked at and counted
 * first, so that everything that is wrong is told at once, then read.
 */
final class DatabaseRecords {

	private static final int HASH_LETTERS = 16;

	private static final int SAMPLE = 20;

	private final SourceMapping mapping;

	private final String prefix;

	private final SourceContext context;

	private final Map<DatabaseQuery, MappedRecord> queries = new LinkedHashMap<>();

	private final Map<SourceDatabase, List<SourceDatabase.Wanted>> wanted = new LinkedHashMap<>();

	private final List<RecordLook> looks = new ArrayList<>();

	private final Map<MappedRecord, Optional<String>> largest = new LinkedHashMap<>();

	private final List<Notice> notices = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	// They load classes as long as they work.
	private Drivers drivers;

	DatabaseRecords(SourceMapping mapping, String prefix, SourceContext context) {
		this.mapping = mapping;
		this.prefix = prefix;
		this.context = context;
	}

	/** Connects, runs each query for a few rows, and counts; problems of all at once. */
	void survey(Problems problems) {
		if (records().isEmpty()) {
			return;
		}
		this.drivers = Drivers.of(this.context.drivers());
		look(this.drivers, SAMPLE, problems).forEach((database, looks) -> {
			List<SourceDatabase.Wanted> these = new ArrayList<>();
			looks.forEach((query, look) -> wanted(database, query, look, problems).ifPresent(these::add));
			this.wanted.put(database, these);
		});
		if (this.context.onlyLooking() || !problems.isEmpty()) {
			this.drivers.close();
		}
	}

	/** What each query gives, of those that can be run. */
	Map<SourceDatabase, Map<DatabaseQuery, QueryLook>> look(Drivers drivers, int rows, Problems problems) {
		Map<SourceDatabase, Map<DatabaseQuery, QueryLook>> looks = new LinkedHashMap<>();
		for (DatabaseSettings settings : this.mapping.databases()) {
			List<DatabaseQuery> queries = queries(settings, problems);
			if (queries.isEmpty()) {
				continue;
			}
			try {
				SourceDatabase database = new SourceDatabase(settings, drivers, this.context.period(),
						Timing.of(this.context.clock()));
				looks.put(database, database.look(queries, rows, problems));
			}
			catch (ProblemsException ex) {
				problems.addAll(ex.problems());
			}
		}
		return looks;
	}

	private List<MappedRecord> records() {
		return this.mapping.records().stream().filter((record) -> record.database().isPresent()).toList();
	}

	private List<DatabaseQuery> queries(DatabaseSettings settings, Problems problems) {
		List<DatabaseQuery> queries = new ArrayList<>();
		for (MappedRecord record : records()) {
			if (!record.database().get().equals(settings.name())) {
				continue;
			}
			DatabaseQuery query = new DatabaseQuery(record.layout(), new SqlText(record.query()), record.partition(),
					this.prefix + this.mapping.name() + "#" + record.layout().name(), record.place(), Optional.empty());
			if (!query.sql().parameters().isEmpty() && this.context.period().isEmpty()) {
				problems.add(Problem.Kind.SETUP, "intake.period-needed", record.place(),
						query.sql().parameters().get(0));
				continue;
			}
			this.queries.put(query, record);
			queries.add(query);
		}
		return queries;
	}

	/** The columns of a query that its record has. */
	HeaderMapping columns(DatabaseQuery query, QueryLook look, Problems problems) {
		HeaderMapping columns = HeaderMapping.ofQuery(query.layout(), look.names(), query.place(), problems);
		this.queries.get(query).changed().ifPresent((changed) -> changed.check(look.names(), problems));
		return columns;
	}

	/** Extra columns that are ignored; one that tells of changes is not. */
	List<Notice> ignored(DatabaseQuery query, HeaderMapping columns) {
		Optional<String> used = this.queries.get(query).changed().map(Changed::column);
		return columns.without(used).notices(query.layout(), query.place());
	}

	private Optional<SourceDatabase.Wanted> wanted(SourceDatabase database, DatabaseQuery query, QueryLook look,
			Problems problems) {
		Problems own = new Problems();
		HeaderMapping mapped = columns(query, look, own);
		problems.addAll(own.list());
		this.notices.addAll(ignored(query, mapped));
		this.looks.add(look(query, look, mapped));
		if (!own.isEmpty()) {
			return Optional.empty();
		}
		List<StagedFile.Column> columns = mapped.positions()
			.entrySet()
			.stream()
			.map((entry) -> new StagedFile.Column(entry.getValue(), query.layout().column(entry.getKey()).orElseThrow(),
					false))
			.toList();
		try {
			DatabaseQuery asked = this.context.onlyLooking() ? query : asked(database, query, look);
			SourceDatabase.Wanted rows = new SourceDatabase.Wanted(asked, look, columns, new Tally(0, null));
			Tally tally = this.context.onlyLooking() ? new Tally(look.rows(), null)
					: database.tally(asked, rows.money());
			return Optional.of(new SourceDatabase.Wanted(asked, look, columns, tally));
		}
		catch (ProblemsException ex) {
			problems.addAll(ex.problems());
			return Optional.empty();
		}
	}

	private static RecordLook look(DatabaseQuery query, QueryLook look, HeaderMapping mapped) {
		List<RecordLook.Column> columns = mapped.positions()
			.entrySet()
			.stream()
			.map((entry) -> new RecordLook.Column(look.columns().get(entry.getValue()).own(), entry.getKey(),
					look.columns().get(entry.getValue()).type(), look.filled().get(entry.getValue())))
			.toList();
		return new RecordLook(query.layout(), query.place(), look.rows(), columns);
	}

	/** What each query gives. */
	List<RecordLook> looks() {
		return List.copyOf(this.looks);
	}

	/**
	 * The query, or what of it changed. How far it can be followed is asked before it is
	 * read: what changes meanwhile is then read next time.
	 */
	private DatabaseQuery asked(SourceDatabase database, DatabaseQuery query, QueryLook look) {
		MappedRecord record = this.queries.get(query);
		DatabaseQuery asked = this.context.increment()
			.changes(record)
			.map((rows) -> query.changed(new ChangedRows(rows.column(), rows.from(), rows.newDates()), look))
			.orElse(query);
		this.queries.put(asked, record);
		record.changed()
			.filter((changed) -> changed.kind() == Changed.Kind.WATERMARK)
			.ifPresent((changed) -> this.largest.put(record, database.largest(asked, changed.column())));
		return asked;
	}

	/** The place of a record whose query was counted and gives nothing. */
	Optional<String> empty(RecordLayout layout) {
		return this.wanted.values()
			.stream()
			.flatMap(List::stream)
			.filter((rows) -> rows.query().layout().equals(layout) && rows.before().rows() == 0
					&& rows.query().changes().isEmpty())
			.map((rows) -> rows.query().place())
			.findFirst();
	}

	/** Rows that were counted. */
	long rows() {
		return this.wanted.values().stream().flatMap(List::stream).mapToLong((rows) -> rows.before().rows()).sum();
	}

	/** Reads one database after the other. */
	void stage(SnapshotBuilder builder, Source.StageListener listener) {
		try {
			read(builder, listener);
		}
		finally {
			if (this.drivers != null) {
				this.drivers.close();
			}
		}
	}

	private void read(SnapshotBuilder builder, Source.StageListener listener) {
		this.wanted.forEach((database, rows) -> {
			String began = this.context.clock().instant().toString();
			Losses losses = new Losses(listener);
			rows.forEach((each) -> follow(builder, this.queries.get(each.query())));
			Problems problems = new Problems();
			for (Reading reading : database.read(builder, rows, losses)) {
				told(reading, losses, problems);
				note(database, reading, began);
			}
			problems.throwIfAny();
		});
	}

	private void follow(SnapshotBuilder builder, MappedRecord record) {
		this.context.increment().carry(builder, record);
		this.context.increment()
			.read(builder, record, this.largest.getOrDefault(record, Optional.empty()).orElse(null));
	}

	private void told(Reading reading, Losses losses, Problems problems) {
		String place = reading.query().place();
		reading.remarks()
			.stream()
			.collect(Collectors.groupingBy(Remark::kind, Collectors.mapping(Remark::column, Collectors.toList())))
			.forEach((kind, columns) -> this.notices
				.add(Notice.of(kind.code(), place, columns.stream().sorted().collect(Collectors.joining(", ")))));
		int lost = losses.of(reading.query().origin());
		if (lost > 0) {
			this.notices
				.add(Notice.of(reading.later() ? "intake.database-again-later" : "intake.database-again", place, lost));
		}
		if (reading.changed()) {
			Object[] tallies = { reading.before().shown(), reading.read().shown(), reading.after().shown() };
			if (reading.oneMoment()) {
				this.notices.add(Notice.of("intake.database-changed", place, tallies));
			}
			else {
				problems.add(Problem.Kind.DATA, "intake.database-changed-between", place, tallies);
			}
		}
	}

	private void note(SourceDatabase database, Reading reading, String began) {
		DatabaseQuery query = reading.query();
		MappedRecord record = this.queries.get(query);
		this.notes.add(Wording.of("intake.database-note", query.layout().name(), database.settings().name(),
				database.settings().address(), hash(query.sql().text()), reading.read().rows(), began));
		record.notes().forEach((text) -> this.notes.add(query.layout().name() + ": " + text));
		record.notes().forEach((text) -> this.notices.add(new Notice("intake.note", query.layout().name(), text)));
		for (Ruling ruling : record.rulings()) {
			long rows = database.number(new SqlText(ruling.query()), ruling.place());
			Notice notice = Notice.of("intake.ruling", query.layout().name(), ruling.text(), rows);
			this.notices.add(notice);
			this.notes.add(notice.toString());
		}
	}

	private static String hash(String sql) {
		return Sha256.hex(sql).substring(0, HASH_LETTERS);
	}

	List<Notice> notices() {
		return this.notices;
	}

	List<String> notes() {
		return this.notes;
	}

	/** Passes the progress of several threads on, and counts lost connections. */
	private static final class Losses implements ReadingListener {

		private final Source.StageListener listener;

		private final Map<String, AtomicInteger> lost = new LinkedHashMap<>();

		Losses(Source.StageListener listener) {
			this.listener = listener;
		}

		@Override
		public synchronized void rows(String origin, long rows) {
			this.listener.rows(origin, rows);
		}

		@Override
		public synchronized void lost(String origin, int beginnings) {
			this.lost.computeIfAbsent(origin, (name) -> new AtomicInteger()).incrementAndGet();
		}

		synchronized int of(String origin) {
			return this.lost.containsKey(origin) ? this.lost.get(origin).get() : 0;
		}

	}

}
