package org.medaudit.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EngineTest {

	@TempDir
	Path folder;

	/** 300,000 lines with 256 MB: rules failed with 32 threads, none with four. */
	@Test
	void runsNoMoreThreadsThanTheMemoryFeeds() {
		assertThat(new EngineSettings(256, 32, this.folder).threads()).isEqualTo(4);
		assertThat(new EngineSettings(2_048, 32, this.folder).threads()).isEqualTo(32);
		assertThat(new EngineSettings(32, 2, this.folder).threads()).isOne();
	}

	@Test
	void takesNoMoreOfTheMachineThanItIsGivenAndFetchesNothing() throws SQLException {
		try (Connection connection = Engine.open("", new EngineSettings(512, 3, this.folder))) {
			assertThat(Engine.rows(connection,
					"SELECT current_setting('threads'), current_setting('memory_limit'), "
							+ "current_setting('temp_directory'), current_setting('autoinstall_known_extensions'), "
							+ "current_setting('autoload_known_extensions')"))
				.containsExactly(List.of("3", "488.2 MiB", this.folder.resolve("spill").toString(), "false", "false"));
		}
	}

	/**
	 * Each line was also run by Spark 4.2 with its own definitions, and said the same.
	 */
	@ParameterizedTest
	@MethodSource("meanings")
	void functionsMeanWhatTheRuleLanguageSays(String expression, String value) throws SQLException {
		try (Connection connection = Engine.open("", new EngineSettings(256, 1, this.folder))) {
			assertThat(Engine.rows(connection, "SELECT coalesce(CAST(" + expression + " AS VARCHAR), 'NULL')")
				.get(0)
				.get(0)).isEqualTo(value);
		}
	}

	static Stream<Arguments> meanings() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/helper-meanings.txt"))
			.stream()
			.map((line) -> Arguments.of(line.substring(0, line.lastIndexOf(" | ")),
					line.substring(line.lastIndexOf(" | ") + 3)));
	}

}
