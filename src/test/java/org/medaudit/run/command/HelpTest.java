package org.medaudit.run.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTest {

	@TempDir
	Path folder;

	@Test
	void isShownWithoutArguments() {
		try (Shell shell = new Shell(this.folder.resolve("home"))) {
			assertThat(shell.run()).isEqualTo(ExitCode.DONE);
			assertThat(shell.out()).contains("Usage: medaudit", "  audit      The whole way: ingest, scan, report.",
					"Exit codes: 0 done; 1 failed; 2 wrong use; 3 done, but not every rule or knowledge point.");
			assertThat(shell.err()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "demo", "audit", "ingest", "scan", "report", "findings", "runs", "snapshots",
			"snapshots prune", "rejects", "quality", "rules", "rules list", "rules show", "rules new", "rules lint",
			"rules test", "rules try", "rules mutate", "rules diff", "source", "source check", "knowledge",
			"knowledge import", "knowledge status", "generate", "bench" })
	void describesEveryCommandAndOptionInBothLanguages(String command) {
		try (Shell shell = new Shell(this.folder.resolve("home"))) {
			for (String language : List.of("zh", "en")) {
				String typed = command + " --help --lang " + language;
				assertThat(shell.run((Object[]) typed.split(" "))).isEqualTo(ExitCode.DONE);
				assertThat(shell.out()).contains("medaudit " + command);
				assertThat(shell.out().lines().skip(1).filter((line) -> line.matches("\\s*(-\\S,)?\\s*--?\\S+\\s*")))
					.as("options without a description")
					.isEmpty();
				assertThat(shell.out().codePoints().anyMatch(Character::isIdeographic))
					.isEqualTo("zh".equals(language));
			}
		}
		assertThat(Files.exists(this.folder.resolve("home"))).isFalse();
	}

	@Test
	void namesTheVersionOfTheBuild() {
		try (Shell shell = new Shell(this.folder.resolve("home"))) {
			assertThat(shell.run("--version")).isEqualTo(ExitCode.DONE);
			assertThat(shell.out()).matches("medaudit \\d+\\.\\d+\\.\\d+\\R");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			runs               | -           | -           | zh
			runs               | C.UTF-8     | -           | zh
			runs               | zh_CN.UTF-8 | -           | zh
			runs               | de_DE.UTF-8 | -           | zh
			runs               | en_GB.UTF-8 | -           | en
			runs               | zh_CN.UTF-8 | en_US.UTF-8 | en
			runs --lang en     | zh_CN.UTF-8 | -           | en
			runs --lang=zh     | en_US.UTF-8 | -           | zh
			""")
	void speaksTheLanguageThatIsAskedFor(String typed, String lang, String all, String language) {
		Map<String, String> environment = new HashMap<>();
		environment.computeIfAbsent("LANG", (name) -> lang);
		environment.computeIfAbsent("LC_ALL", (name) -> all);
		Locale locale = Language.of(List.of(typed.split(" ")), environment);
		assertThat(locale.getLanguage()).isEqualTo(language);
	}

}
