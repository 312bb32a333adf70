package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every lint reports the bad library that was seeded for it. A folder of bad-rules holds
 * the files that spoil the sound library and, in expected.txt, what must be said.
 */
class RuleLintTest {

	private static final Path BAD = Path.of("src/test/resources/bad-rules");

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

	@TempDir
	private Path folder;

	private Locale locale;

	@BeforeEach
	void speakChinese() {
		this.locale = Locale.getDefault();
		Locale.setDefault(Locale.CHINA);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	@Test
	void theSoundLibraryHasNoFault() {
		assertThat(lint(locked(new SoundLibrary(this.folder)))).isEmpty();
	}

	@Test
	void aTableThatMayBeEmptyMayBeReadToo() {
		SoundLibrary library = new SoundLibrary(this.folder);
		String rule = SoundLibrary.RULE + "rule.yml";
		library.write(rule, library.text(rule)
			.replace("knowledge: [quantity_limit]", "knowledge: []\noptional_knowledge: [quantity_limit]"));
		assertThat(lint(locked(library))).isEmpty();
		assertThat(library.load().find("TST-1").orElseThrow().knowledge()).isEmpty();
	}

	static Stream<String> badFolders() throws IOException {
		try (Stream<Path> folders = Files.list(BAD)) {
			return folders.map((path) -> path.getFileName().toString()).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("badFolders")
	void aBadLibraryIsReported(String name) throws IOException {
		SoundLibrary library = spoilt(name);
		List<String> expected = Files.readAllLines(BAD.resolve(name).resolve("expected.txt"));
		List<String> told = library.told(lint(library));
		assertThat(told).isEqualTo(expected);
	}

	/** A lint whose report nobody has seen may report nothing. */
	@Test
	void everyLintIsSeenReporting() throws IOException {
		Set<String> unseen = new TreeSet<>(ResourceBundle.getBundle("messages/rules", Locale.ROOT).keySet());
		unseen.removeIf((code) -> !code.startsWith("rules.lint-"));
		for (String name : badFolders().toList()) {
			lint(spoilt(name)).forEach((problem) -> unseen.remove(problem.code()));
		}
		assertThat(unseen).isEmpty();
	}

	private SoundLibrary spoilt(String name) throws IOException {
		Path bad = BAD.resolve(name);
		SoundLibrary library = new SoundLibrary(Files.createDirectory(this.folder.resolve(name)));
		library.lay(bad).remove("expected.txt");
		boolean lockless = Files.exists(bad.resolve(RuleLock.FILE));
		if (Files.exists(bad.resolve("removed.txt"))) {
			String removed = library.text("removed.txt").strip();
			lockless = removed.equals(RuleLock.FILE);
			library.remove("removed.txt");
			if (!lockless) {
				library.remove(removed);
			}
		}
		return lockless ? library : locked(library);
	}

	/** With a lock that belongs to it, where it can be loaded at all. */
	private SoundLibrary locked(SoundLibrary library) {
		try {
			library.write(RuleLock.FILE, RuleLock.text(library.load()));
		}
		catch (ProblemsException ex) {
			assertThat(ex.problems()).isNotEmpty();
		}
		return library;
	}

	private List<Problem> lint(SoundLibrary library) {
		try {
			return RuleLint.check(library.load(), TODAY);
		}
		catch (ProblemsException ex) {
			return ex.problems();
		}
	}

}
