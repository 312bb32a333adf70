package org.medaudit.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what a rule.yml says beyond its form. */
final class MetadataLint {

	/** Words that say that there is nothing to say. */
	private static final Set<String> NOTHING = Set.of("无", "暂无", "没有", "不适用", "none", "n/a", "na", "-", "—", "nothing",
			"无例外", "无限制");

	private static final String TO_BE_CHECKED = "待核";

	private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private final RuleLibrary library;

	private final RuleFindings findings;

	private final LocalDate today;

	MetadataLint(RuleLibrary library, RuleFindings findings, LocalDate today) {
		this.library = library;
		this.findings = findings;
		this.today = today;
	}

	void check(Rule rule) {
		folder(rule);
		history(rule);
		unread(rule);
		retirement(rule);
		if (rule.runs()) {
			basis(rule);
		}
		rule.limits().forEach((limit) -> something(rule, "limits", limit));
		rule.exceptions().forEach((exception) -> {
			something(rule, "exceptions", exception.situation());
			something(rule, "exceptions", exception.proof());
		});
		rule.review().forEach((step) -> something(rule, "review", step));
	}

	private void folder(Rule rule) {
		String[] parts = rule.folder().split("/");
		String begin = rule.id().toLowerCase(Locale.ROOT) + "-";
		if (!parts[1].startsWith(begin) || !SLUG.matcher(parts[1]).matches()) {
			this.findings.inMetadata(rule, "rules.lint-folder", parts[1], begin);
		}
		if (parts[0].equals("retired") != (rule.status() == Rule.Status.RETIRED)) {
			this.findings.inMetadata(rule, "rules.lint-retired-folder");
		}
	}

	/** Versions rise one by one in time, up to the rule's own. */
	private void history(Rule rule) {
		List<Rule.Change> history = rule.history();
		for (int i = 0; i < history.size(); i++) {
			boolean follows = i == 0 || !history.get(i).date().isBefore(history.get(i - 1).date());
			if (history.get(i).version() != i + 1 || !follows) {
				this.findings.inMetadata(rule, "rules.lint-history-order");
				return;
			}
		}
		if (history.get(history.size() - 1).version() != rule.version()) {
			this.findings.inMetadata(rule, "rules.lint-history-version", rule.version());
		}
	}

	private void retirement(Rule rule) {
		Rule.Retirement retirement = rule.retirement();
		if ((retirement != null) != (rule.status() == Rule.Status.RETIRED)) {
			this.findings.inMetadata(rule, "rules.lint-retirement");
		}
		if (retirement == null) {
			return;
		}
		if ((retirement.replacedBy() == null) == (retirement.noSuccessorBecause() == null)) {
			this.findings.inMetadata(rule, "rules.lint-successor");
		}
		else if (retirement.replacedBy() != null && this.library.find(retirement.replacedBy()).isEmpty()) {
			this.findings.inMetadata(rule, "rules.lint-successor-unknown", retirement.replacedBy());
		}
	}

	/** What nobody of the project has read says so wherever it is shown. */
	private void unread(Rule rule) {
		rule.basis()
			.stream()
			.filter((basis) -> "G".equals(basis.confidence()) && !basis.note().contains(TO_BE_CHECKED))
			.forEach((basis) -> this.findings.inMetadata(rule, "rules.lint-basis-unread", basis.document(),
					TO_BE_CHECKED));
	}

	private void basis(Rule rule) {
		for (Rule.Basis basis : rule.basis()) {
			boolean ended = basis.to() != null && basis.to().isBefore(this.today);
			boolean begun = basis.from() == null || !basis.from().isAfter(this.today);
			if (!ended && begun) {
				return;
			}
		}
		this.findings.inMetadata(rule, "rules.lint-basis-ended", this.today.toString());
	}

	private void something(Rule rule, String field, String text) {
		String bare = text.strip().replaceAll("[。.！!]$", "").toLowerCase(Locale.ROOT);
		if (NOTHING.contains(bare)) {
			this.findings.inMetadata(rule, "rules.lint-says-nothing", field, text);
		}
	}

}
