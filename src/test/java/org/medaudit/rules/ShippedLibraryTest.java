package org.medaudit.rules;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The library that the product ships. */
class ShippedLibraryTest {

	private static final RuleLibrary LIBRARY = RuleLibrary.load(LibrarySources.packed());

	@Test
	void allItsRulesAreRead() {
		assertThat(LIBRARY.rules()).extracting(Rule::id)
			.contains("ADM-1", "ADM-2", "BED-1", "BED-2", "BED-3", "DSC-1", "DUP-1", "DUP-2", "DUP-4", "FRQ-1", "PRC-1",
					"SPL-1");
	}

	/** Also says that rules.lock is stale, and how to refresh it. */
	@Test
	void noLintFindsAnything() {
		assertThat(RuleLint.check(LIBRARY, LocalDate.of(2026, 11, 25))).isEmpty();
	}

	@Test
	void everyCaseIsReadAndExpectsSomething() {
		for (Rule rule : LIBRARY.rules()) {
			List<RuleCase> cases = LIBRARY.cases(rule);
			assertThat(cases).as(rule.id()).isNotEmpty();
		}
	}

}
