package org.medaudit.run.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medaudit.testing.MySqlServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every part of the bench, with sizes from the properties {@code bench.charges} where the
 * tables are wanted (profile {@code bench} of the build). No time is held to anything.
 */
class BenchIT {

	private static final String CHARGES = System.getProperty("bench.charges", "20000");

	private static final List<String> SET = List.of("ADM-1", "BED-2", "DUP-1", "DUP-2", "FRQ-1", "INV-1", "PRC-1",
			"STF-2");

	@TempDir
	Path folder;

	@Test
	void measuresEveryPartAndAllFindTheSame() throws IOException {
		MySqlServer.Database database = MySqlServer.newDatabase();
		Path tables = Path.of("target", "bench.md").toAbsolutePath();
		try (Shell shell = new Shell(this.folder.resolve("home")).with("MEDAUDIT_BENCH_MYSQL_PASSWORD",
				database.password())) {
			int code = shell.run("bench", "--charges", CHARGES, "--mysql-url", database.url(), "--mysql-user",
					database.user(), "--out", tables);
			System.out.println(shell.out());
			assertThat(code).as(shell::err).isEqualTo(ExitCode.DONE);
			assertThat(shell.out()).contains("Plain load of the charge file", "Plain load of all files",
					"Ingest (validate, derive, seal)", "Ingest, charges in no order", "One pass over eleven columns",
					"Bench set, second run", "Whole library with opening and closing",
					"Java program, one pass and the bench set", "MySQL, the bench set as plain SQL, one by one",
					"MySQL: charges read and thrown away", "MySQL: charges read into a snapshot (the step read)",
					"Peak memory of the process", "MySQL 8.0");
			for (String rule : SET) {
				assertThat(agreement(rule)).as(rule).hasSize(11);
				assertThat(agreement(rule).subList(2, 4)).as(rule)
					.isEqualTo(agreement(rule).subList(5, 7))
					.isEqualTo(agreement(rule).subList(8, 10));
			}
		}
		try (var left = Files.list(this.folder.resolve("home"))) {
			assertThat(left.map((file) -> file.getFileName().toString())).noneMatch((name) -> name.startsWith("bench"));
		}
	}

	/** The cells of a rule's line in the table of who found what. */
	private static List<String> agreement(String rule) throws IOException {
		return Files.readAllLines(Path.of("target", "bench.md"))
			.stream()
			.filter((line) -> line.startsWith("| " + rule + " |"))
			.findFirst()
			.map((line) -> List.of(line.split(" *\\| *")))
			.orElseThrow();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:mysql://127.0.0.1:1/x | nobody | s3cret | MySQL cannot be reached
			jdbc:h2:mem:x              | nobody | s3cret | The address must begin with jdbc:mysql:
			jdbc:mysql://127.0.0.1:1/x |        | s3cret | MEDAUDIT_BENCH_MYSQL_USER is missing
			""")
	void saysWhatKeepsItFromMySql(String url, String user, String password, String complaint) {
		try (Shell shell = new Shell(this.folder.resolve("home")).with("MEDAUDIT_BENCH_MYSQL_URL", url)
			.with("MEDAUDIT_BENCH_MYSQL_USER", (user != null) ? user : "")
			.with("MEDAUDIT_BENCH_MYSQL_PASSWORD", password)) {
			assertThat(shell.run("bench", "--charges", "5000", "--only", "mysql")).isEqualTo(ExitCode.FAILED);
			assertThat(shell.err()).contains(complaint).doesNotContain("s3cret");
		}
	}

	@Test
	void saysThatAFolderHasNoRecords() {
		try (Shell shell = new Shell(this.folder.resolve("home"))) {
			assertThat(shell.run("bench", "--data", this.folder)).isEqualTo(ExitCode.FAILED);
			assertThat(shell.err()).contains("There is no charge.csv in the folder");
		}
	}

}
