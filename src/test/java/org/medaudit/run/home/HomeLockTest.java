package org.medaudit.run.home;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HomeLockTest {

	@TempDir
	Path folder;

	@Test
	void letsOneWriterInAtATimeAndNamesIt() {
		Home home = Home.at(this.folder.resolve("home"));
		String pid = String.valueOf(ProcessHandle.current().pid());
		HomeLock lock = HomeLock.take(home);
		assertThatThrownBy(() -> HomeLock.take(home)).isInstanceOfSatisfying(ProblemsException.class,
				(refused) -> assertThat(refused.problems()).singleElement().satisfies((problem) -> {
					assertThat(problem.code()).isEqualTo("run.home-in-use");
					assertThat(problem.place()).isEqualTo(home.folder().toString());
					assertThat(problem.text()).contains(pid);
				}));
		lock.close();
		HomeLock.take(home).close();
	}

	@Test
	void saysWhenNothingCanBeWritten() throws Exception {
		Path file = Files.createFile(this.folder.resolve("file"));
		Home home = Home.at(file.resolve("home"));
		assertThatThrownBy(() -> HomeLock.take(home)).isInstanceOfSatisfying(ProblemsException.class,
				(refused) -> assertThat(refused.problems()).singleElement().satisfies((problem) -> {
					assertThat(problem.code()).isEqualTo("run.home-not-writable");
					assertThat(problem.text()).contains(home.folder().toString());
				}));
	}

	@Test
	void clearsWhatKilledProcessesLeft() throws Exception {
		Home home = Home.at(this.folder.resolve("home")).create();
		Process ended = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-version")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		ended.waitFor();
		Path left = Files.createDirectories(home.temporary().resolve("process-" + ended.pid()));
		Files.createFile(left.resolve("library.so"));
		Path other = Files.createDirectories(home.temporary().resolve("process-1"));
		String before = System.getProperty("java.io.tmpdir");
		try (WorkFolder work = WorkFolder.in(home)) {
			assertThat(left).doesNotExist();
			assertThat(other).exists();
			assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(work.engine().getParent().toString());
		}
		assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(before);
	}

}
