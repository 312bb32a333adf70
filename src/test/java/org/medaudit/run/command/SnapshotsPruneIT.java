package org.medaudit.run.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Old snapshots go, what findings rest on stays. */
class SnapshotsPruneIT {

	@TempDir
	private Path folder;

	@Test
	void whatIsNeededStaysAndTheRestGoes() throws IOException {
		Path records = records("A1");
		Path home = this.folder.resolve("home");
		try (Shell shell = new Shell(home)) {
			assertThat(shell.run("snapshots", "prune", "--keep", "1")).isEqualTo(ExitCode.DONE);
			assertThat(shell.out()).startsWith("There is no snapshot yet.");
			assertThat(home).doesNotExist();

			assertThat(shell.run("generate", "--out", this.folder.resolve("made"), "--charges", "5000"))
				.isEqualTo(ExitCode.DONE);
			Path made = this.folder.resolve("made");
			assertThat(shell.run("audit", made, "--knowledge", made.resolve("knowledge"))).as(shell::err)
				.isEqualTo(ExitCode.DONE);
			Files.copy(made.resolve("institution.csv"), records.resolve("institution.csv"));
			assertThat(shell.run("ingest", records)).isEqualTo(ExitCode.DONE);
			assertThat(shell.run("scan")).isEqualTo(ExitCode.DONE);
			records("A2");
			assertThat(shell.run("ingest", records)).isEqualTo(ExitCode.DONE);
			records("A3");
			assertThat(shell.run("ingest", records)).isEqualTo(ExitCode.DONE);
			List<String> before = files(home);
			List<String> ids = before.stream()
				.filter((name) -> name.endsWith(".json"))
				.map(SnapshotsPruneIT::id)
				.toList();

			assertThat(shell.run("snapshots", "prune", "--keep", "1", "--dry-run")).isEqualTo(ExitCode.DONE);
			assertThat(shell.out().lines().skip(2).map(SnapshotsPruneIT::verdict)).startsWith(
					ids.get(0) + " keep N undecided findings rest on it",
					ids.get(1) + " delete runs that can have no report any more: 2", ids.get(2) + " delete —",
					ids.get(3) + " keep latest; among the 1 newest");
			assertThat(shell.out()).contains("Tried only: 2 snapshots would be deleted");
			assertThat(files(home)).isEqualTo(before);

			assertThat(shell.run("snapshots", "prune", "--keep", "1")).isEqualTo(ExitCode.DONE);
			assertThat(shell.out()).containsPattern("2 snapshots deleted, [0-9.]+ MB freed; 2 kept, [0-9.]+ MB in all");
			assertThat(files(home)).containsExactly(ids.get(0) + ".duckdb", ids.get(0) + ".json",
					ids.get(3) + ".duckdb", ids.get(3) + ".json");

			assertThat(shell.run("report", "--run", "2")).isEqualTo(ExitCode.FAILED);
			assertThat(shell.err()).isEqualTo("Setup: " + home.resolve("snapshots") + ": Snapshot " + ids.get(1)
					+ ", on which run 2 rests, was pruned or moved away; the account of what was read and the data"
					+ " quality that a report prints are in it. Findings and evidence can still be seen: medaudit"
					+ " findings --run 2. For this very report, restore " + ids.get(1) + ".json and " + ids.get(1)
					+ ".duckdb from a backup; for another one over the same records, read them and scan again.\n");
			assertThat(shell.run("report", "--run", "1", "--knowledge", made.resolve("knowledge"))).as(shell::err)
				.isEqualTo(ExitCode.DONE);
			assertThat(shell.run("findings", "--run", "2")).isEqualTo(ExitCode.DONE);
		}
	}

	@Test
	void whatToKeepMustBeSaid() {
		try (Shell shell = new Shell(this.folder.resolve("home"))) {
			assertThat(shell.run("snapshots", "prune")).isEqualTo(ExitCode.WRONG_USE);
			assertThat(shell.err()).contains("write at least one of --keep N, --keep-days N, --keep-monthly N");
			assertThat(shell.run("snapshots", "prune", "--keep", "0")).isEqualTo(ExitCode.WRONG_USE);
			assertThat(shell.err()).contains("0 cannot be used; write a whole number from 1 to 99999");
			assertThat(this.folder.resolve("home")).doesNotExist();
		}
	}

	private Path records(String item) throws IOException {
		Path records = Files.createDirectories(this.folder.resolve("records"));
		Files.writeString(records.resolve("visit.csv"),
				"visit_id,patient_id,visit_kind,department_id,admitted_at,discharged_at\n"
						+ "v1,p1,21,d1,2026-03-01 08:00:00,2026-03-05 10:00:00\n");
		Files.writeString(records.resolve("charge.csv"),
				"charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount\n"
						+ "c1,v1,2026-03-02 09:00:00," + item + ",bed,01,1,50.00,50.00\n");
		return records;
	}

	private static String id(String file) {
		return file.substring(0, file.indexOf('.'));
	}

	/** The line of a snapshot without its times, sizes and counts. */
	private static String verdict(String line) {
		return line.replaceFirst("(\\S+) .*? MB +(\\S+) +", "$1 $2 ").replaceFirst("[\\d,]+ undecided", "N undecided");
	}

	private static List<String> files(Path home) throws IOException {
		try (Stream<Path> files = Files.list(home.resolve("snapshots"))) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

}
