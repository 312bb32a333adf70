package org.medaudit.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What the author of a rule is told about cases that do not pass. */
class CaseRunnerTest {

	private static final Path PACKED = Path.of("audit-rules/charging/prc-1-over-the-ceiling");

	private static final String GIVEN = """
			given:
			  price_standard: |
			    item_code, ceiling_price, valid_from
			    T1,        10,            2020-01-01
			  charge: |
			    charge_id, visit_id, item_code, charged_at,          quantity, unit_price, amount
			    c1,        v1,       T1,        2026-03-02 08:00:00, 1,        12,         12.00
			    c2,        v1,       T1,        2026-03-02 08:00:00, 1,        9,          9.00
			""";

	private final Locale locale = Locale.getDefault();

	@TempDir
	Path folder;

	private Path cases;

	@BeforeEach
	void layARuleOverThePackedOne() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Path rule = this.folder.resolve("charging/prc-1-over-the-ceiling");
		this.cases = Files.createDirectories(rule.resolve("cases"));
		for (String file : List.of("rule.yml", "rule.sql", "examined.sql")) {
			Files.copy(PACKED.resolve(file), rule.resolve(file));
		}
	}

	@AfterEach
	void backToTheLanguageBefore() {
		Locale.setDefault(this.locale);
	}

	@Test
	void tellsExpectedAgainstFound() throws IOException {
		write("finds", GIVEN + """
				expect:
				  - key: {charge_id: c1}
				    amount: 3.00
				    quantity: 2
				    problem: [c1, c9]
				  - key: {charge_id: c2}
				    problem: [c2]
				examined: 7
				""");
		assertThat(run().get("finds")).containsExactly("finding charge_id=c1, amount: expected 3.00, found 2.00",
				"finding charge_id=c1, quantity: expected 2, found 1.0000",
				"finding charge_id=c1, problem rows: expected [c1, c9], found [c1]",
				"an expected finding was not found: charge_id=c2, problem rows [c2]",
				"rows examined: expected 7, found 2");
	}

	@Test
	void tellsWhatWasNotExpected() throws IOException {
		write("passes", GIVEN + "expect: []\n");
		assertThat(run().get("passes")).containsExactly("expected to end as clean, ended as findings",
				"a finding was not expected: charge_id=c1, amount 2.00, problem rows [c1], context rows []");
	}

	@Test
	void tellsRowsThatTheSnapshotRefuses() throws IOException {
		write("refuses", GIVEN.replace("1,        9, ", "one,      9, ") + "expect:\n  - key: {charge_id: c1}\n"
				+ "    problem: [c1]\n");
		assertThat(run().get("refuses")).containsExactly(
				"the snapshot refuses a given row: charge c2 quantity: not-number one; correct it in the case");
	}

	@Test
	void provesWhatTheRuleNeedsAndWhereItsParametersBite() throws IOException {
		write("finds",
				"boundary: price_tolerance\n" + GIVEN + "expect:\n  - key: {charge_id: c1}\n    problem: [c1]\n");
		assertThat(run()).containsEntry("finds", List.of())
			.containsEntry("not-provable-without-price_standard", List.of())
			.containsEntry("boundary-of-price_tolerance", List.of("moving parameter price_tolerance to 0.006, 0.004 "
					+ "changes none of the cases finds; they do not lie at its boundary"));
		write("finds", "boundary: price_tolerance\n" + GIVEN.replace("12,  ", "10.006,")
				+ "expect:\n  - key: {charge_id: c1}\n    problem: [c1]\n");
		assertThat(run()).containsEntry("boundary-of-price_tolerance", List.of());
		write("finds", GIVEN + "expect:\n  - key: {charge_id: c1}\n    problem: [c1]\n");
		assertThat(run()).containsEntry("boundary-of-price_tolerance",
				List.of("parameter price_tolerance has no case at its boundary; write boundary: price_tolerance in a "
						+ "case that lies there"));
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.cases.resolve(name + ".yml"), text);
	}

	/** Differences by the name of the case. */
	private Map<String, List<String>> run() {
		RuleLibrary library = RuleLibrary
			.load(new LibrarySources(Optional.of(this.folder), Optional.empty(), Optional.empty()));
		try (CaseRunner runner = CaseRunner.open(library, new EngineSettings(300, 1, this.folder.resolve("tmp")))) {
			return runner.run(library.rule("PRC-1"))
				.stream()
				.collect(Collectors.toMap(CaseRunner.Result::caseName,
						(result) -> result.differences().stream().map(Difference::toString).toList()));
		}
	}

}
