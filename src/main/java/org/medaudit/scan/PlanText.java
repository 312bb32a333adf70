package org.medaudit.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;

import org.medaudit.values.Wording;

/**
 * A profile as an author reads it: the slow steps first, then the plans, then the texts.
 */
final class PlanText {

	private static final int FIRST = 5;

	private static final int MILLIS = 3;

	private PlanText() {
	}

	static String of(RuleProfile profile, RunnableRule rule) {
		StringBuilder text = new StringBuilder();
		RuleTimes times = profile.times();
		line(text,
				Wording.of("scan.profile-title", profile.ruleId(), seconds(times.of(RulePart.EXAMINED)),
						seconds(times.of(RulePart.SQL)), seconds(times.of(RulePart.FINDINGS)),
						count(profile.examined()), count(profile.rows())));
		line(text, "");
		line(text, Wording.of("scan.profile-slowest"));
		profile.steps()
			.stream()
			.sorted(Comparator.comparing(PlanStep::time).reversed())
			.limit(FIRST)
			.forEach((step) -> line(text, step(profile, step, "  ")));
		for (RulePart part : new RulePart[] { RulePart.SQL, RulePart.EXAMINED }) {
			line(text, "");
			line(text, (part == RulePart.SQL) ? "rule.sql" : "examined.sql");
			profile.steps()
				.stream()
				.filter((step) -> step.part() == part)
				.forEach((step) -> line(text, step(profile, step, "  ".repeat(step.depth() + 1))));
			line(text, "");
			line(text, (part == RulePart.SQL) ? rule.sql() : rule.examinedSql());
		}
		return text.toString();
	}

	private static String step(RuleProfile profile, PlanStep step, String indent) {
		return "%s%3d %%  %s s  %s  %s %s (%s)".formatted(indent, share(profile, step), seconds(step.time()),
				Wording.of("scan.profile-rows", count(step.rows())), step.kind().title(), step.detail(),
				step.operator());
	}

	/** Of all that both texts worked, in whole percent. */
	private static int share(RuleProfile profile, PlanStep step) {
		long all = profile.worked().toNanos();
		return (all == 0) ? 0 : (int) (step.time().toNanos() * 100 / all);
	}

	private static String seconds(Duration duration) {
		return BigDecimal.valueOf(duration.toNanos(), 9).setScale(MILLIS, RoundingMode.HALF_UP).toPlainString();
	}

	private static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private static void line(StringBuilder text, String line) {
		text.append(line).append('\n');
	}

}
