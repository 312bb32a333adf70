package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.medaudit.values.Period;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the ledger promises, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FindingLedgerOnAnyDatabase {

	private ConfigurableApplicationContext context;

	private TimeZone zone;

	abstract ConfigurableApplicationContext open();

	@BeforeAll
	void start() {
		this.zone = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
		this.context = open();
	}

	@AfterAll
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		TimeZone.setDefault(this.zone);
	}

	private House house() {
		return new House(this.context);
	}

	@Test
	void listsTheFindingsOfAFirstRunAsNewByRuleDateAndId() {
		House house = house();
		FoundFinding undated = house.finding("BED-2", "no date", null, null);
		FoundFinding early = house.finding("BED-2", "early", "2026-01-05", "10.00");
		FoundFinding late = house.finding("BED-2", "late", "2026-02-05", "20.50");
		FoundFinding other = house.finding("ADM-1", "other", "2026-03-31", "1.00");
		Run run = house.finds("BED-2", late, undated, early).finds("ADM-1", other).run();
		assertThat(house.list(run)).containsExactly("ADM-1 other NEW 1.00", "BED-2 no date NEW null",
				"BED-2 early NEW 10.00", "BED-2 late NEW 20.50");
		assertThat(run.findings()).isEqualTo(4);
		assertThat(run.countedAmount()).isEqualTo("31.50");
		assertThat(run.number()).isEqualTo(1);
	}

	@Test
	void givesBackWhatWasStored() {
		House house = house();
		String longText = "长".repeat(20_000);
		List<FoundFinding.Evidence> rows = List.of(
				new FoundFinding.Evidence(1, true, "purchase_invoice", longText,
						new FoundFinding.Subject("v".repeat(50), "p", "d", "s", "c".repeat(100), longText),
						LocalDate.of(2026, 3, 29), new BigDecimal("-12345678901234.5678"),
						new BigDecimal("9999999999999999.99"), new BigDecimal("0.01"), new BigDecimal("0.00")),
				new FoundFinding.Evidence(2, false, "visit", "𠮷",
						new FoundFinding.Subject(null, null, null, null, null, null), null, null, null, null, null));
		FoundFinding found = new FoundFinding(house.id("INV-9", "k"), longText,
				new FoundFinding.Subject("v1", null, "d1", null, null, "𠮷"), LocalDate.of(2026, 3, 29),
				LocalDate.of(2026, 3, 30), new BigDecimal("0.5000"), new BigDecimal("-1.10"), new BigDecimal("2.20"),
				new BigDecimal("3.30"), 1, 2, longText, "in English", "digest", rows);
		Run run = house.finds("INV-9", found).run();
		List<Finding> listed = new ArrayList<>();
		house.findings.each(run.id(), FindingFilter.ALL, listed::add);
		assertThat(listed).containsExactly(new Finding(run.id(), "INV-9", "breach", Finding.Change.NEW, false,
				Finding.State.OPEN,
				new FoundFinding(found.findingId(), found.key(), found.subject(), found.occurredOn(), found.lastOn(),
						found.quantity(), found.amount(), found.scopeAmount(), found.fundAmount(), 1, 2,
						found.messageZh(), found.messageEn(), found.digest(), List.of()),
				new BigDecimal("-1.10")));
		assertThat(house.findings.evidence(run.id(), found.findingId())).isEqualTo(rows);
	}

	@Test
	void comparesWithTheRunBefore() {
		House house = house();
		house
			.finds("R-1", house.finding("R-1", "same", "2026-01-05", "1.00"),
					house.finding("R-1", "other money", "2026-01-06", "2.00"),
					house.finding("R-1", "put right", "2026-01-07", "3.00"))
			.run();
		Run second = house
			.finds("R-1", house.finding("R-1", "same", "2026-01-05", "1.00"),
					house.finding("R-1", "other money", "2026-01-06", "2.50"),
					house.finding("R-1", "fresh", "2026-01-08", "4.00"))
			.run();
		assertThat(house.list(second)).containsExactly("R-1 same PERSISTING 1.00", "R-1 other money CHANGED 2.50",
				"R-1 put right RESOLVED null", "R-1 fresh NEW 4.00");
		assertThat(second.findings()).isEqualTo(3);
		assertThat(second.countedAmount()).isEqualTo("7.50");
		Run third = house.finds("R-1").run();
		assertThat(house.list(third)).containsExactly("R-1 same RESOLVED null", "R-1 other money RESOLVED null",
				"R-1 fresh RESOLVED null");
		assertThat(third.countedAmount()).isEqualTo("0.00");
		Run fourth = house
			.finds("R-1", house.finding("R-1", "put right", "2026-01-07", "3.00"),
					house.finding("R-1", "same", "2026-01-05", "9.00"))
			.run();
		assertThat(house.list(fourth)).containsExactly("R-1 same REOPENED 9.00", "R-1 put right REOPENED 3.00");
	}

	@Test
	void tellsWhichRunFoundAFindingLast() {
		House house = house();
		FoundFinding stays = house.finding("R-1", "stays", "2026-01-05", "1.00");
		FoundFinding goes = house.finding("R-1", "goes", "2026-01-06", "2.00");
		Run first = house.finds("R-1", stays, goes).run();
		Run second = house.finds("R-1", stays).run();
		assertThat(house.findings.foundIn(second.id(), stays.findingId())).isEqualTo(second.id());
		assertThat(house.findings.foundIn(second.id(), goes.findingId())).isEqualTo(first.id());
	}

	@Test
	void sayTheSameOfTheSameRecords() {
		House house = house();
		house.finds("R-1", house.finding("R-1", "a", "2026-01-05", "1.00"), house.finding("R-1", "b", null, null));
		Run first = house.run();
		Run second = house.run();
		assertThat(second.number()).isEqualTo(2);
		assertThat(second.identity()).isEqualTo(first.identity());
		assertThat(house.list(second)).containsExactly("R-1 b PERSISTING null", "R-1 a PERSISTING 1.00");
	}

	@Test
	void anotherPeriodResolvesNothing() {
		House house = house();
		FoundFinding dated = house.finding("R-1", "dated", "2026-03-31", "1.00");
		FoundFinding undated = house.finding("R-1", "undated", null, "2.00");
		FoundFinding reaching = house.finding("R-1", "reaching", LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 1),
				"3.00", List.of(House.row(1, true, "v", LocalDate.of(2026, 4, 1), "3.00")));
		house.finds("R-1", dated, undated, reaching).run();
		Run second = house.over(House.SECOND_QUARTER).finds("R-1").run();
		Run third = house.run();
		for (Run run : List.of(second, third)) {
			assertThat(house.list(run)).containsExactlyInAnyOrder("R-1 undated NOT_COVERED null",
					"R-1 dated NOT_COVERED null", "R-1 reaching NOT_COVERED null");
			assertThat(run.findings()).isZero();
			assertThat(run.countedAmount()).isEqualTo("0.00");
		}
		assertThat(house.findings.evidence(third.id(), dated.findingId())).isEqualTo(dated.evidence());
		Run back = house.over(House.FIRST_QUARTER).finds("R-1", dated).run();
		assertThat(house.list(back)).containsExactlyInAnyOrder("R-1 undated RESOLVED null", "R-1 dated PERSISTING 1.00",
				"R-1 reaching NOT_COVERED null");
		Run year = house.over(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))).finds("R-1").run();
		assertThat(house.list(year)).containsExactlyInAnyOrder("R-1 dated RESOLVED null", "R-1 reaching RESOLVED null");
		assertThat(house.list(house.run())).isEmpty();
	}

	@Test
	void aRuleThatDidNotJudgeResolvesNothing() {
		House house = house();
		FoundFinding finding = house.finding("R-1", "a", "2026-01-05", "1.00");
		house.finds("R-1", finding).finds("R-2").run();
		assertThat(house.list(house.ends("R-1", RuleResult.Outcome.FAILED).run()))
			.containsExactly("R-1 a NOT_COVERED null");
		assertThat(house.list(house.ends("R-1", RuleResult.Outcome.NOT_PROVABLE).run()))
			.containsExactly("R-1 a NOT_COVERED null");
		assertThat(house.list(house.finds("R-1", finding).run())).containsExactly("R-1 a PERSISTING 1.00");
	}

	@Test
	void aChangedRuleResolvesNothing() {
		House house = house();
		RunOpening.RuleVersion first = new RunOpening.RuleVersion("R-1", 1, "text 1", "settings 1");
		house.runsAs(first).finds("R-1", house.finding("R-1", "a", "2026-01-05", "1.00")).run();
		house.finds("R-1").finds("R-2");
		for (RunOpening.RuleVersion other : List.of(new RunOpening.RuleVersion("R-1", 2, "text 1", "settings 1"),
				new RunOpening.RuleVersion("R-1", 1, "text 2", "settings 1"),
				new RunOpening.RuleVersion("R-1", 1, "text 1", "settings 2"))) {
			assertThat(house.list(house.runsAs(other).run())).containsExactly("R-1 a RULE_CHANGED null");
		}
		assertThat(house.list(house.runsNoLonger("R-1").run())).containsExactly("R-1 a RULE_CHANGED null");
		assertThat(house.list(house.runsAs(first).finds("R-1").run())).containsExactly("R-1 a RESOLVED null");
	}

	@Test
	void comparesTheRuleWithTheRunThatFoundTheFindingLast() {
		House house = house();
		house.runsAs(new RunOpening.RuleVersion("R-1", 1, "text", "settings"))
			.finds("R-1", house.finding("R-1", "a", "2026-01-05", "1.00"))
			.run();
		house.runsAs(new RunOpening.RuleVersion("R-1", 2, "new text", "settings"));
		assertThat(house.list(house.run())).containsExactly("R-1 a PERSISTING 1.00");
		assertThat(house.list(house.finds("R-1").run())).containsExactly("R-1 a RESOLVED null");
	}

	@Test
	void keepsTheFindingsOfAFloodOutOfTotals() {
		House house = house();
		FoundFinding flood = house.finding("R-1", "flood", "2026-01-05", "1.00");
		Run run = house.finds("R-1", flood)
			.floods("R-1")
			.finds("R-2", house.finding("R-2", "b", "2026-01-05", "2.00"))
			.run();
		assertThat(house.ledger.notCounted(run.id())).containsExactly(flood.findingId());
		assertThat(house.list(run)).containsExactly("R-1 flood NEW null", "R-2 b NEW 2.00");
		assertThat(run.findings()).isEqualTo(2);
		assertThat(run.countedAmount()).isEqualTo("2.00");
		List<Finding> listed = new ArrayList<>();
		house.findings.each(run.id(), FindingFilter.ALL, listed::add);
		assertThat(listed).extracting(Finding::implausible).containsExactly(true, false);
	}

	@Test
	void keepsDismissedFindingsOutOfTotals() {
		House house = house();
		FoundFinding finding = house.finding("R-1", "a", "2026-01-05", "1.00");
		house.finds("R-1", finding).run();
		this.context.getBean(JdbcTemplate.class)
			.update("UPDATE known_finding SET state = 'DISMISSED' WHERE finding_id = ?", finding.findingId());
		Run run = house.run();
		assertThat(house.ledger.notCounted(run.id())).containsExactly(finding.findingId());
		assertThat(house.list(run)).containsExactly("R-1 a PERSISTING null");
	}

	@Test
	void countsAgainWhenADecisionChanges() {
		House house = house();
		FoundFinding a = house.finding("R-1", "a", "2026-01-05", "1.00");
		FoundFinding b = house.finding("R-1", "b", "2026-01-06", "2.00");
		Run run = house.finds("R-1", a, b).run();
		house.ledger.count(run.id(), Map.of(b.findingId(), new BigDecimal("1.75")));
		assertThat(house.list(run)).containsExactly("R-1 a NEW null", "R-1 b NEW 1.75");
		assertThat(house.findings.run(String.valueOf(run.id())).orElseThrow().countedAmount()).isEqualTo("1.75");
	}

	@Test
	void leavesOtherInstitutionsAlone() {
		House one = house();
		House two = house();
		one.finds("R-1", one.finding("R-1", "a", "2026-01-05", "1.00")).run();
		two.finds("R-1", two.finding("R-1", "a", "2026-01-05", "1.00"));
		assertThat(two.list(two.run())).containsExactly("R-1 a NEW 1.00");
		assertThat(two.list(two.finds("R-1").run())).containsExactly("R-1 a RESOLVED null");
		assertThat(one.list(one.run())).containsExactly("R-1 a PERSISTING 1.00");
	}

	@Test
	void resolvesAtTheEdgeOfAnUndeclaredPeriodOnlyWhatItsVisitsWereHandedOverFor() {
		House house = house();
		house.declared = false;
		LocalDate day = LocalDate.of(2026, 3, 20);
		FoundFinding ofTwo = house.finding("R-1", "two visits", day, day, "1.00",
				List.of(House.row(1, true, "there", day, "1.00"), House.row(2, true, "gone", day, "1.00")));
		FoundFinding shown = house.finding("R-1", "one there, one shown", day, day, "1.00",
				List.of(House.row(1, true, "there", day, "1.00"), House.row(2, false, "gone", day, "1.00")));
		FoundFinding withoutMoney = house.finding("R-1", "only shown", day, day, null,
				List.of(House.row(1, false, "there", day, "1.00")));
		FoundFinding withoutVisit = house.finding("R-1", "no visit", day, day, "1.00",
				List.of(House.row(1, true, null, day, "1.00")));
		FoundFinding tooLong = new FoundFinding(house.id("R-1", "long"), "long", shown.subject(), day, day, null, null,
				null, null, 1_001, 1_001, "", "", "d", shown.evidence().subList(0, 1));
		house
			.finds("R-1", ofTwo, shown, withoutMoney, withoutVisit, tooLong,
					house.finding("R-1", "early", "2026-01-05", "1.00"))
			.run();
		house.visits = (ids) -> ids.contains("there") ? Set.of("there") : Set.of();
		Period second = new Period(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 6, 30));
		assertThat(house.over(second).list(house.finds("R-1").run())).containsExactlyInAnyOrder(
				"R-1 early NOT_COVERED null", "R-1 two visits NOT_COVERED null",
				"R-1 one there, one shown RESOLVED null", "R-1 only shown RESOLVED null",
				"R-1 no visit NOT_COVERED null", "R-1 long NOT_COVERED null");
		house.visits = (ids) -> Set.of();
		assertThat(house.over(House.FIRST_QUARTER).list(house.run())).containsExactlyInAnyOrder(
				"R-1 early RESOLVED null", "R-1 two visits RESOLVED null", "R-1 no visit RESOLVED null",
				"R-1 long RESOLVED null");
	}

	@Test
	void aDeclaredPeriodLeavesNoDoubt() {
		House house = house();
		house.finds("R-1", house.finding("R-1", "a", "2026-03-20", "1.00")).run();
		house.visits = (ids) -> {
			throw new AssertionError("nobody needs to ask");
		};
		house.over(new Period(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 6, 30))).finds("R-1");
		assertThat(house.list(house.run())).containsExactly("R-1 a RESOLVED null");
	}

	@Test
	void finishingTwiceChangesNothing() {
		House house = house();
		Run run = house.finds("R-1", house.finding("R-1", "a", "2026-01-05", "1.00")).run();
		assertThat(house.ledger.finish(run.id(), house.visits)).isEqualTo(run);
		assertThat(house.list(run)).containsExactly("R-1 a NEW 1.00");
		assertThat(house.findings.run(String.valueOf(run.id()))).contains(run);
	}

	@Test
	void goesOnWithWhatAKilledProcessLeft() {
		House house = house();
		FoundFinding kept = house.finding("R-1", "kept", "2026-01-05", "1.00");
		FoundFinding half = house.finding("R-2", "half", "2026-01-05", "1.00");
		house.finds("R-1", kept).finds("R-2", half).finds("R-3");
		FindingLedger.Opened first = house.ledger.open(house.opening());
		assertThat(first.continued()).isFalse();
		assertThat(first.endedRules()).isEmpty();
		long id = first.run().id();
		RuleResult ended = house.judge(id, "R-1");
		house.ledger.begin(id, "R-2");
		house.ledger.store(id, "R-2", "breach", List.of(half, house.finding("R-2", "gone", "2026-01-05", "1.00")));
		assertThat(house.findings.unfinished(house.opening().identity())).contains(first.run());
		assertThat(house.findings.results(id)).containsExactly(ended);

		FindingLedger.Opened second = house.ledger.open(house.opening());
		assertThat(second).isEqualTo(new FindingLedger.Opened(first.run(), true, Set.of("R-1")));
		assertThatThrownBy(() -> house.ledger.finish(id, house.visits)).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("[R-2, R-3]");
		house.judge(id, "R-2");
		house.judge(id, "R-3");
		Run finished = house.ledger.finish(id, house.visits);
		assertThat(house.list(finished)).containsExactly("R-1 kept NEW null", "R-2 half NEW null");
		assertThat(finished.findings()).isEqualTo(2);
		assertThat(house.findings.unfinished(house.opening().identity())).isEmpty();
		assertThat(house.ledger.open(house.opening()).run().number()).isEqualTo(2);
	}

	@Test
	void judgingARuleAnewLeavesNoTraceOfTheFirstTime() {
		House house = house();
		house.finds("R-1", house.finding("R-1", "wrong", "2026-01-05", "1.00"));
		RunOpening opening = house.opening();
		long id = house.ledger.open(opening).run().id();
		house.judge(id, "R-1");
		house.ends("R-1", RuleResult.Outcome.NOT_PROVABLE);
		RuleResult result = house.judge(id, "R-1");
		assertThat(house.findings.results(id)).containsExactly(result);
		assertThat(house.list(house.ledger.finish(id, house.visits))).isEmpty();
	}

	@Test
	void anUnfinishedRunIsNotCompared() {
		House house = house();
		FoundFinding finding = house.finding("R-1", "a", "2026-01-05", "1.00");
		house.finds("R-1", finding).run();
		long abandoned = house.over(House.SECOND_QUARTER).ledger.open(house.opening()).run().id();
		house.judge(abandoned, "R-1");
		Run next = house.over(House.FIRST_QUARTER).run();
		assertThat(house.list(next)).containsExactly("R-1 a PERSISTING 1.00");
		assertThat(house.list(house.findings.run(String.valueOf(abandoned)).orElseThrow())).isEmpty();
	}

	@Test
	void aRunThatIsFinishedLaterIsComparedWithTheOneFinishedBefore() {
		House house = house();
		house.finds("R-1");
		Run older = house.ledger.open(house.opening()).run();
		house.judge(older.id(), "R-1");
		Run between = house.finds("R-1", house.finding("R-1", "a", "2026-01-05", "1.00")).run();
		assertThat(between.id()).isGreaterThan(older.id());
		assertThat(house.list(house.ledger.finish(older.id(), house.visits))).containsExactly("R-1 a RESOLVED null");
		assertThat(house.findings.run("latest").orElseThrow().id()).isEqualTo(older.id());
		assertThat(house.list(house.run())).containsExactly("R-1 a REOPENED 1.00");
	}

	@Test
	void refusesWhatDoesNotBelongToTheRun() {
		House house = house();
		FoundFinding finding = house.finding("R-1", "a", "2026-01-05", "1.00");
		house.finds("R-1", finding);
		Run run = house.run();
		assertThatThrownBy(() -> house.ledger.begin(run.id(), "R-1")).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> house.ledger.store(run.id(), "R-1", "breach", List.of(finding)))
			.isInstanceOf(IllegalStateException.class);
		long next = house.ledger.open(house.opening()).run().id();
		assertThatThrownBy(() -> house.ledger.begin(next, "R-9")).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> house.ledger.begin(0, "R-1")).isInstanceOf(IllegalArgumentException.class);
		house.judge(next, "R-1");
		assertThatThrownBy(() -> house.ledger.store(next, "R-1", "breach", List.of(finding)))
			.isInstanceOf(IllegalStateException.class);
		RuleResult other = new RuleResult("R-1", 1, "another text", RuleResult.Outcome.CLEAN, false, null, null, 1,
				Map.of(), 0, null, 1);
		assertThatThrownBy(() -> house.ledger.end(next, other)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void tellsIdsApartByEveryByte() {
		House house = house();
		List<String> ids = List.of("R-1-A", "R-1-a", "R-1-ä", "R-1-a ", "R-1-ａ");
		FoundFinding[] findings = ids.stream()
			.map((id) -> new FoundFinding(house.institution + id, id, house.finding("R-1", "x", null, null).subject(),
					null, null, null, null, null, null, 0, 0, "", "", "d", List.of()))
			.toArray(FoundFinding[]::new);
		Run run = house.finds("R-1", findings).run();
		assertThat(house.list(run)).containsExactly("R-1 R-1-A NEW null", "R-1 R-1-a NEW null", "R-1 R-1-a  NEW null",
				"R-1 R-1-ä NEW null", "R-1 R-1-ａ NEW null");
		assertThat(house.list(house.finds("R-1", findings[1]).run())).contains("R-1 R-1-a PERSISTING null",
				"R-1 R-1-A RESOLVED null");
		House small = new House(this.context, house.institution.toLowerCase(java.util.Locale.ROOT));
		assertThat(small.list(small.finds("R-1").run())).isEmpty();
	}

	@Test
	void listsByRuleChangeAndDates() {
		House house = house();
		house.finds("R-1", house.finding("R-1", "gone", "2026-01-05", "1.00")).run();
		Run run = house
			.finds("R-1", house.finding("R-1", "a", "2026-01-06", "1.00"), house.finding("R-1", "b", null, "2.00"))
			.finds("R-2", house.finding("R-2", "c", "2026-01-07", "3.00"))
			.run();
		assertThat(house.list(run, FindingFilter.ofRule("R-2"))).containsExactly("R-2 c NEW 3.00");
		assertThat(house.list(run, new FindingFilter(null, Finding.Change.RESOLVED, null, null)))
			.containsExactly("R-1 gone RESOLVED null");
		assertThat(house.list(run, new FindingFilter(null, null, LocalDate.of(2026, 1, 6), null)))
			.containsExactly("R-1 a NEW 1.00", "R-2 c NEW 3.00");
		assertThat(house.list(run, new FindingFilter("R-1", null, null, LocalDate.of(2026, 1, 5))))
			.containsExactly("R-1 gone RESOLVED null");
	}

	@Test
	void listsMoreThanOnePage() {
		House house = house();
		List<String> keys = IntStream.range(0, 2_500).mapToObj((i) -> "k" + (10_000 + i)).toList();
		FoundFinding[] findings = keys.stream()
			.map((key) -> house.finding("R-1", key, LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 5), "0.01",
					List.of(House.row(1, true, "v", null, "0.01"), House.row(2, true, "v", null, "0.01"),
							House.row(3, false, "v", null, null))))
			.toArray(FoundFinding[]::new);
		Run run = house.finds("R-1", findings).run();
		List<String> ids = new ArrayList<>();
		house.findings.each(run.id(), FindingFilter.ALL, (finding) -> ids.add(finding.found().findingId()));
		assertThat(ids).containsExactlyElementsOf(keys.stream().map((key) -> house.id("R-1", key)).sorted().toList());
		assertThat(run.countedAmount()).isEqualTo("25.00");
		Map<String, List<String>> rows = house.findings.problemRowIds(run.id(), ids);
		assertThat(rows.keySet()).containsExactlyElementsOf(ids);
		assertThat(rows.values()).allMatch(List.of("row 1", "row 2")::equals);
	}

	@Test
	void namesEachVisitOfAFindingOverSeveralOnce() {
		House house = house();
		LocalDate day = LocalDate.of(2026, 1, 5);
		Run run = house.finds("R-1",
				house.finding("R-1", "a", day, day, "1.00",
						List.of(House.row(1, true, "v2", day, "0.50"), House.row(2, true, "v1", day, "0.25"),
								House.row(3, true, "v2", day, "0.25"), House.row(4, false, "v3", day, null))),
				house.finding("R-1", "b", day, day, "1.00", List.of(House.row(1, true, "v1", day, "1.00"))))
			.run();
		List<String> visits = new ArrayList<>();
		house.findings.eachVisit(run.id(), (rule, finding, visit) -> visits.add(rule + " " + finding + " " + visit));
		assertThat(visits).containsExactlyInAnyOrder("R-1 " + house.id("R-1", "a") + " v1",
				"R-1 " + house.id("R-1", "a") + " v2", "R-1 " + house.id("R-1", "b") + " v1");
		Run later = house.finds("R-1").over(House.SECOND_QUARTER).run();
		house.findings.eachVisit(later.id(), (rule, finding, visit) -> visits.add(visit));
		assertThat(visits).as("what a run does not find is not its own").hasSize(3);
	}

	@Test
	void keepsTimesInUniversalTime() {
		House house = house();
		Run run = house.finds("R-1").run();
		assertThat(run.startedAt()).isAfter(Instant.parse("2026-04-01T16:29:59Z"));
		assertThat(this.context.getBean(JdbcTemplate.class)
			.queryForObject("SELECT CAST(started_at AS CHAR(26)) FROM audit_run WHERE id = ?", String.class, run.id()))
			.isEqualTo(run.startedAt().toString().replace('T', ' ').replace("Z", ""));
		assertThat(house.findings.run(String.valueOf(run.id()))).contains(run);
		assertThat(house.findings.runs()).contains(run);
		assertThat(house.findings.runs().get(0).id()).isGreaterThanOrEqualTo(run.id());
	}

	@Test
	void knowsNoRunByAnotherName() {
		assertThat(house().findings.run("newest")).isEmpty();
		assertThat(house().findings.run("0")).isEmpty();
	}

	@Test
	void rulesAreStoredSideBySide() throws Exception {
		House house = house();
		List<String> rules = IntStream.range(0, 12).mapToObj((i) -> "R-" + (10 + i)).toList();
		for (String rule : rules) {
			house.finds(rule,
					IntStream.range(0, 300)
						.mapToObj((i) -> house.finding(rule, "k" + i, "2026-01-05", "0.01"))
						.toArray(FoundFinding[]::new));
		}
		Run run = house.ledger.open(house.opening()).run();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> judged = new ArrayList<>();
			rules.forEach((rule) -> judged.add(threads.submit(() -> {
				house.ledger.begin(run.id(), rule);
				house.judge(run.id(), rule);
				return house.judge(run.id(), rule);
			})));
			for (Future<?> one : judged) {
				one.get();
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(house.ledger.finish(run.id(), house.visits).findings()).isEqualTo(3_600);
	}

	@Test
	void undecidedFindingsClaimTheSnapshotInWhichTheyWereFoundLast() {
		House house = house();
		FoundFinding early = house.finding("R-1", "early", "2026-01-05", "1.00");
		FoundFinding late = house.finding("R-1", "late", "2026-05-05", "2.00");
		FoundFinding gone = house.finding("R-1", "gone", "2026-01-06", "3.00");
		String first = house.institution + "-1";
		String second = house.institution + "-2";
		house.on(first).finds("R-1", early, gone).run();
		house.finds("R-1", early).on(second).run();
		assertThat(claims(house)).containsExactly(Map.entry(second, 1L));

		String third = house.institution + "-3";
		house.over(House.SECOND_QUARTER).finds("R-1", late).on(third).run();
		assertThat(claims(house)).containsExactly(Map.entry(second, 1L), Map.entry(third, 1L));

		JdbcTemplate database = this.context.getBean(JdbcTemplate.class);
		database.update("UPDATE known_finding SET state = 'NEEDS_DOCUMENTS' WHERE finding_id = ?", early.findingId());
		assertThat(claims(house)).containsExactly(Map.entry(second, 1L), Map.entry(third, 1L));
		database.update("UPDATE known_finding SET state = 'CONFIRMED' WHERE finding_id = ?", early.findingId());
		database.update("UPDATE known_finding SET state = 'DISMISSED' WHERE finding_id = ?", late.findingId());
		assertThat(claims(house)).isEmpty();
	}

	private Map<String, Long> claims(House house) {
		Map<String, Long> own = new TreeMap<>(this.context.getBean(SnapshotClaims.class).openFindings());
		own.keySet().removeIf((snapshot) -> !snapshot.startsWith(house.institution + "-"));
		return own;
	}

	@Test
	void anUnfinishedRunClaimsItsSnapshot() {
		House house = house();
		String snapshot = house.institution + "-1";
		Run begun = house.ledger.open(house.on(snapshot).finds("R-1").opening()).run();
		SnapshotClaims claims = this.context.getBean(SnapshotClaims.class);
		assertThat(claims.unfinishedRuns()).containsEntry(snapshot, begun.id());
		house.run();
		assertThat(claims.unfinishedRuns()).doesNotContainKey(snapshot);
	}

}
