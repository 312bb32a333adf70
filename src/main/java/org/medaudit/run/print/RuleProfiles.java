package org.medaudit.run.print;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import org.medaudit.scan.PlanStep;
import org.medaudit.scan.RuleProfile;
import org.medaudit.scan.RulePart;
import org.medaudit.values.Wording;

/** Where the time of the rules went, the slowest first, each with its slowest step. */
public final class RuleProfiles {

	private static final int SHOWN = 80;

	private static final int NANOS = 9;

	private RuleProfiles() {
	}

	/** Nothing when no rule was profiled. */
	public static void print(List<RuleProfile> profiles, PrintStream out) {
		if (profiles.isEmpty()) {
			return;
		}
		out.println(Wording.of("run.profile-title"));
		try (TextTable table = new TextTable(out, Wording.of("run.table-rule"),
				">" + Wording.of("run.bench-rule-total"), ">" + Wording.of("run.bench-rule-examined"),
				">" + Wording.of("run.bench-rule-sql"), ">" + Wording.of("run.bench-rule-findings"),
				">" + Wording.of("run.table-examined"), ">" + Wording.of("run.profile-rows"),
				Wording.of("run.profile-slowest"))) {
			profiles.stream()
				.sorted(Comparator.comparing(RuleProfiles::total).reversed().thenComparing(RuleProfile::ruleId))
				.forEach((profile) -> table.row(profile.ruleId(), seconds(total(profile)),
						seconds(profile.times().of(RulePart.EXAMINED)), seconds(profile.times().of(RulePart.SQL)),
						seconds(profile.times().of(RulePart.FINDINGS)), Amounts.count(profile.examined()),
						Amounts.count(profile.rows()),
						profile.slowest().map((step) -> slowest(profile, step)).orElse(null)));
		}
		out.println(Wording.of("run.profile-files", profiles.get(0).file().getParent()));
	}

	private static Duration total(RuleProfile profile) {
		return profile.times().engine().plus(profile.times().of(RulePart.FINDINGS));
	}

	private static String slowest(RuleProfile profile, PlanStep step) {
		long all = Math.max(1, profile.worked().toNanos());
		return Wording.of("run.profile-step", String.valueOf(step.time().toNanos() * 100 / all), step.kind().title(),
				DisplayWidth.cut(step.detail(), SHOWN), Amounts.count(step.rows()));
	}

	private static String seconds(Duration duration) {
		return BigDecimal.valueOf(duration.toNanos(), NANOS).setScale(3, RoundingMode.HALF_UP).toPlainString();
	}

}
