package org.medaudit.run.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.testing.KilledProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wherever an ingest is killed, the same command goes on and ends with the snapshot of
 * one that nobody killed. The points are spread over its life and the same in every
 * build; the system property medaudit.kills says how many.
 */
class KilledIngestIT {

	private static final Map<String, String> NOTHING = Map.of();

	/** What an ingest notes of these records: staged, each record, coded, derived. */
	private static final int NOTES = 25;

	@TempDir
	private static Path folder;

	private static Manifest undisturbed;

	private static String rejects;

	@BeforeAll
	static void ingestUndisturbed() throws IOException {
		Path records = folder.resolve("records");
		Path home = folder.resolve("undisturbed");
		assertThat(ended(home, "generate", "--out", records, "--charges", "20000")).isEqualTo(ExitCode.DONE);
		spoil(records.resolve("charge.csv"));
		spoil(records.resolve("patient.csv"));
		assertThat(ended(home, "ingest", records)).isEqualTo(ExitCode.DONE);
		undisturbed = manifest(home);
		rejects = rejects(home);
		assertThat(rejects).contains("charge.csv").contains("patient.csv");
	}

	@AfterAll
	static void forget() {
		undisturbed = null;
		rejects = null;
	}

	static IntStream trials() {
		return IntStream.rangeClosed(1, KilledProcess.trials());
	}

	@ParameterizedTest(name = "trial {0}")
	@MethodSource("trials")
	void goesOnWhereItWasKilled(int trial) {
		Random random = new Random(trial);
		Path home = folder.resolve("killed-" + trial);
		int furthest = 0;
		for (int i = 0; i <= trial % 2; i++) {
			int point = random.nextInt(NOTES);
			assertThat(KilledProcess.start(home, NOTHING, "ingest", folder.resolve("records"))
				.killWhen(() -> notes(home) >= point && building(home))).isTrue();
			furthest = Math.max(furthest, notes(home));
		}
		KilledProcess ingest = KilledProcess.start(home, NOTHING, "ingest", folder.resolve("records"));
		assertThat(ingest.end()).as(ingest::printed).isEqualTo(ExitCode.DONE);
		if (furthest > 1) {
			assertThat(ingest.printed()).contains("it goes on from there");
		}
		assertThat(manifest(home).contentHash()).isEqualTo(undisturbed.contentHash());
		assertThat(manifest(home).accounts()).isEqualTo(undisturbed.accounts());
		assertThat(manifest(home).derivedRows()).isEqualTo(undisturbed.derivedRows());
		assertThat(rejects(home)).isEqualTo(rejects);
		assertThat(building(home)).isFalse();
	}

	/** A line that stands there twice, and one that says nothing. */
	private static void spoil(Path file) throws IOException {
		List<String> lines = Files.readAllLines(file);
		String empty = ",".repeat((int) lines.get(0).chars().filter((letter) -> letter == ',').count());
		Files.write(file, List.of(lines.get(1), empty), StandardOpenOption.APPEND);
	}

	private static boolean building(Path home) {
		return left(home).findAny().isPresent();
	}

	/** Parts that are finished: what grows while a snapshot is built. */
	private static int notes(Path home) {
		return left(home).map((building) -> building.resolve("done.txt"))
			.filter(Files::exists)
			.mapToInt(KilledIngestIT::lines)
			.sum();
	}

	private static int lines(Path file) {
		try {
			return Files.readAllLines(file).size();
		}
		catch (IOException ex) {
			// It was sealed in between.
			return NOTES;
		}
	}

	private static Stream<Path> left(Path home) {
		Path snapshots = home.resolve("snapshots");
		if (!Files.isDirectory(snapshots)) {
			return Stream.empty();
		}
		try (Stream<Path> names = Files.list(snapshots)) {
			return names.filter((name) -> name.getFileName().toString().startsWith(".building-")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Manifest manifest(Path home) {
		return new SnapshotStore(home).find("latest").manifest();
	}

	private static String rejects(Path home) {
		try (Shell shell = new Shell(home)) {
			assertThat(shell.run("rejects")).as(shell::err).isEqualTo(ExitCode.DONE);
			return shell.out();
		}
	}

	private static int ended(Path home, Object... arguments) {
		return KilledProcess.start(home, NOTHING, arguments).end();
	}

}
