package org.medaudit.report;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.medaudit.finding.Finding;
import org.medaudit.finding.RuleResult.Outcome;
import org.medaudit.report.figures.BureauRow;
import org.medaudit.report.figures.ChapterFigures;
import org.medaudit.report.figures.Conclusion;
import org.medaudit.report.figures.RecordFigures;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.figures.RuleFigures;
import org.medaudit.report.figures.RuleFigures.Standing;
import org.medaudit.report.figures.Sums;
import org.medaudit.report.figures.Tally;
import org.medaudit.report.figures.Visits;
import org.medaudit.report.page.Words;
import org.medaudit.rules.Rule;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FiguresTest {

	private final ReportFigures whole = MadeRun.whole().figures();

	@Test
	void countsEachYuanOnceInTheTotals() {
		assertThat(this.whole.money())
			.isEqualTo(new Sums(7, visits(3), yuan("14170.00"), yuan("13620.00"), yuan("6544.00"), 1));
	}

	@Test
	void listsTheBooksApartAndLeavesTheirMoneyOutOfTheTotals() {
		assertThat(this.whole.books()).isEqualTo(new Sums(2, visits(1), yuan("12530.20"), null, null, 0));
		assertThat(this.whole.findings()).isEqualTo(9);
		assertThat(this.whole.visits()).isEqualTo(visits(4));
	}

	@Test
	void showsTheImplausibleOutsideTheTotals() {
		assertThat(this.whole.implausible().findings()).isEqualTo(2);
		assertThat(rule("DUP-2").standing()).isEqualTo(Standing.IMPLAUSIBLE);
		assertThat(rule("DUP-2").problem()).isFalse();
		assertThat(chapter("charging.split").findings()).isEqualTo(2);
	}

	@Test
	void addsUpByVerdict() {
		assertThat(this.whole.byVerdict().get(Rule.Verdict.BREACH).counted()).isEqualTo("1470.00");
		assertThat(this.whole.byVerdict().get(Rule.Verdict.BREACH).findings()).isEqualTo(5);
		assertThat(this.whole.byVerdict().get(Rule.Verdict.SUSPICION).counted()).isEqualTo("12150.00");
		assertThat(this.whole.byVerdict().get(Rule.Verdict.STATISTIC).findings()).isZero();
	}

	@Test
	void takesTheFundInTheProportionInWhichTheAmountCounts() {
		// 5740.00 x 8050.00 / 8200.00 = 5635.00; the second finding has no settlement
		assertThat(rule("ADM-1").sums())
			.isEqualTo(new Sums(2, visits(2), yuan("12300.00"), yuan("12150.00"), yuan("5635.00"), 1));
		// 500.00 x 600.00 / 1000.00
		assertThat(rule("FRQ-1").sums().fund()).isEqualTo("300.00");
	}

	@Test
	void roundsTheFundOfACutAmountHalfUpToTheCent() {
		MadeRun made = one();
		made.finding("v1", "3.00", "1.00", "2.00", "").finding("v2", "8.00", "1.00", "0.04", "");
		// 2.00 / 3 = 0.666… and 0.04 / 8 = 0.005
		assertThat(made.figures().money().fund()).isEqualTo("0.68");
	}

	@Test
	void keepsAnAmountThatNothingSaysAsNone() {
		assertThat(rule("BED-1").sums()).isEqualTo(new Sums(1, visits(0), null, null, null, 0));
	}

	@Test
	void leavesDismissedFindingsAndThoseOfEarlierRunsOut() {
		assertThat(rule("DUP-1").sums())
			.isEqualTo(new Sums(2, visits(2), yuan("550.00"), yuan("550.00"), yuan("385.00"), 0));
		assertThat(rule("DUP-1").dismissed()).isEqualTo(1);
		assertThat(this.whole.dismissed()).isEqualTo(1);
		assertThat(rule("FIN-1").sums().findings()).isEqualTo(1);
	}

	@Test
	void countsWhatBecameOfEveryFinding() {
		assertThat(this.whole.changes()).isEqualTo(Map.of(Finding.Change.NEW, 10L, Finding.Change.PERSISTING, 1L,
				Finding.Change.REOPENED, 1L, Finding.Change.RESOLVED, 1L, Finding.Change.NOT_COVERED, 1L));
		assertThat(this.whole.change(Finding.Change.RULE_CHANGED)).isZero();
	}

	@Test
	void countsTheVisitsOfAFindingThatIsAboutSeveral() {
		MadeRun made = one();
		made.finding("v1", "1.00", "1.00", "1.00", "").finding(null, "2.00", "2.00", "1.00", "");
		made.finding(null, "2.00", "2.00", "1.00", "", Finding.Change.NEW, Finding.State.DISMISSED);
		Tally tally = new Tally(made.facts());
		made.findings().forEach(tally::add);
		for (Finding finding : made.findings()) {
			for (String visit : List.of("v1", "v2", "v3")) {
				tally.addVisit(finding.ruleId(), finding.found().findingId(), visit);
			}
		}
		tally.addVisit("NO-1", "unknown", "v9");
		assertThat(tally.figures(Map.of()).visits()).isEqualTo(visits(3));
	}

	@Test
	void saysThatThereMayBeMoreVisitsThanTheKeptRowsName() {
		MadeRun made = one();
		made.problemRows(1_001).finding(null, "2.00", "2.00", "1.00", "").problemRows(6);
		assertThat(made.figures().visits()).isEqualTo(new Visits(0, true));
		assertThat(new Words(Locale.CHINESE).visits(new Visits(1_000, true))).isEqualTo("至少 1,000");
	}

	@Test
	void countsAVisitOnceOverTheRulesOfAChapter() {
		MadeRun made = one();
		made.finding("v1", "1.00", "1.00", "1.00", "").finding("v1", "1.00", "1.00", "1.00", "");
		made.rule("B-1", "finance", "duplicate", Rule.Verdict.BREACH, true, "", "")
			.found(1)
			.finding("v1", "1.00", null, null, "")
			.finding("v2", "1.00", null, null, "");
		assertThat(made.figures().visits()).isEqualTo(visits(2));
		assertThat(made.figures().chapters().get(0).visits()).isEqualTo(visits(2));
	}

	@Test
	void concludesEachOfThreeWays() {
		assertThat(chapter("licence.scope").conclusions()).isEqualTo(EnumSet.of(Conclusion.NO_PROBLEM));
		assertThat(chapter("licence.staff").conclusions()).isEqualTo(EnumSet.of(Conclusion.PROBLEMS));
		assertThat(chapter("equipment").conclusions()).isEqualTo(EnumSet.of(Conclusion.NOT_PROVABLE));
	}

	@Test
	void saysBothWhereSomethingWasFoundAndSomethingWasNotProvable() {
		assertThat(chapter("charging.fees").conclusions())
			.isEqualTo(EnumSet.of(Conclusion.PROBLEMS, Conclusion.NOT_PROVABLE));
	}

	@Test
	void neverConcludesNoProblemWhereSomethingWasNotProvable() {
		MadeRun made = one();
		made.rule("C-1", "finance", "duplicate", Rule.Verdict.BREACH, false, "", "").clean(5);
		made.rule("N-1", "finance", "duplicate", Rule.Verdict.BREACH, false, "", "")
			.result(Outcome.NOT_PROVABLE, false, "缺", "none", 0, 0);
		assertThat(made.figures().chapters().get(0).conclusions()).isEqualTo(EnumSet.of(Conclusion.NOT_PROVABLE));
	}

	@Test
	void concludesNothingWhereNoRuleLooked() {
		assertThat(Conclusion.of(List.of())).isEqualTo(EnumSet.of(Conclusion.NOT_PROVABLE));
		assertThat(chapter("rectification").conclusions()).isEqualTo(EnumSet.of(Conclusion.NOT_PROVABLE));
	}

	@Test
	void listsTheSecondRuleOfANameBeforeTheEleventh() {
		MadeRun made = one();
		for (String id : List.of("LIM-11", "LIM-2")) {
			made.rule(id, "finance", "duplicate", Rule.Verdict.BREACH, false, "", "")
				.result(Outcome.NOT_PROVABLE, false, "缺", "none", 0, 0);
		}
		assertThat(made.figures().rules().stream().map((rule) -> rule.rule().id())).containsExactly("A-1", "LIM-2",
				"LIM-11");
	}

	@Test
	void takesAFailedRuleAndAnImplausibleOneForNotProvable() {
		assertThat(this.whole.unproven().stream().map((rule) -> rule.rule().id())).containsExactly("DSC-1", "DUP-2",
				"EQP-1", "PRC-1");
	}

	@Test
	void unitesPartsInTheirChapter() {
		ChapterFigures charging = chapter("charging");
		assertThat(charging.hasParts()).isTrue();
		assertThat(charging.own()).isEmpty();
		assertThat(charging.all()).hasSize(11);
		assertThat(charging.money().counted()).isEqualTo("13300.00");
		assertThat(charging.books().amount()).isEqualTo("12000.00");
		assertThat(charging.findings()).isEqualTo(7);
	}

	@Test
	void fillsTheBureausTableInTenThousandYuanToTheCent() {
		BureauRow duplicate = this.whole.bureau().get(0);
		assertThat(duplicate.cases()).isEqualTo(2);
		assertThat(duplicate.tenThousands()).isEqualTo("0.055000");
		assertThat(BureauRow.inTenThousands(yuan("0.01"))).isEqualTo("0.000001");
		BureauRow purchases = this.whole.bureau().get(15);
		assertThat(purchases.cases()).isEqualTo(1);
		assertThat(purchases.counted()).isNull();
		assertThat(purchases.books()).isEqualTo("12000.00");
		assertThat(this.whole.bureau().get(1).checked()).isFalse();
	}

	@Test
	void bureausRowsAddUpToTheTotals() {
		assertThat(this.whole.bureau()
			.stream()
			.map(BureauRow::counted)
			.filter((counted) -> counted != null)
			.reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualTo(this.whole.money().counted());
		assertThat(this.whole.bureau().stream().mapToLong(BureauRow::cases).sum()).isEqualTo(this.whole.findings());
	}

	@Test
	void tellsTheThreeWeightiestFindingsAsCases() {
		MadeRun made = one();
		made.finding("v1", "1.00", "1.00", null, "a")
			.finding("v2", "9.00", "2.00", null, "b")
			.finding("v3", "5.00", "5.00", null, "c")
			.finding("v4", "7.00", "2.00", null, "d")
			.finding("v5", null, null, null, "e");
		assertThat(made.figures().rules().get(0).cases().stream().map((told) -> told.finding().found().messageZh()))
			.containsExactly("c", "b", "d");
	}

	@Test
	void addsTheFilesOfARecordUp() {
		assertThat(this.whole.records().get(0)).isEqualTo(new RecordFigures("charge", 2, 150_000, 149_990, 10,
				yuan("18000000.00"), yuan("17998800.00"), yuan("1200.00")));
		assertThat(this.whole.records().get(1).moneyRead()).isNull();
		assertThat(this.whole.charged()).isEqualTo("17998800.00");
		assertThat(this.whole.countedPercent()).isEqualTo("0.0757");
	}

	@Test
	void refusesARunWhoseRulesTheLibraryDoesNotKnow() {
		MadeRun made = new MadeRun().chapter("finance", 4, "财务", "Finance").type("duplicate", 1, "重复", "dup");
		made.rule("A-1", "nowhere", "duplicate", Rule.Verdict.BREACH, false, "", "").clean(1);
		made.rule("B-1", "finance", "nothing", Rule.Verdict.BREACH, false, "", "").clean(1);
		assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> new Tally(made.facts()))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::code)
				.containsExactly("report.chapter-missing", "report.type-missing"));
	}

	private static MadeRun one() {
		MadeRun made = new MadeRun().chapter("finance", 4, "财务", "Finance").type("duplicate", 1, "重复", "dup");
		return made.rule("A-1", "finance", "duplicate", Rule.Verdict.BREACH, false, "", "").found(10);
	}

	private RuleFigures rule(String id) {
		return this.whole.rules().stream().filter((rule) -> rule.rule().id().equals(id)).findFirst().orElseThrow();
	}

	private ChapterFigures chapter(String key) {
		return this.whole.chapters()
			.stream()
			.filter((chapter) -> chapter.chapter().key().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private static BigDecimal yuan(String text) {
		return new BigDecimal(text);
	}

	private static Visits visits(long count) {
		return new Visits(count, false);
	}

}
