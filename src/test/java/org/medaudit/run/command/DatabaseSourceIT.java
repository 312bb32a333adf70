package org.medaudit.run.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.testing.ForeignSchema;
import org.medaudit.testing.MySqlServer;
import org.medaudit.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hospital in the tables of a system that knows nothing of ours gives the same audit as
 * the same hospital in files.
 */
class DatabaseSourceIT {

	@TempDir
	Path folder;

	private Path records;

	private Shell shell;

	@BeforeEach
	void generate() {
		this.records = this.folder.resolve("records");
		this.shell = new Shell(this.folder.resolve("home"));
		assertThat(this.shell.run("generate", "--out", this.records, "--charges", "20000")).isEqualTo(ExitCode.DONE);
	}

	@AfterEach
	void close() {
		this.shell.close();
	}

	@Test
	void mySqlGivesTheAuditOfTheFiles() {
		givesTheAuditOfTheFiles(MySqlServer::newDatabase, "MySQL");
	}

	@Test
	void postgresGivesTheAuditOfTheFiles() {
		givesTheAuditOfTheFiles(PostgresServer::newDatabase, "PostgreSQL");
	}

	private void givesTheAuditOfTheFiles(Supplier<MySqlServer.Database> server, String name) {
		MySqlServer.Database database = server.get();
		Path source = write(ForeignSchema.of(database, this.records).mapping());
		List<String> files = audit(this.folder.resolve("files"), this.records, database);
		List<String> tables = audit(this.folder.resolve("tables"), source, database);

		assertThat(tables).as(name).isEqualTo(files).hasSizeGreaterThan(100);
		Manifest manifest = manifest("tables");
		assertThat(manifest.contentHash()).isEqualTo(manifest("files").contentHash());
		assertThat(manifest.accounts()).filteredOn((account) -> account.record().equals("charge"))
			.singleElement()
			.satisfies((account) -> {
				assertThat(account.file()).isEqualTo("source.yml#charge");
				assertThat(account.rowsRead()).isEqualTo(lines("charge.csv").size() - 1L);
			});
		assertThat(manifest.notes()).filteredOn((note) -> note.startsWith("charge:"))
			.singleElement()
			.asString()
			.startsWith("charge: from the database his (" + database.url() + "), query SHA-256 ")
			.doesNotContain(database.password());
	}

	private void checks(Shell other, Path source, String from, String to) {
		assertThat(other.run("source", "check", source, "--from", from, "--to", to)).as(other::err)
			.isEqualTo(ExitCode.DONE);
		assertThat(other.out())
			.containsPattern("charge \\(charge\\), (source.yml:\\d+, 20 rows|charge.csv, only the header) ")
			.containsPattern("\\n\\d+ of \\d+ rules could judge; the others lack:\\n")
			.contains("the knowledge table")
			.doesNotContain("演示患者", "the record charge was not");
		assertThat(other.err()).isEmpty();
	}

	private List<String> audit(Path home, Path source, MySqlServer.Database database) {
		List<String> dates = lines("charge.csv").stream()
			.skip(1)
			.map((line) -> line.split(",", 5)[3].substring(0, 10))
			.sorted()
			.toList();
		try (Shell other = new Shell(home).with("HIS_USER", database.user())
			.with("HIS_PASSWORD", database.password())) {
			checks(other, source, dates.get(0), dates.get(dates.size() - 1));
			assertThat(other.run("audit", source, "--knowledge", this.records.resolve("knowledge"), "--parameters",
					this.records.resolve("parameters.yml"), "--from", dates.get(0), "--to",
					dates.get(dates.size() - 1)))
				.as(other::err)
				.isEqualTo(ExitCode.DONE);
			assertThat(other.run("findings", "--format", "csv")).isEqualTo(ExitCode.DONE);
			return other.out().lines().map((line) -> line.substring(line.indexOf(',') + 1)).sorted().toList();
		}
	}

	private Manifest manifest(String home) {
		return new SnapshotStore(this.folder.resolve(home)).find("latest").manifest();
	}

	private List<String> lines(String file) {
		try {
			return Files.readAllLines(this.records.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path write(String mapping) {
		try {
			return Files.writeString(this.folder.resolve("source.yml"), mapping);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
