package org.medaudit.run.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.MedAudit;
import org.medaudit.run.home.Home;
import org.medaudit.run.home.Installation;

import static org.assertj.core.api.Assertions.assertThat;

/** Several processes on one home. */
class ForkedIT {

	private static final Map<String, String> NOTHING = Map.of();

	@TempDir
	Path folder;

	@Test
	void readersWorkBesideAWriterAndAWriterWaitsForReaders() throws Exception {
		Home home = Home.at(this.folder.resolve("home"));
		try (Installation writer = Installation.forWriting(MedAudit.class, home, NOTHING, () -> {
		})) {
			Process reader = start("reader", "runs");
			assertThat(exitCode(reader)).as(printed("reader")).isEqualTo(ExitCode.DONE);
			Process second = start("second", "scan", "--memory", "512m");
			assertThat(exitCode(second)).isEqualTo(ExitCode.FAILED);
			assertThat(writer.work().engine().getParent()).exists();
		}
		Path records = Files.createDirectories(this.folder.resolve("records"));
		Files.writeString(records.resolve("visit.csv"),
				"visit_id,patient_id,visit_kind,department_id,admitted_at\nv1,p1,11,d1,2026-03-01 08:00:00\n");
		Files.writeString(records.resolve("charge.csv"),
				"charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount\n"
						+ "c1,v1,2026-03-01 09:00:00,A1,x,04,1,5.00,5.00\n");
		Process waiting;
		try (Installation reader = Installation.forReading(MedAudit.class, home, NOTHING).orElseThrow()) {
			waiting = start("waiting", "ingest", records.toString());
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> printed("waiting").contains("Another command is reading the database"));
			assertThat(waiting.isAlive()).isTrue();
			assertThat(reader.work().engine().getParent()).exists();
		}
		assertThat(exitCode(waiting)).as(printed("waiting")).isEqualTo(ExitCode.DONE);
		try (var left = Files.list(home.folder().resolve("tmp"))) {
			assertThat(left.map((path) -> path.getFileName().toString())
				.filter((name) -> name.startsWith("process-"))
				.filter((name) -> !name.endsWith("-" + ProcessHandle.current().pid()))).isEmpty();
		}
	}

	private Process start(String name, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), MedAudit.class.getName()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--lang", "en", "--home", this.folder.resolve("home").toString()));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(name + ".txt").toFile())
			.start();
	}

	private static int exitCode(Process process) throws InterruptedException {
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	private String printed(String name) throws IOException {
		return Files.readString(this.folder.resolve(name + ".txt"), StandardCharsets.UTF_8);
	}

}
