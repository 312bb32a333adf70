package org.medaudit.scan;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case beside every rule. With {@code -Dmedaudit.rule=DUP-1} only those of one
 * rule.
 */
class RuleCasesTest {

	private static final int ENGINES = 2;

	@TempDir
	Path folder;

	private CaseRunners runners;

	@TestFactory
	Stream<DynamicTest> everyCaseOfEveryRule() {
		RuleLibrary library = RuleLibrary.load(LibrarySources.packed());
		this.runners = CaseRunners.open(library, new EngineSettings(ENGINES * 300, ENGINES, this.folder));
		String only = System.getProperty("medaudit.rule", "");
		List<Rule> rules = library.rules().stream().filter((rule) -> only.isEmpty() || rule.id().equals(only)).toList();
		Iterator<List<CaseRunner.Result>> results = this.runners.run(rules);
		return rules.stream()
			.flatMap((rule) -> results.next().stream())
			.map((result) -> DynamicTest.dynamicTest(result.ruleId() + " " + result.caseName(),
					() -> assertThat(result.differences()).isEmpty()));
	}

	@AfterEach
	void close() {
		this.runners.close();
	}

}
