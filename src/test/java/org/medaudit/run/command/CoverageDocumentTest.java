package org.medaudit.run.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.medaudit.rules.Coverage;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;

import static org.assertj.core.api.Assertions.assertThat;

class CoverageDocumentTest {

	private static final Path DOCUMENT = Path.of("src/docs/coverage.md");

	@Test
	void theDocumentIsWrittenAndWasCurrent() throws IOException {
		String written = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
		String now = CoverageMarkdown.of(Coverage.of(RuleLibrary.load(LibrarySources.packed())));
		if (!written.equals(now)) {
			Files.writeString(DOCUMENT, now);
		}
		assertThat(written).as("src/docs/coverage.md was not current; it has been written anew, commit it")
			.isEqualTo(now);
	}

}
