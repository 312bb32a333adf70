package org.medaudit.run.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: rights are those of the folder above")
class HomeTest {

	@TempDir
	Path folder;

	@Test
	void aNewHomeIsForItsOwnerAlone() throws IOException {
		Home home = Home.at(this.folder.resolve("new/home")).create();

		assertThat(rights(home.folder())).isEqualTo("rwx------");
		assertThat(Files.isDirectory(home.logs())).isTrue();
	}

	@Test
	void aFolderThatIsThereKeepsItsRights() throws IOException {
		Path there = Files.createDirectory(this.folder.resolve("there"));
		Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));

		assertThat(rights(Home.at(there).create().folder())).isEqualTo("rwxr-x---");
	}

	private static String rights(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
