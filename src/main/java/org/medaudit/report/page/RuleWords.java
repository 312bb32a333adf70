package org.medaudit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.medaudit.finding.RuleResult;
import org.medaudit.report.figures.RuleFigures;
import org.medaudit.rules.Rule;
import org.medaudit.rules.Text;
import org.medaudit.values.Wording;

/** What the report says of one rule. */
final class RuleWords {

	private static final String TO_BE_CHECKED = "待核";

	private final Words words;

	RuleWords(Words words) {
		this.words = words;
	}

	String title(RuleFigures rule) {
		return this.words.text(rule.rule().title());
	}

	String outcome(RuleFigures rule) {
		return this.words.of("outcome-" + switch (rule.standing()) {
			case IMPLAUSIBLE -> "implausible";
			case STATISTIC -> rule.unproven() ? outcomeKey(rule) : "statistic";
			case COUNTED, BOOKS -> outcomeKey(rule);
		});
	}

	private static String outcomeKey(RuleFigures rule) {
		return switch (rule.result().outcome()) {
			case FINDINGS -> rule.problem() ? "findings" : "dismissed";
			case CLEAN -> "clean";
			case NOT_PROVABLE -> "not-provable";
			case FAILED -> "failed";
		};
	}

	/** The amount of a rule that goes into totals, or stands apart with a mark. */
	String amount(RuleFigures rule) {
		return switch (rule.standing()) {
			case COUNTED -> this.words.money(rule.sums().counted());
			case BOOKS -> (rule.sums().amount() != null)
					? this.words.of("amount-apart", this.words.money(rule.sums().amount())) : Words.NONE;
			case STATISTIC, IMPLAUSIBLE -> Words.NONE;
		};
	}

	/** Why a rule leaves its matter open. */
	String reason(RuleFigures rule) {
		if (rule.standing() == RuleFigures.Standing.IMPLAUSIBLE) {
			return this.words.of("reason-implausible", this.words.count(rule.sums().findings()),
					this.words.count(rule.result().examined()));
		}
		String reason = "en".equals(this.words.locale().getLanguage()) ? rule.result().reasonEn()
				: rule.result().reasonZh();
		String said = (reason != null) ? reason : Words.NONE;
		return (rule.result().outcome() == RuleResult.Outcome.FAILED) ? this.words.of("reason-failed", said) : said;
	}

	/** How many rows could not be judged, reason by reason. */
	List<String> notJudged(RuleFigures rule) {
		List<String> lines = new ArrayList<>();
		rule.result().notJudged().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach((entry) -> {
			if (entry.getValue() > 0) {
				Text text = rule.rule().notJudged().get(entry.getKey());
				lines.add(this.words.of("not-judged-line", rule.rule().id(), this.words.count(entry.getValue()),
						(text != null) ? this.words.text(text) : entry.getKey()));
			}
		});
		return lines;
	}

	String basis(Rule.Basis basis) {
		String text = this.words.of("basis", basis.document(), basis.article(),
				this.words.of("confidence-" + basis.confidence().toLowerCase(Locale.ROOT)));
		String noted = (basis.note() != null && !basis.note().isBlank())
				? this.words.of("basis-note", text, basis.note()) : text;
		return (unread(basis) && !noted.contains(TO_BE_CHECKED)) ? noted + mark() : noted;
	}

	/** Whether the text itself was not read by those who wrote the rule. */
	static boolean unread(Rule.Basis basis) {
		return "G".equals(basis.confidence()) || (basis.note() != null && basis.note().contains(TO_BE_CHECKED));
	}

	/** Stands beside a legal text that was not read; the same in every language. */
	static String mark() {
		return Wording.in(Locale.ROOT, "report.to-be-checked");
	}

}
