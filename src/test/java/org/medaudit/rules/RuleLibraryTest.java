package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleLibraryTest {

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
	void aFolderWithTheIdOfAPackedRuleReplacesIt() throws IOException {
		Path own = this.folder.resolve("charging/frq-1-our-own");
		copyRule(Path.of("audit-rules/charging/prc-1-over-the-ceiling"), own);
		RuleLibrary library = RuleLibrary
			.load(new LibrarySources(Optional.of(this.folder), Optional.empty(), Optional.empty()));
		RuleLibrary packed = RuleLibrary.load(LibrarySources.packed());
		assertThat(library.rule("FRQ-1").folder()).isEqualTo("charging/frq-1-our-own");
		assertThat(library.rules()).hasSameSizeAs(packed.rules());
		assertThat(library.rule("FRQ-1").sql()).isEqualTo(packed.rule("PRC-1").sql());
		assertThat(library.rulesHash()).isNotEqualTo(packed.rulesHash());
		assertThat(library.rule("dup-1").sha256()).isEqualTo(packed.rule("DUP-1").sha256());
	}

	private static void copyRule(Path rule, Path own) throws IOException {
		Files.createDirectories(own);
		for (String file : List.of("rule.yml", "rule.sql", "examined.sql")) {
			Files.writeString(own.resolve(file), Files.readString(rule.resolve(file)).replace("PRC-1", "FRQ-1"));
		}
	}

	@Test
	void aMissingFolderIsToldByItsPath() {
		LibrarySources sources = new LibrarySources(Optional.of(this.folder.resolve("none")), Optional.empty(),
				Optional.empty());
		assertThatThrownBy(() -> RuleLibrary.load(sources)).isInstanceOf(ProblemsException.class)
			.hasMessage(this.folder.resolve("none") + ": 找不到文件夹。请检查路径。");
	}

	@Test
	void anUnknownRuleIsToldWithTheNearest() {
		RuleLibrary library = new SoundLibrary(this.folder).load();
		assertThatThrownBy(() -> library.rule("TST-2")).isInstanceOf(ProblemsException.class)
			.hasMessage("没有规则 TST-2，是否为 TST-1？");
	}

	@Test
	void parametersAreBoundOutsideOfTextsAndCommentsOnly() {
		SoundLibrary sound = new SoundLibrary(this.folder);
		Parameters parameters = sound.load().parameters().with(Map.of("strict", "yes", "spare_quantity", "2"));
		assertThat(new Binder(parameters)
			.sql("""
					-- not :strict here, it's a comment
					SELECT ':strict', x::date, :strict, a.b - :spare_quantity /* :strict */ FROM t WHERE c = 'it''s :strict'"""))
			.isEqualTo("""
					-- not :strict here, it's a comment
					SELECT ':strict', x::date, 1, a.b - 2 /* :strict */ FROM t WHERE c = 'it''s :strict'""");
	}

	@Test
	void settingsSayWhetherTwoRunsJudgedAlike() {
		RuleLibrary library = new SoundLibrary(this.folder).load();
		Rule rule = library.rule("TST-1");
		String plain = library.bind(rule, library.parameters()).settingsHash();
		assertThat(library.bind(rule, library.parameters()).settingsHash()).isEqualTo(plain);
		assertThat(library.bind(rule, library.parameters().with(Map.of("strict", "yes"))).settingsHash())
			.as("a parameter that shapes the snapshot")
			.isNotEqualTo(plain);
		assertThat(library.bind(rule, library.parameters().with(Map.of("spare_quantity", "2"))).settingsHash())
			.isNotEqualTo(plain);
	}

	@Test
	void aCaseIsReadAsWritten() {
		SoundLibrary sound = new SoundLibrary(this.folder);
		sound.write(SoundLibrary.RULE + "cases/finds-more-than-the-limit.yml", """
				boundary: spare_quantity
				parameters: {spare_quantity: 0}
				period: {from: 2026-01-01, to: 2026-03-31}
				given:
				  charge: |
				    charge_id, visit_id, item_code,       item_name,  charged_at
				    c1,        v1,       003110000060000, "甲, 乙",   2026-03-01 09:00:00
				    c2,        v1,       ,                , 2026-03-01
				expect:
				  - key: {charge_id: c1}
				    amount: —
				    quantity: 1
				    problem: [c1]
				    context: [c2]
				    message: 甲
				examined: 2
				not_judged: {no_name: 1}
				""");
		RuleLibrary library = sound.load();
		RuleCase read = library.cases(library.rule("TST-1")).get(0);
		assertThat(read.records()).isEqualTo(Map.of("charge",
				List.of(Map.of("charge_id", "c1", "visit_id", "v1", "item_code", "003110000060000", "item_name", "甲, 乙",
						"charged_at", "2026-03-01 09:00:00"),
						Map.of("charge_id", "c2", "visit_id", "v1", "charged_at", "2026-03-01"))));
		assertThat(read.expect()).containsExactly(
				new ExpectedFinding(Map.of("charge_id", "c1"), "—", "1", List.of("c1"), List.of("c2"), "甲"));
		assertThat(read.parameters()).isEqualTo(Map.of("spare_quantity", "0"));
		assertThat(read.period()).map(Object::toString).contains("2026-01-01/2026-03-31");
		assertThat(read.boundary()).contains("spare_quantity");
		assertThat(read.examined()).contains(2L);
		assertThat(read.notJudged()).contains(Map.of("no_name", 1L));
		assertThat(read.notProvable()).isFalse();
	}

}
