package org.medaudit.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Sha256;

/**
 * Builds one snapshot: stage, validate, derive, seal, in that order. Nothing is visible
 * before {@link #seal}; closing without it leaves nothing behind.
 */
public final class SnapshotBuilder implements AutoCloseable {

	private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS");

	private static final String COPIES = "copies";

	private final SnapshotStore store;

	private final SnapshotParameters parameters;

	private final Clock clock;

	private final String id;

	private final Path building;

	private final Connection connection;

	private final Staging staging;

	private final Composer composer;

	private final BuildProgress progress;

	private final boolean goesOn;

	private final String fingerprint;

	private Optional<Period> declared = Optional.empty();

	private SnapshotBuilder(SnapshotStore store, EngineSettings settings, SnapshotParameters parameters, Clock clock,
			String fingerprint) {
		this.store = store;
		this.parameters = parameters;
		this.clock = clock;
		this.fingerprint = fingerprint;
		this.building = store.building(store.unused(LocalDateTime.now(clock).format(ID)), fingerprint);
		this.id = SnapshotStore.idOf(this.building);
		this.goesOn = SnapshotStore.isBegun(this.building);
		this.connection = Engine.open(this.building.resolve(SnapshotStore.BUILT).toString(), settings);
		this.staging = new Staging(this.connection);
		this.composer = new Composer(this.connection, this.staging);
		this.progress = new BuildProgress(this.connection, this.building);
		try {
			run(this::begin);
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private void begin() throws SQLException {
		// A list of values must not become a join, which would not keep the order of a
		// file's rows, and a cast that may fail must not move into its reader.
		Engine.execute(this.connection, "SET disabled_optimizers = 'in_clause,type_pushdown'");
		StagingFile.attach(this.connection, this.building);
		if (this.goesOn) {
			this.progress.clearUnfinished();
			this.staging.restore(this.progress.pieces());
			return;
		}
		RecordTables.create(this.connection);
		this.progress.create();
	}

	/** Begins a snapshot beside the sealed ones of a home. */
	public static SnapshotBuilder create(SnapshotStore store, EngineSettings settings, SnapshotParameters parameters,
			Clock clock) {
		return create(store, settings, parameters, clock, "");
	}

	/**
	 * Begins a snapshot, or goes on with one that was left behind unfinished.
	 * @param fingerprint of all that the snapshot depends on; one that is empty is never
	 * gone on with
	 */
	public static SnapshotBuilder create(SnapshotStore store, EngineSettings settings, SnapshotParameters parameters,
			Clock clock, String fingerprint) {
		try {
			return new SnapshotBuilder(store, settings, parameters, clock, fingerprint);
		}
		catch (ProblemsException ex) {
			if (fingerprint.isEmpty()) {
				throw ex;
			}
			// What was left may be damaged; then it is begun anew.
			return new SnapshotBuilder(store, settings, parameters, clock, "");
		}
	}

	/** Whether all rows were brought in by an earlier process, so that none are to be. */
	public boolean isStaged() {
		return this.goesOn;
	}

	/** Records that an earlier process finished. */
	public int finishedRecords() {
		return call(() -> this.progress.records().size());
	}

	/** What a mapping ruled on, as {@link #staged} was told. */
	public List<String> notes() {
		return call(this.progress::notes);
	}

	/** An existing folder for files that are read until {@link #validate} ends. */
	public Path copies() {
		try {
			return Files.createDirectories(this.building.resolve(COPIES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Says that all rows are brought in. From now on a builder that is left behind can be
	 * gone on with.
	 * @param notes what a mapping ruled on
	 */
	public void staged(List<String> notes) {
		run(() -> {
			this.staging.gather();
			// Rows of an earlier snapshot are not ours to find again.
			boolean ours = this.staging.pieces().values().stream().flatMap(List::stream).noneMatch(Piece::typed);
			this.progress.staged(ours ? this.staging.pieces() : Map.of(), notes);
			if (ours && !this.fingerprint.isEmpty()) {
				this.store.mark(this.building, this.fingerprint);
			}
		});
	}

	/**
	 * Brings in a file that intake has looked over. It is read by {@link #validate} and
	 * must stay as it is until then.
	 */
	public void stage(RecordLayout layout, StagedFile file) {
		run(() -> this.staging.file(layout, file));
	}

	/** What carries rows of an earlier snapshot over. */
	public Composer composer() {
		return this.composer;
	}

	/**
	 * Brings in the rows of a query over the foreign tables.
	 * @param columns the columns of the layout that the query gives
	 * @return rows brought in
	 * @throws ProblemsException when the engine cannot run it; the problem carries the
	 * engine's words
	 */
	public long stageQuery(RecordLayout layout, String sql, String origin, Set<String> columns) {
		return call(() -> this.staging.query(layout, sql, origin, columns));
	}

	/**
	 * Brings in rows that come one by one, as a database or a workbook gives them.
	 * @param origin what the user calls it, for accounts and refusals
	 * @param columns which the rows give; their positions are those of the values
	 * @param ordered whether the rows have an order of their own; of two rows with one
	 * key the first stays, without an order the one whose text is smaller
	 * @return to be closed before {@link #validate}; one for each thread
	 */
	public RowSink rows(RecordLayout layout, String origin, List<StagedFile.Column> columns, boolean ordered) {
		return call(() -> this.staging.rows(layout, origin, columns, ordered));
	}

	/**
	 * Makes a foreign CSV file readable by queries, all columns as text.
	 * @param columns the names of its columns in the queries
	 * @param numbered whether a field with the line number stands before them
	 * @param longestLine most bytes of a row
	 */
	public void foreignTable(String name, Path file, List<String> columns, boolean numbered, long longestLine) {
		run(() -> this.staging.foreign(name, file, columns, numbered, longestLine));
	}

	/**
	 * The columns that a query gives, in order.
	 * @throws SQLException when the engine refuses the query
	 */
	public Set<String> columnsOf(String sql) throws SQLException {
		Set<String> columns = new LinkedHashSet<>();
		for (List<String> row : Engine.rows(this.connection, "DESCRIBE " + sql)) {
			columns.add(row.get(0));
		}
		return columns;
	}

	/** One number of the data being built, for the accounts of a mapping. */
	public String value(String sql) throws SQLException {
		return Engine.rows(this.connection, sql).get(0).get(0);
	}

	/**
	 * Types and checks all staged rows.
	 * @throws ProblemsException with the reasons when a required record has rows, but not
	 * one that can be accepted, or when the data is worse than the thresholds allow
	 */
	public void validate() {
		List<Problem> problems = call(() -> {
			if (!this.progress.has(BuildProgress.STAGED)) {
				staged(List.of());
			}
			new Validation(this.connection, new LandingInPlace(this.connection, this.parameters), this.composer,
					this.progress::note)
				.all(this.staging.pieces());
			SnapshotStore.delete(this.building.resolve(COPIES));
			ChargeLines.views(this.connection, ChargeLines.namesPersons(this.connection));
			return this.progress.has(BuildProgress.DERIVED) ? List.of() : new DataQuality(this.connection)
				.validated(this.parameters.thresholds(), this.store.folder().resolveSibling("rejected-rows.csv"));
		});
		if (!problems.isEmpty()) {
			throw new ProblemsException(problems);
		}
	}

	/**
	 * Builds the derived tables.
	 * @param period the dates the hospital says the data covers, if it does
	 */
	public void derive(Optional<Period> period) {
		this.declared = period;
		run(() -> {
			Derivation derivation = new Derivation(this.connection, this.parameters);
			if (!this.progress.has(BuildProgress.CODED)) {
				this.progress.note(BuildProgress.CODED, derivation::codes);
			}
			if (!this.progress.has(BuildProgress.DERIVED)) {
				derivation.tables(period);
				derivation.quality();
				new DataQuality(this.connection).derived(LocalDate.now(this.clock));
				this.progress.note(BuildProgress.DERIVED);
			}
		});
	}

	/** What two sources both gave; after {@link #validate}. */
	public List<GivenTwice> givenTwice() {
		return call(() -> GivenTwice.all(this.connection));
	}

	/** What became of the rows, file by file; after {@link #validate}. */
	public List<RecordAccount> accounts() {
		return call(() -> SnapshotContents.accounts(this.connection));
	}

	/**
	 * Closes the file for good, hashes it and makes it visible.
	 * @param source what was read, as the user named it
	 * @param notes what a mapping ruled on
	 */
	public Snapshot seal(String source, List<String> notes) {
		Manifest draft = call(() -> {
			StagingFile.detach(this.connection);
			this.composer.detach();
			Manifest manifest = manifest(source, notes);
			this.progress.transaction(() -> {
				Engine.execute(this.connection, "DROP TABLE staged_file");
				Engine.execute(this.connection, "DROP TABLE refused_cell");
				Engine.execute(this.connection, "DROP TABLE given_twice");
				this.progress.drop();
			});
			this.store.unmark(this.building);
			Engine.execute(this.connection, "CHECKPOINT");
			return manifest;
		});
		run(this.connection::close);
		Path built = this.building.resolve(SnapshotStore.BUILT);
		Manifest manifest = new Manifest(draft.id(), draft.createdAt(), draft.source(), draft.layoutVersion(),
				draft.contentHash(), hash(built), draft.institutionCode(), draft.institutionName(), draft.period(),
				draft.periodDeclared(), draft.parameters(), draft.accounts(), draft.notes(), draft.derivedRows(),
				draft.composition());
		Snapshot snapshot = this.store.publish(built, manifest);
		SnapshotStore.delete(this.building);
		return snapshot;
	}

	private Manifest manifest(String source, List<String> notes) throws SQLException {
		List<String> period = Engine.rows(this.connection, "SELECT period_from, period_to FROM snapshot_period").get(0);
		if (period.get(0) == null) {
			throw new ProblemsException(Problem.of(Problem.Kind.DATA, "snapshot.no-rows", source));
		}
		List<List<String>> institution = Engine.rows(this.connection,
				"SELECT institution_code, name FROM institution LIMIT 1");
		Map<String, Long> rows = new LinkedHashMap<>();
		for (String table : DerivedTables.all().keySet()) {
			if (table.equals("item_day")) {
				continue;
			}
			rows.put(table, Engine.number(this.connection, "SELECT count(*) FROM " + table));
		}
		Instant now = this.clock.instant();
		return new Manifest(this.id, now, source, RecordLayouts.version(), ContentHash.of(this.connection), "",
				institution.isEmpty() ? "" : institution.get(0).get(0),
				institution.isEmpty() ? "" : institution.get(0).get(1),
				new Period(LocalDate.parse(period.get(0)), LocalDate.parse(period.get(1))), this.declared.isPresent(),
				this.parameters.asMap(), accounts(), notes, rows, this.composer.composition(now, accounts()));
	}

	private static String hash(Path file) {
		MessageDigest digest = Sha256.digest();
		byte[] buffer = new byte[1 << 16];
		try (InputStream stream = Files.newInputStream(file)) {
			for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
				digest.update(buffer, 0, read);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.folder-not-writable", file.toString(),
					String.valueOf(ex.getMessage())));
		}
	}

	/** Closes it so that the same can be gone on with later. */
	public void leave() {
		run(this.connection::close);
	}

	@Override
	public void close() {
		run(this.connection::close);
		SnapshotStore.delete(this.building);
	}

	private void run(EngineWork work) {
		call(() -> {
			work.run();
			return null;
		});
	}

	private <T> T call(EngineCall<T> work) {
		try {
			return work.call();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	/** Work on the engine. */
	private interface EngineWork {

		void run() throws SQLException;

	}

	/** Work on the engine that gives something. */
	private interface EngineCall<T> {

		T call() throws SQLException;

	}

}
