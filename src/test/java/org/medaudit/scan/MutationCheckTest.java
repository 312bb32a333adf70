package org.medaudit.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.Mutant;
import org.medaudit.rules.MutationLock;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.rules.Survivor;
import org.medaudit.rules.Survivors;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What is told of changes to a rule that its cases do not notice. */
class MutationCheckTest {

	private static final Path PACKED = Path.of("audit-rules/charging/prc-1-over-the-ceiling");

	private static final String SQL = """
			-- Lines dearer than eleven.
			SELECT charge_id, 'charge' AS record, charge_id AS row_id, 'problem' AS part, quantity, amount,
			       item_code, item_name, charge_date AS occurred_on, unit_price, unit_price AS ceiling_price, :price_tolerance AS t
			FROM net_charge
			WHERE unit_price > 11
			""";

	private static final String CASE = """
			given:
			  price_standard: |
			    item_code, ceiling_price, valid_from
			    T1,        10,            2020-01-01
			  charge: |
			    charge_id, visit_id, item_code, charged_at,          quantity, unit_price, amount
			    c1,        v1,       T1,        2026-03-02 08:00:00, 1,        13,         13.00
			    c2,        v1,       T1,        2026-03-02 08:00:00, 1,        %s,         %s.00
			expect:
			  - key: {charge_id: c1}
			    problem: [c1]
			""";

	private static final String WAS = "WHERE unit_price > 11";

	private static final String TOLERANCE = "item_code, item_name, charge_date AS occurred_on, unit_price, unit_price AS "
			+ "ceiling_price, :price_tolerance AS t";

	@TempDir
	Path folder;

	private Path rule;

	@BeforeEach
	void layARuleOverThePackedOne() throws IOException {
		this.rule = this.folder.resolve("charging/prc-1-over-the-ceiling");
		Files.createDirectories(this.rule.resolve("cases"));
		Files.copy(PACKED.resolve("rule.yml"), this.rule.resolve("rule.yml"));
		Files.writeString(this.rule.resolve("rule.sql"), SQL);
		Files.writeString(this.rule.resolve("examined.sql"),
				"-- All.\nSELECT 'examined' AS reason, count(*) AS row_count\nFROM net_charge\n");
	}

	@Test
	void tellsTheComparisonThatNoCaseLiesAt() throws IOException {
		write("cases/finds-one-of-two.yml", CASE.formatted(10, 10));
		assertThat(check().survived()).extracting(Mutant::file, Mutant::line, Mutant::was, Mutant::becomes)
			.containsExactly(tuple("rule.sql", 3, TOLERANCE, tolerance("+")),
					tuple("rule.sql", 3, TOLERANCE, tolerance("-")),
					tuple("rule.sql", 5, WAS, "WHERE unit_price >= 11"),
					tuple("rule.sql", 5, WAS, "WHERE unit_price > 12"),
					tuple("rule.sql", 5, WAS, "WHERE unit_price > 10"));
	}

	private static String tolerance(String sign) {
		return TOLERANCE.replace(":price_tolerance", "(:price_tolerance " + sign + " 0.001)");
	}

	@Test
	void aCaseAtTheLimitNotices() throws IOException {
		write("cases/finds-one-of-two.yml", CASE.formatted(11, 11));
		MutationCheck.Result result = check();
		assertThat(result.survived()).extracting(Mutant::becomes)
			.containsExactly(tolerance("+"), tolerance("-"), "WHERE unit_price > 12");
		assertThat(result.mutants()).isEqualTo(10);
		assertThat(result.failing()).isEqualTo(3);
		assertThat(result.red()).isEmpty();
	}

	@Test
	void aCaseThatDoesNotPassProvesNothing() throws IOException {
		write("cases/finds-one-of-two.yml", CASE.formatted(12, 12));
		assertThat(check().red()).containsExactly("finds-one-of-two");
		assertThat(check().survived()).hasSize(10);
	}

	@Test
	void whatIsExplainedIsSettledUntilACaseNoticesIt() throws IOException {
		write("cases/finds-one-of-two.yml", CASE.formatted(11, 11));
		write("mutants.yml", """
				survives:
				  - was: "%s"
				    becomes: ["%s", "%s"]
				    because: no message of this rule says the tolerance
				  - was: WHERE   unit_price > 11
				    becomes: [WHERE unit_price > 12, WHERE unit_price >= 11]
				    because: nothing costs between eleven and twelve
				""".formatted(TOLERANCE, tolerance("+"), tolerance("-")));
		Survivors survivors = survivors();
		assertThat(survivors.unexplained()).isEmpty();
		assertThat(survivors.explained()).hasSize(3);
		assertThat(survivors.idle()).extracting(Survivor::place, Survivor::was, Survivor::becomes)
			.containsExactly(tuple(this.rule.resolve("mutants.yml") + ":5", WAS, List.of("WHERE unit_price >= 11")));
		assertThat(survivors.settled()).isFalse();
	}

	@Test
	void anExplanationSaysWhy() throws IOException {
		write("cases/finds-one-of-two.yml", CASE.formatted(11, 11));
		write("mutants.yml", "survives:\n  - was: WHERE unit_price > 11\n    becomes: WHERE TRUE\n    because: ''\n");
		assertThatThrownBy(this::survivors).isInstanceOf(ProblemsException.class).hasMessageContaining("mutants.yml:2");
	}

	@Test
	void whatWasProvenIsNotProvenAgainUntilSomethingOfItChanges() throws IOException {
		write("cases/finds-one-of-two.yml", CASE.formatted(11, 11));
		RuleLibrary library = library();
		Rule rule = library.rule("PRC-1");
		MutationLock.of(library).write(library, List.of(rule), List.of(rule), this.folder);
		assertThat(MutationLock.of(library()).proves(library(), library().rule("PRC-1"))).isTrue();
		assertThat(MutationLock.of(library()).proves(library(), library().rule("DUP-1"))).isFalse();
		write("cases/finds-one-of-two.yml", CASE.formatted(10, 10));
		assertThat(MutationLock.of(library()).proves(library(), library().rule("PRC-1"))).isFalse();
		library = library();
		MutationLock.of(library).write(library, List.of(rule), List.of(), this.folder);
		assertThat(Files.readString(this.folder.resolve(MutationLock.FILE))).startsWith("#").hasLineCount(1);
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.rule.resolve(name), text);
	}

	private RuleLibrary library() {
		return RuleLibrary.load(new LibrarySources(Optional.of(this.folder), Optional.empty(), Optional.empty()));
	}

	private MutationCheck.Result check() {
		RuleLibrary library = library();
		try (MutationCheck check = MutationCheck.open(library,
				new EngineSettings(300, 1, this.folder.resolveSibling("engine")))) {
			return check.check(library.rule("PRC-1"));
		}
	}

	private Survivors survivors() {
		RuleLibrary library = library();
		return Survivors.of(check().survived(), library.survivors(library.rule("PRC-1")));
	}

}
