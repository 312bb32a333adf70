package org.medaudit.run.print;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.finding.RunOpening;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.values.Period;

import static org.assertj.core.api.Assertions.assertThat;

class ScanSummaryTest {

	private static final RuleLibrary LIBRARY = RuleLibrary.load(LibrarySources.packed());

	private final Locale before = Locale.getDefault();

	@AfterEach
	void asBefore() {
		Locale.setDefault(this.before);
	}

	@Test
	void saysWhyRowsCouldNotBeJudgedRuleByRule() {
		Locale.setDefault(Locale.CHINA);

		assertThat(underTheTable(
				result("DUP-2", RuleResult.Outcome.CLEAN, null,
						Map.of("no_time_of_day", 10_186L, "drug_without_order", 7L)),
				result("FIN-1", RuleResult.Outcome.CLEAN, null, Map.of())))
			.containsExactly("DUP-2：7 行无法判断——药品或耗材没有医嘱号，而按设置药品只按医嘱号判断", "DUP-2：10,186 行无法判断——收费时间没有时刻（为零点整），无法判断是否同一分钟",
					"合计：疑点 3 条，每一元只计一次的金额 12.50 元（财务台账类另列，不计入）。");
	}

	@Test
	void saysItAlsoOfARuleThatCouldJudgeNothing() {
		Locale.setDefault(Locale.ENGLISH);

		assertThat(underTheTable(result("DUP-2", RuleResult.Outcome.NOT_PROVABLE, "nothing could be judged",
				Map.of("no_time_of_day", 5L, "drug_without_order", 0L))))
			.startsWith("DUP-2 (not provable): nothing could be judged",
					"DUP-2: 5 rows not judged: the charge has no time of day, so the minute is not known");
	}

	private static List<String> underTheTable(RuleResult... results) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ScanSummary.print(run(), List.of(results), LIBRARY, new PrintStream(bytes, true, StandardCharsets.UTF_8));
		int heading = 3;
		return bytes.toString(StandardCharsets.UTF_8).lines().skip(heading + results.length).toList();
	}

	private static RuleResult result(String ruleId, RuleResult.Outcome outcome, String reason,
			Map<String, Long> notJudged) {
		return new RuleResult(ruleId, 1, "hash", outcome, false, reason, reason, 20_000, notJudged, 0, null, 1);
	}

	private static Run run() {
		Period march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
		return new Run(1, 1, new RunOpening.Identity("content", "rules", "knowledge", "parameters"), "H1", "hospital",
				"snapshot", march, true, Instant.EPOCH, Instant.EPOCH, 3, new BigDecimal("12.50"));
	}

}
