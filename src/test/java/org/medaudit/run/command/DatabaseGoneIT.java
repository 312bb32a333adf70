package org.medaudit.run.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.testing.KilledProcess;
import org.medaudit.testing.MySqlServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The database server goes away while a scan runs, and comes back. */
class DatabaseGoneIT {

	@TempDir
	Path folder;

	@Test
	void theScanSaysSoAndGoesOnLater() {
		Path records = this.folder.resolve("records");
		MySqlServer.Database database = MySqlServer.newDatabase();
		Map<String, String> environment = Map.of("MEDAUDIT_DB_URL", database.url(), "MEDAUDIT_DB_USER", database.user(),
				"MEDAUDIT_DB_PASSWORD", database.password());
		Path home = this.folder.resolve("home");
		try (Shell embedded = new Shell(this.folder.resolve("embedded")); Shell server = new Shell(home)) {
			environment.forEach(server::with);
			assertThat(embedded.run("generate", "--out", records, "--charges", "5000")).isEqualTo(ExitCode.DONE);
			assertThat(embedded.run("ingest", records)).isEqualTo(ExitCode.DONE);
			assertThat(server.run("ingest", records)).isEqualTo(ExitCode.DONE);
			assertThat(embedded.run("scan", "--knowledge", records.resolve("knowledge"))).isEqualTo(ExitCode.DONE);

			KilledProcess scan = KilledProcess.start(home, environment, "scan", "--knowledge",
					records.resolve("knowledge"));
			scan.await(() -> evidence(home) >= 10);
			MySqlServer.kill();
			try {
				assertThat(scan.end()).as(scan::printed).isEqualTo(ExitCode.FAILED);
			}
			finally {
				MySqlServer.startAgain();
			}
			assertThat(scan.printed()).contains("The connection to the database broke.")
				.doesNotContain("\tat ", "Exception", database.password());

			assertThat(server.run("scan", "--knowledge", records.resolve("knowledge"))).as(server::err)
				.isEqualTo(ExitCode.DONE);
			assertThat(server.out()).startsWith("Continuing the interrupted run 1: ");
			assertThat(findings(server)).isEqualTo(findings(embedded)).contains("STF-2,suspicion,new,open");
		}
	}

	private static String findings(Shell shell) {
		assertThat(shell.run("findings", "--format", "csv")).isEqualTo(ExitCode.DONE);
		return shell.out();
	}

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

}
