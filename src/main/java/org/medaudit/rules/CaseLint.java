package org.medaudit.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/** Checks that the cases beside a rule show what they must, on made-up people only. */
final class CaseLint {

	private static final Pattern IDENTITY_NUMBER = Pattern
		.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");

	private static final Pattern PHONE = Pattern.compile("(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])");

	private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");

	private static final Set<String> OF_CHARGES = Set.of("charge", "net_charge", "item_day", "charge_trace");

	private final RuleLibrary library;

	private final RuleFindings findings;

	private final Problems problems;

	CaseLint(RuleLibrary library, RuleFindings findings, Problems problems) {
		this.library = library;
		this.findings = findings;
		this.problems = problems;
	}

	void check(Rule rule) {
		LibraryFiles home = this.library.home(rule);
		for (String path : home.under(rule.folder() + "/cases")) {
			home.text(path, this.problems).ifPresent((text) -> people(home.place(path), text));
		}
		try {
			List<RuleCase> cases = this.library.cases(rule);
			cases.forEach((one) -> check(rule, one));
			enough(rule, cases);
		}
		catch (ProblemsException ex) {
			this.problems.addAll(ex.problems());
		}
	}

	private void people(String place, String text) {
		int number = 0;
		for (String line : text.split("\n", -1)) {
			number++;
			for (Pattern pattern : List.of(IDENTITY_NUMBER, PHONE)) {
				Matcher matcher = pattern.matcher(line);
				if (matcher.find()) {
					this.findings.addAt(place + ":" + number, "rules.lint-case-person");
				}
			}
		}
	}

	private void check(Rule rule, RuleCase one) {
		if (!SENTENCE.matcher(one.name()).matches()) {
			this.findings.addAt(one.file(), "rules.lint-case-name");
		}
		Set<String> identity = new TreeSet<>(rule.finding().columns());
		for (ExpectedFinding finding : one.expect()) {
			if (!identity.equals(new TreeSet<>(finding.key().keySet()))) {
				this.findings.addAt(one.file(), "rules.lint-case-key", String.join(", ", finding.key().keySet()),
						String.join(", ", rule.finding().columns()));
			}
		}
		one.boundary()
			.filter((name) -> !rule.parameters().contains(name))
			.ifPresent((name) -> this.findings.addAt(one.file(), "rules.lint-case-boundary", name));
		one.parameters()
			.keySet()
			.stream()
			.filter((name) -> !rule.parameters().contains(name) && !isOfSnapshot(name))
			.forEach((name) -> this.findings.addAt(one.file(), "rules.lint-case-parameter", name));
		one.notJudged()
			.ifPresent((counts) -> counts.keySet()
				.stream()
				.filter((reason) -> !rule.notJudged().containsKey(reason))
				.forEach((reason) -> this.findings.addAt(one.file(), "rules.lint-case-reason", reason)));
		if (one.records().getOrDefault("patient", List.of()).stream().anyMatch(CaseLint::names)) {
			this.findings.addAt(one.file(), "rules.lint-case-person");
		}
	}

	private boolean isOfSnapshot(String name) {
		return this.library.parameters().all().stream().anyMatch((one) -> one.name().equals(name) && one.snapshot());
	}

	private static boolean names(Map<String, String> patient) {
		return patient.containsKey("name") || patient.containsKey("identity_no");
	}

	/** Something found, something that just passes, a refund, and each limit. */
	private void enough(Rule rule, List<RuleCase> cases) {
		if (rule.status() == Rule.Status.DRAFT) {
			return;
		}
		if (cases.stream().allMatch((one) -> one.expect().isEmpty())) {
			this.findings.inMetadata(rule, "rules.lint-cases-find");
		}
		if (cases.stream().allMatch((one) -> one.notProvable() || !one.expect().isEmpty())) {
			this.findings.inMetadata(rule, "rules.lint-cases-pass");
		}
		if (readsCharges(rule) && cases.stream().noneMatch(CaseLint::refunds)) {
			this.findings.inMetadata(rule, "rules.lint-cases-refund");
		}
		for (Parameter parameter : this.library.parameters().all()) {
			boolean numeric = parameter.type() == Parameter.Type.INT || parameter.type() == Parameter.Type.DECIMAL;
			boolean shown = cases.stream()
				.anyMatch((one) -> one.boundary().filter(parameter.name()::equals).isPresent());
			if (numeric && rule.parameters().contains(parameter.name()) && !shown) {
				this.findings.inMetadata(rule, "rules.lint-cases-boundary", parameter.name());
			}
		}
	}

	private static boolean readsCharges(Rule rule) {
		return SqlToken.meaningful(rule.sql())
			.stream()
			.anyMatch((token) -> token.kind() == SqlToken.Kind.WORD && OF_CHARGES.contains(token.text()));
	}

	private static boolean refunds(RuleCase one) {
		return one.records()
			.getOrDefault("charge", List.of())
			.stream()
			.anyMatch(
					(charge) -> charge.containsKey("refund_of") || charge.getOrDefault("quantity", "").startsWith("-"));
	}

}
