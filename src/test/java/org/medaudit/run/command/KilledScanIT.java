package org.medaudit.run.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medaudit.testing.KilledProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wherever a scan is killed, the same command goes on and ends as one that nobody killed.
 * The points are spread over its life and the same in every build; the system property
 * medaudit.kills says how many.
 */
class KilledScanIT {

	private static final Map<String, String> NOTHING = Map.of();

	@TempDir
	private static Path folder;

	private static Path ingested;

	private static int files;

	private static String findings;

	private static String run;

	@BeforeAll
	static void scanUndisturbed() {
		Path records = folder.resolve("records");
		ingested = folder.resolve("ingested");
		assertThat(ended("generate", "--out", records, "--charges", "20000")).isEqualTo(ExitCode.DONE);
		assertThat(ended("ingest", records)).isEqualTo(ExitCode.DONE);
		Path home = KilledProcess.copy(ingested, folder.resolve("undisturbed"));
		KilledProcess scan = KilledProcess.start(home, NOTHING, scanning());
		assertThat(scan.end()).as(scan::printed).isEqualTo(ExitCode.DONE);
		files = evidence(home);
		findings = printed(home, "findings", "--format", "csv");
		run = printed(home, "runs");
		assertThat(files).isGreaterThan(30);
		assertThat(findings).contains("STF-2,suspicion,new,open");
	}

	@AfterAll
	static void forget() {
		findings = null;
		run = null;
	}

	static IntStream trials() {
		return IntStream.rangeClosed(1, KilledProcess.trials());
	}

	@ParameterizedTest(name = "trial {0}")
	@MethodSource("trials")
	void goesOnWhereItWasKilled(int trial) {
		Random random = new Random(trial);
		Path home = KilledProcess.copy(ingested, folder.resolve("killed-" + trial));
		int kills = 1 + trial % 2;
		boolean killed = false;
		for (int i = 0; i < kills; i++) {
			int point = random.nextInt(files + 1);
			killed |= KilledProcess.start(home, NOTHING, scanning()).killWhen(() -> evidence(home) >= point);
		}
		assertThat(killed).isTrue();
		KilledProcess scan = KilledProcess.start(home, NOTHING, scanning());
		assertThat(scan.end()).as(scan::printed).isEqualTo(ExitCode.DONE);
		assertThat(printed(home, "findings", "--format", "csv")).isEqualTo(findings);
		assertThat(withoutTimes(printed(home, "runs"))).isEqualTo(withoutTimes(run));
		assertThat(evidence(home)).isEqualTo(files);
	}

	private static Object[] scanning() {
		Path records = folder.resolve("records");
		return new Object[] { "scan", "--knowledge", records.resolve("knowledge"), "--parameters",
				records.resolve("parameters.yml") };
	}

	/** Rules whose evidence is sealed: what grows while rules end. */
	private static int evidence(Path home) {
		Path sealed = home.resolve("runs/1/evidence");
		if (!Files.isDirectory(sealed)) {
			return 0;
		}
		try (Stream<Path> names = Files.list(sealed)) {
			return (int) names.filter((name) -> name.toString().endsWith(".parquet")).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int ended(Object... arguments) {
		return KilledProcess.start(ingested, NOTHING, arguments).end();
	}

	private static String printed(Path home, Object... arguments) {
		try (Shell shell = new Shell(home)) {
			assertThat(shell.run(arguments)).as(shell::err).isEqualTo(ExitCode.DONE);
			return shell.out();
		}
	}

	private static String withoutTimes(String runs) {
		return runs.replaceAll("[0-9]{2}:[0-9]{2}:[0-9]{2}", "time").replaceAll(" +", " ");
	}

}
