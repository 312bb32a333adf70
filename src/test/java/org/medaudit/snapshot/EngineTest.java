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

}
