package org.medaudit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Both databases have one history. */
class MigrationsTest {

	private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

	@Test
	void bothDatabasesHaveTheSameMigrations() {
		assertThat(names("mysql")).isEqualTo(names("h2"));
	}

	@Test
	void everyTableOfMySqlComparesTextByItsBytes() throws IOException {
		for (String name : names("mysql")) {
			String script = Files.readString(MIGRATIONS.resolve("mysql").resolve(name));
			assertThat(script.split("COLLATE utf8mb4_0900_bin;", -1)).as(name)
				.hasSameSizeAs(script.split("\n\\) ", -1));
		}
	}

	@Test
	void namesSayWhatAMigrationDoes() {
		assertThat(names("h2")).allMatch((name) -> name.matches("V[0-9]{3}__[a-z0-9_]+\\.sql"));
	}

	private static List<String> names(String database) {
		try (Stream<Path> files = Files.list(MIGRATIONS.resolve(database))) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
