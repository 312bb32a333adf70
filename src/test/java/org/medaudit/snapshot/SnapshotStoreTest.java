package org.medaudit.snapshot;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is visible of a snapshot, when, and what is told of one that cannot be read. */
class SnapshotStoreTest {

	private final Locale locale = Locale.getDefault();

	@TempDir
	private Path home;

	private SnapshotStore store;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
		this.store = new SnapshotStore(this.home);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	@Test
	void aSnapshotIsVisibleOnceItIsSealed() throws IOException {
		try (SnapshotBuilder builder = derived(clock(1))) {
			assertThat(this.store.list()).isEmpty();

			Snapshot sealed = builder.seal("records", List.of("ruled"));

			assertThat(this.store.list()).containsExactly(sealed);
			assertThat(this.store.find("latest")).isEqualTo(sealed);
			assertThat(this.store.find(sealed.manifest().contentHash().substring(0, 6))).isEqualTo(sealed);
		}
		assertThat(names()).containsExactly("20260401-080000-001.duckdb", "20260401-080000-001.json");
		Manifest manifest = this.store.find("20260401-080000-001").manifest();
		assertThat(manifest.createdAt()).isEqualTo(Instant.parse("2026-04-01T08:00:00.001Z"));
		assertThat(manifest.source()).isEqualTo("records");
		assertThat(manifest.notes()).containsExactly("ruled");
		assertThat(manifest.period()).isEqualTo(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 5)));
		assertThat(manifest.periodDeclared()).isFalse();
		assertThat(manifest.accounts()).extracting(RecordAccount::toString)
			.containsExactly(
					"RecordAccount[record=charge, file=charge, rowsRead=1, rowsAccepted=1, rowsRejected=0, moneyRead=50.00, moneyAccepted=50.00, moneyRejected=0.00, moneyUnreadableRows=0]",
					"RecordAccount[record=visit, file=visit, rowsRead=1, rowsAccepted=1, rowsRejected=0, moneyRead=null, moneyAccepted=null, moneyRejected=null, moneyUnreadableRows=0]");
		assertThat(manifest.derivedRows()).containsEntry("net_charge", 1L).containsEntry("stay", 1L);
	}

	@Test
	void whatIsClosedBeforeTheSealLeavesNothing() throws IOException {
		derived(clock(1)).close();

		assertThat(this.store.list()).isEmpty();
		assertThat(names()).isEmpty();
	}

	@Test
	void twoSnapshotsOfOneMomentAreTwo() throws IOException {
		Snapshot first = sealed(clock(1));
		Snapshot second = sealed(clock(1));

		assertThat(this.store.list()).extracting(Snapshot::id)
			.containsExactly("20260401-080000-001", "20260401-080000-001-2");
		assertThat(second.manifest().contentHash()).isEqualTo(first.manifest().contentHash());
		assertThat(this.store.find(first.manifest().contentHash())).isEqualTo(second);
	}

	@Test
	void aProcessThatDiesBeforeTheSealLeavesNothingVisible() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Dying.class.getName(), this.home.toString())
			.inheritIO()
			.start();

		assertThat(process.waitFor()).isEqualTo(9);
		assertThat(names()).containsExactly(".building-20260401-080000-001");
		assertThat(this.store.list()).isEmpty();
		assertThatThrownBy(() -> this.store.find("latest")).isInstanceOf(ProblemsException.class)
			.hasMessageContaining("There is no snapshot yet. First run: medaudit ingest SOURCE");

		sealed(clock(2));

		assertThat(names()).containsExactly("20260401-080000-002.duckdb", "20260401-080000-002.json");
	}

	@Test
	void aProcessThatDiesBetweenTheTwoMovesLeavesNothingVisible() throws IOException {
		sealed(clock(1));
		Files.delete(this.store.folder().resolve("20260401-080000-001.json"));
		Path note = Files.writeString(this.store.folder().resolve("note.txt"), "not ours");

		assertThat(this.store.list()).isEmpty();
		sealed(clock(2));

		assertThat(names()).containsExactly("20260401-080000-002.duckdb", "20260401-080000-002.json", "note.txt");
		assertThat(note).hasContent("not ours");
	}

	@Test
	void aManifestThatIsDamagedIsTold() throws IOException {
		Snapshot snapshot = sealed(clock(1));
		Path manifest = this.store.folder().resolve("20260401-080000-001.json");
		Files.writeString(manifest, Files.readString(manifest).substring(0, 40));

		assertThatThrownBy(() -> this.store.list()).isInstanceOf(ProblemsException.class)
			.hasMessage(manifest + ": The manifest of a snapshot is damaged. Restore it from a backup, or delete it "
					+ "together with " + snapshot.file() + " and ingest again.");
	}

	@Test
	void aSnapshotOfAnotherLayoutIsRefused() throws IOException {
		Snapshot snapshot = sealed(clock(1));
		Path manifest = this.store.folder().resolve("20260401-080000-001.json");
		String written = Files.readString(manifest);
		Files.writeString(manifest, written.replaceFirst("(\"layoutVersion\" ?: ?)\"[^\"]*\"", "$1\"0\""));

		assertThatThrownBy(() -> SnapshotReader.open(this.store.find("latest"), engine()))
			.isInstanceOf(ProblemsException.class)
			.hasMessage(snapshot.file() + ": Snapshot 20260401-080000-001 was built with version 0 of the record "
					+ "layouts, this is version " + RecordLayouts.version()
					+ ". Ingest the records again: medaudit ingest SOURCE");
	}

	@Test
	void aDataFileThatIsMissingIsTold() throws IOException {
		Snapshot snapshot = sealed(clock(1));
		Files.delete(snapshot.file());

		assertThatThrownBy(() -> SnapshotReader.open(this.store.find("latest"), engine()))
			.isInstanceOf(ProblemsException.class)
			.hasMessage(
					snapshot.file() + ": The data file of snapshot 20260401-080000-001 is missing or cannot be read. "
							+ "Restore it, or ingest again.");
	}

	@Test
	void aDataFileThatIsCutOrOverwrittenIsTold() throws IOException {
		Snapshot snapshot = sealed(clock(1));
		byte[] whole = Files.readAllBytes(snapshot.file());
		Files.write(snapshot.file(), "no database".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		assertDamaged(snapshot);
		try (RandomAccessFile file = new RandomAccessFile(snapshot.file().toFile(), "rw")) {
			file.setLength(0);
			file.write(whole);
			file.seek(4100);
			file.write(new byte[4096]);
		}
		assertDamaged(snapshot);
	}

	@Test
	void aSealedSnapshotCannotBeWritten() throws SQLException {
		Snapshot snapshot = sealed(clock(1));

		try (SnapshotReader reader = SnapshotReader.open(snapshot, engine())) {
			assertThatThrownBy(() -> Engine.execute(reader.connection(), "DELETE FROM snap.main.charge_line"))
				.isInstanceOf(SQLException.class)
				.hasMessageContaining("read-only");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					IO Error: Could not write file "/x": No space left on device | snapshot.disk-full     | SETUP
					Out of Memory Error: failed to offload data block of size 256 KiB (1.0 MiB/1.0 MiB used). This limit was set by the 'max_temp_directory_size' setting | snapshot.disk-full | SETUP
					Out of Memory Error: could not allocate block of size 256 KiB | snapshot.out-of-memory | SETUP
					IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3 | snapshot.data-damaged | SETUP
					Binder Error: no such column | snapshot.engine        | FAULT
					""")
	void tellsWhoMustActOnAFailureOfTheEngine(String message, String code, Problem.Kind kind) {
		ProblemsException failure = Engine.failure(new SQLException(message + "\nand more that nobody needs"));

		assertThat(failure.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo(code);
			assertThat(problem.kind()).isEqualTo(kind);
			assertThat(problem.text()).contains(message).doesNotContain("nobody needs");
		});
	}

	private void assertDamaged(Snapshot snapshot) {
		assertThatThrownBy(() -> SnapshotReader.open(snapshot, engine())).isInstanceOf(ProblemsException.class)
			.hasMessageStartingWith(snapshot.file() + ": The data file of snapshot " + snapshot.id()
					+ " is damaged, or being written by another process: ");
	}

	private Snapshot sealed(Clock clock) {
		try (SnapshotBuilder builder = derived(clock)) {
			return builder.seal("records", List.of());
		}
	}

	private SnapshotBuilder derived(Clock clock) {
		return derived(this.home, clock);
	}

	private static SnapshotBuilder derived(Path home, Clock clock) {
		SnapshotBuilder builder = SnapshotBuilder.create(new SnapshotStore(home),
				new EngineSettings(256, 1, home.resolve("tmp")), SnapshotParameters.DEFAULT, clock);
		stage(builder, "visit",
				"SELECT 'v1' AS visit_id, 'p1' AS patient_id, '21' AS visit_kind, 'd1' AS department_id, "
						+ "'2026-03-01 08:00:00' AS admitted_at, '2026-03-05 08:00:00' AS discharged_at");
		stage(builder, "charge",
				"SELECT 'c1' AS charge_id, 'v1' AS visit_id, '2026-03-02 08:00:00' AS charged_at, 'A' AS item_code, "
						+ "'bed' AS item_name, '01' AS fee_class, '1' AS quantity, '50' AS unit_price, '50' AS amount");
		builder.validate();
		builder.derive(Optional.empty());
		return builder;
	}

	private static void stage(SnapshotBuilder builder, String record, String query) {
		try {
			Set<String> columns = builder.columnsOf(query);
			builder.stageQuery(RecordLayouts.of(record), query, record, columns);
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	private EngineSettings engine() {
		return new EngineSettings(256, 1, this.home.resolve("tmp"));
	}

	private static Clock clock(int milliseconds) {
		return Clock.fixed(Instant.parse("2026-04-01T08:00:00Z").plusMillis(milliseconds), ZoneOffset.UTC);
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.store.folder())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	/** A process that is killed when all is built but the seal. */
	static final class Dying {

		private Dying() {
		}

		public static void main(String[] arguments) {
			derived(Path.of(arguments[0]), clock(1));
			Runtime.getRuntime().halt(9);
		}

	}

}
