package org.medaudit.run.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.run.home.Home;
import org.medaudit.run.home.HomeLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demonstration, then what one does with its home; every step needs the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayIT {

	@TempDir
	static Path folder;

	private static Shell shell;

	@BeforeAll
	static void open() {
		shell = new Shell(home());
	}

	@AfterAll
	static void close() {
		shell.close();
	}

	private static Path home() {
		return folder.resolve("home");
	}

	@Test
	@Order(1)
	void nothingIsThereBeforehand() {
		assertThat(shell.run("runs")).isEqualTo(ExitCode.DONE);
		assertThat(shell.out()).isEqualTo("There is no run yet. First: medaudit audit SOURCE\n");
		assertThat(shell.run("snapshots")).isEqualTo(ExitCode.DONE);
		assertThat(shell.out()).startsWith("There is no snapshot yet. First: medaudit ingest SOURCE");
		assertThat(shell.run("findings", "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(shell.out()).isEmpty();
		assertThat(shell.err()).isEqualTo("Setup: " + home() + ": There is no run yet. First: medaudit audit SOURCE\n");
		assertThat(shell.run("scan")).isEqualTo(ExitCode.FAILED);
		assertThat(home()).doesNotExist();
	}

	@Test
	@Order(2)
	void theDemonstrationFindsWhatWasPlantedAndNothingElse() throws IOException {
		assertThat(shell.run("demo", "--charges", "5000")).as(shell::err).isEqualTo(ExitCode.DONE);
		List<NamedCsvRecord> planted = truth();
		long breaches = planted.stream().filter((row) -> "breach".equals(row.getField("kind"))).count();
		assertThat(shell.out().lines()).contains("All " + breaches + " planted breaches found, no false alarm.")
			.anyMatch((line) -> line.matches("DUP-1 +findings +[\\d,]+ +0 +4 +2,014\\.00 +\\d+\\.\\d"))
			.endsWith("Report: " + home().resolve("reports").resolve("self-inspection-report-1.pdf"),
					"See the findings: medaudit findings --home " + home(),
					"(in the source folder: mvn spring-boot:run -Dspring-boot.run.arguments=\"findings --home " + home()
							+ "\")",
					"The desk (web pages) comes with a later version; use the report and the commands until then.");
		assertThat(home().resolve("reports").resolve("self-inspection-report-1.pdf")).isNotEmptyFile();
		assertThat(home().resolve("reports").resolve("detail-list-1.xlsx")).isNotEmptyFile();
	}

	@Test
	@Order(3)
	void theListForProgramsRestsOnTheRowsThatWerePlanted() throws IOException {
		assertThat(shell.run("findings", "--format", "csv")).isEqualTo(ExitCode.DONE);
		List<NamedCsvRecord> findings = csv(shell.out());
		assertThat(findings.stream().filter((row) -> !"statistic".equals(row.getField("verdict"))))
			.extracting(WholeWayIT::basis)
			.containsExactlyInAnyOrderElementsOf(truth().stream()
				.filter((row) -> "breach".equals(row.getField("kind")))
				.map(WholeWayIT::basis)
				.toList());
		assertThat(findings).extracting((row) -> row.getField("change") + " " + row.getField("state"))
			.containsOnly("new open");
		assertThat(shell.run("findings", "--format", "json")).isEqualTo(ExitCode.DONE);
		JsonNode json = JsonMapper.shared().readTree(shell.out());
		assertThat(json.size()).isEqualTo(findings.size());
		assertThat(json.get(0).get("finding_id").asString()).isEqualTo(findings.get(0).getField("finding_id"));
	}

	@Test
	@Order(4)
	void theListIsLimitedByRuleDateAndNumber() {
		shell.run("findings", "--rule", "DUP-1", "--format", "csv");
		assertThat(csv(shell.out())).hasSize(4);
		shell.run("findings", "--change", "resolved", "--format", "csv");
		assertThat(csv(shell.out())).isEmpty();
		shell.run("findings", "--from", "2026-01-09", "--to", "2026-01-09", "--format", "csv");
		assertThat(csv(shell.out())).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.getField("occurred_on")).isEqualTo("2026-01-09"));
		shell.run("findings", "--rule", "DUP-1", "--limit", "2");
		assertThat(shell.out().lines().filter((line) -> line.startsWith("DUP-1"))).hasSize(2);
		assertThat(shell.out()).endsWith("Only the first 2 rows; --limit 0 lists all.\n");
		shell.run("findings", "--from", "2031-01-01");
		assertThat(shell.out()).endsWith("No finding matches.\n");
	}

	@Test
	@Order(5)
	void aSecondAuditOfTheSameRecordsFindsTheSameAgain() {
		Path records = home().resolve("demo");
		assertThat(shell.run("audit", records, "--knowledge", records.resolve("knowledge"), "--parameters",
				records.resolve("parameters.yml"), "--out", folder, "--lang", "zh"))
			.isEqualTo(ExitCode.DONE);
		assertThat(folder.resolve("self-inspection-report-2.pdf")).isNotEmptyFile();
		shell.run("findings", "--format", "csv");
		assertThat(csv(shell.out())).extracting((row) -> row.getField("change")).containsOnly("persisting");
		shell.run("findings", "--format", "csv", "--run", "1");
		assertThat(csv(shell.out())).extracting((row) -> row.getField("change")).containsOnly("new");
		assertThat(shell.run("scan", "--knowledge", records.resolve("knowledge"), "--parameters",
				records.resolve("parameters.yml"), "--fail-on", "breach"))
			.isEqualTo(ExitCode.FAILED);
		assertThat(shell.run("runs")).isEqualTo(ExitCode.DONE);
		assertThat(shell.out().lines().skip(2).map((line) -> line.strip().split(" +")[1])).containsExactly("3", "2",
				"1");
	}

	@Test
	@Order(6)
	void aHomeInUseIsRefusedToWritersButNotToReaders() {
		HomeLock lock = HomeLock.take(Home.at(home()));
		try {
			assertThat(shell.run("scan")).isEqualTo(ExitCode.FAILED);
			assertThat(shell.err()).isEqualTo("Setup: " + home() + ": This folder is in use by another process (pid "
					+ ProcessHandle.current().pid() + "). Wait for it to end, or name another folder with --home.\n");
			assertThat(shell.run("runs")).isEqualTo(ExitCode.DONE);
		}
		finally {
			lock.close();
		}
	}

	@Test
	@Order(7)
	void whatDoesNotExistIsSaidSo() {
		assertThat(shell.run("audit", folder.resolve("nothing"))).isEqualTo(ExitCode.FAILED);
		assertThat(shell.err()).startsWith("Setup: there is no source " + folder.resolve("nothing")).hasLineCount(1);
		assertThat(shell.run("findings", "--run", "99")).isEqualTo(ExitCode.WRONG_USE);
		assertThat(shell.err())
			.isEqualTo("Setup: " + home() + ": There is no run 99, or it is not finished. See medaudit runs.\n");
		assertThat(shell.run("rejects", "--record", "chrge")).isEqualTo(ExitCode.WRONG_USE);
		assertThat(shell.err()).isEqualTo("Setup: --record: There is no record chrge; did you mean charge?\n");
		assertThat(shell.run("findings", "--rule", "DUP-11")).isEqualTo(ExitCode.WRONG_USE);
		assertThat(shell.err()).isEqualTo("Setup: --rule: Run 3 has no rule DUP-11; did you mean DUP-1?\n");
	}

	@Test
	@Order(8)
	void rejectedRowsAreListedWithTheirPlace() throws IOException {
		Path records = Files.createDirectories(folder.resolve("records"));
		Files.writeString(records.resolve("visit.csv"),
				"visit_id,patient_id,visit_kind,department_id,admitted_at\nv1,p1,11,d1,2026-03-01 08:00:00\n");
		Files.writeString(records.resolve("charge.csv"),
				"charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount\n"
						+ "c1,v1,2026-03-01 09:00:00,A1,x,04,1,5.00,5.00\n" + "c2,v1,2026-02-30,A1,x,04,1,5.00,5.00\n");
		assertThat(shell.run("ingest", records)).isEqualTo(ExitCode.DONE);
		assertThat(shell.out()).contains("1 rows were rejected; why: medaudit rejects --home " + home());
		assertThat(shell.run("rejects")).isEqualTo(ExitCode.DONE);
		assertThat(shell.out().lines().skip(2)).singleElement()
			.satisfies((line) -> assertThat(line).startsWith("charge.csv     3  charged_at  2026-02-30"));
		assertThat(shell.run("rejects", "--record", "visit")).isEqualTo(ExitCode.DONE);
		assertThat(shell.out()).isEqualTo("No row was rejected.\n");
	}

	@Test
	@Order(9)
	void noTraceReachesTheUser() throws IOException {
		Path broken = Files.createDirectories(folder.resolve("broken"));
		Files.writeString(broken.resolve("medaudit.mv.db"), "this is no database");
		assertThat(shell.run("runs", "--home", broken)).isEqualTo(ExitCode.FAILED);
		Path log = broken.resolve("logs").resolve("medaudit.log");
		assertThat(shell.err())
			.isEqualTo("An internal fault stopped the program; nothing half-done was left. Details in " + log
					+ "; please report it with that file.\n");
		assertThat(Files.readString(log)).contains(" FAULT ", "\tat org.medaudit.");
	}

	@Test
	@Order(10)
	void theLogHoldsNoPatient() throws IOException {
		String log = Files.readString(home().resolve("logs").resolve("medaudit.log"));
		List<String> names = csv(Files.readString(home().resolve("demo").resolve("patient.csv"))).stream()
			.map((patient) -> patient.getField("name"))
			.filter((name) -> !name.isEmpty())
			.toList();
		assertThat(names).isNotEmpty().noneMatch(log::contains);
	}

	private static String basis(NamedCsvRecord row) {
		return row.getField("rule_id") + " " + row.getField("amount") + " "
				+ new TreeSet<>(List.of(row.getField("evidence").split(";")));
	}

	private static List<NamedCsvRecord> truth() throws IOException {
		return csv(Files.readString(home().resolve("demo").resolve("truth.csv"), StandardCharsets.UTF_8));
	}

	private static List<NamedCsvRecord> csv(String text) {
		return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
	}

}
