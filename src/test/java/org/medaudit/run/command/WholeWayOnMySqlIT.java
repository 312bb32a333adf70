package org.medaudit.run.command;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.testing.MySqlServer;

import static org.assertj.core.api.Assertions.assertThat;

class WholeWayOnMySqlIT {

	@TempDir
	Path folder;

	@Test
	void findsTheSameAsTheEmbeddedDatabase() {
		Path records = this.folder.resolve("records");
		MySqlServer.Database database = MySqlServer.newDatabase();
		try (Shell embedded = new Shell(this.folder.resolve("embedded"));
				Shell server = new Shell(this.folder.resolve("server")).with("MEDAUDIT_DB_URL", database.url())
					.with("MEDAUDIT_DB_USER", database.user())
					.with("MEDAUDIT_DB_PASSWORD", database.password())) {
			assertThat(embedded.run("generate", "--out", records, "--charges", "5000")).isEqualTo(ExitCode.DONE);
			assertThat(findings(embedded, records)).isEqualTo(findings(server, records))
				.contains("STF-2,suspicion,new,open");
			assertThat(this.folder.resolve("server").resolve("medaudit.mv.db")).doesNotExist();
			assertThat(this.folder.resolve("server").resolve("reports").resolve("self-inspection-report-1.pdf"))
				.isNotEmptyFile();
			refuses(server.with("MEDAUDIT_DB_PASSWORD", "wrong"),
					"The database refused the login of " + database.user());
			refuses(server.with("MEDAUDIT_DB_PASSWORD", database.password())
				.with("MEDAUDIT_DB_URL", database.url().replaceAll("/[^/]*$", "/nowhere")),
					"The database does not exist");
		}
	}

	private static String findings(Shell shell, Path records) {
		assertThat(shell.run("audit", records, "--knowledge", records.resolve("knowledge"))).as(shell::err)
			.isEqualTo(ExitCode.DONE);
		assertThat(shell.run("findings", "--format", "csv")).isEqualTo(ExitCode.DONE);
		return shell.out();
	}

	private static void refuses(Shell shell, String complaint) {
		assertThat(shell.run("runs")).isEqualTo(ExitCode.FAILED);
		assertThat(shell.err()).startsWith("Setup: jdbc:mysql://").contains(complaint).hasLineCount(1);
	}

}
