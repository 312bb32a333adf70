package org.medaudit.scan;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case beside every rule. With {@code -Dmedaudit.rule=DUP-1} only those of one
 * rule.
 */
class RuleCasesTest {

	@TempDir
	Path folder;

	private CaseRunner runner;

	@TestFactory
	Stream<DynamicTest> everyCaseOfEveryRule() {
		RuleLibrary library = RuleLibrary.load(LibrarySources.packed());
		this.runner = CaseRunner.open(library, new EngineSettings(500, 1, this.folder));
		String only = System.getProperty("medaudit.rule", "");
		return library.rules()
			.stream()
			.filter((rule) -> only.isEmpty() || rule.id().equals(only))
			.flatMap((rule) -> this.runner.run(rule).stream())
			.map((result) -> DynamicTest.dynamicTest(result.ruleId() + " " + result.caseName(),
					() -> assertThat(result.differences()).isEmpty()));
	}

	@AfterEach
	void close() {
		if (this.runner != null) {
			this.runner.close();
		}
	}

}
