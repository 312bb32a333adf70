package org.medaudit.snapshot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EngineTest {

	@TempDir
	Path folder;

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

}
