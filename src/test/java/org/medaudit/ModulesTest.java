package org.medaudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** The rooms and the arrows between them, as the design says. */
class ModulesTest {

	private static final Path ROOT = Path.of("src/main/java/org/medaudit");

	private static final List<String> ROOMS = List.of("access", "delivery", "desk", "finding", "intake", "records",
			"rectification", "report", "review", "rules", "run", "scan", "snapshot", "values");

	@Test
	void everyRoomKeepsToItsDeclaredTargets() {
		ApplicationModules.of(MedAudit.class).verify();
	}

	@Test
	void theRoomsAreThoseOfTheDesign() throws IOException {
		try (Stream<Path> folders = Files.list(ROOT)) {
			assertThat(folders.filter(Files::isDirectory).map((folder) -> folder.getFileName().toString()).sorted())
				.isEqualTo(ROOMS);
		}
	}

	/** A room that declares nothing would be free to use everything. */
	@Test
	void everyRoomDeclaresItsTargets() throws IOException {
		for (String room : ROOMS) {
			assertThat(Files.readString(ROOT.resolve(room).resolve("package-info.java"))).as(room)
				.contains("@ApplicationModule(allowedDependencies = {");
		}
	}

}
