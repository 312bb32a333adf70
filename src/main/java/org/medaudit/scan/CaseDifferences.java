package org.medaudit.scan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.rules.ExpectedFinding;
import org.medaudit.rules.RuleCase;
import org.medaudit.values.Wording;

/**
 * Compares what a case expects with what was found, and tells the author of the rule each
 * difference as expected against found.
 */
final class CaseDifferences {

	private static final Pattern TIME = Pattern
		.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2})(?::00(?:\\.0+)?(?!\\d)|(:\\d{2}))?");

	private final List<String> identity;

	private final List<Difference> differences = new ArrayList<>();

	private CaseDifferences(List<String> identity) {
		this.identity = identity;
	}

	/** Empty when the case passed. */
	static List<Difference> of(RuleCase expected, List<String> identity, CaseEngine.Judged judged) {
		CaseDifferences differences = new CaseDifferences(identity);
		differences.compare(expected, judged);
		return differences.differences;
	}

	/** How a rule ended, in words, with the reason where there is one. */
	static String ending(RuleOutcome outcome) {
		String word = Wording.of("scan.ending-" + outcome.ending().name().toLowerCase(Locale.ROOT));
		return (outcome.reason() == null) ? word
				: Wording.of("scan.ending-with-reason", word, outcome.reason().in(Locale.getDefault()));
	}

	private void compare(RuleCase expected, CaseEngine.Judged judged) {
		for (String row : judged.refused()) {
			add("scan.case-refused", row);
		}
		RuleOutcome.Ending ending = expected.notProvable() ? RuleOutcome.Ending.NOT_PROVABLE
				: expected.expect().isEmpty() ? RuleOutcome.Ending.CLEAN : RuleOutcome.Ending.FINDINGS;
		if (judged.outcome().ending() != ending) {
			compared("", "scan.value-ending", Wording.of("scan.ending-" + ending.name().toLowerCase(Locale.ROOT)),
					ending(judged.outcome()), "", "scan.case-ending");
		}
		if (judged.outcome().ending() != RuleOutcome.Ending.FAILED) {
			findings(expected.expect(), judged.found());
			counts(expected, judged.outcome().examined());
		}
	}

	private void findings(List<ExpectedFinding> expected, List<Found> found) {
		Map<String, Found> byKey = new LinkedHashMap<>();
		found.forEach((finding) -> byKey.put(sameTime(finding.key()), finding));
		for (ExpectedFinding finding : expected) {
			if (!Set.copyOf(this.identity).equals(finding.key().keySet())) {
				add("scan.case-key", String.join(", ", new TreeSet<>(finding.key().keySet())),
						String.join(", ", this.identity));
				continue;
			}
			String key = Keys.key(this.identity,
					this.identity.stream().map((name) -> (Object) finding.key().get(name)).toList());
			Found match = byKey.remove(sameTime(key));
			if (match == null) {
				this.differences.add(new Difference(key, Wording.of("scan.value-finding"), finding.problem().toString(),
						ExpectedFinding.NO_AMOUNT, "",
						Wording.of("scan.case-missing", key, finding.problem().toString())));
			}
			else {
				compare(key, finding, match);
			}
		}
		for (Found finding : byKey.values()) {
			String amount = text(finding.money().amount());
			this.differences
				.add(new Difference(finding.key(), Wording.of("scan.value-finding"), ExpectedFinding.NO_AMOUNT,
						Wording.of("scan.case-found", amount, problems(finding).toString(),
								contexts(finding).toString()),
						"", Wording.of("scan.case-unexpected", finding.key(), amount, problems(finding).toString(),
								contexts(finding).toString())));
		}
	}

	private void compare(String key, ExpectedFinding expected, Found found) {
		number(key, "scan.value-amount", expected.amount(), found.money().amount());
		number(key, "scan.value-quantity", expected.quantity(), found.quantity());
		rows(key, "scan.value-problem", expected.problem(), problems(found));
		rows(key, "scan.value-context", expected.context(), contexts(found));
		if (expected.message() != null && !expected.message().equals(found.messageZh())) {
			value(key, "scan.value-message", expected.message(), found.messageZh(), "");
		}
	}

	private void number(String key, String what, String expected, BigDecimal found) {
		if (expected == null) {
			return;
		}
		boolean same = expected.equals(ExpectedFinding.NO_AMOUNT) ? found == null
				: found != null && new BigDecimal(expected).compareTo(found) == 0;
		if (!same) {
			value(key, what, expected, text(found), "");
		}
	}

	private void rows(String key, String what, List<String> expected, List<String> found) {
		List<String> wanted = expected.stream().sorted().toList();
		List<String> given = found.stream().sorted().toList();
		if (!wanted.equals(given)) {
			value(key, what, wanted.toString(), given.toString(), rowsApart(wanted, given));
		}
	}

	/** Which rows are missing and which are too many. */
	private static String rowsApart(List<String> wanted, List<String> given) {
		List<String> missing = new ArrayList<>(wanted);
		given.forEach(missing::remove);
		List<String> extra = new ArrayList<>(given);
		wanted.forEach(extra::remove);
		return Stream
			.of(missing.isEmpty() ? "" : Wording.of("scan.rows-missing", String.join(" ", missing)),
					extra.isEmpty() ? "" : Wording.of("scan.rows-extra", String.join(" ", extra)))
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.joining(Wording.of("scan.rows-join")));
	}

	private void counts(RuleCase expected, Examined examined) {
		expected.examined()
			.filter((rows) -> rows != examined.rows())
			.ifPresent((rows) -> compared("", "scan.value-examined", String.valueOf(rows),
					String.valueOf(examined.rows()), "", "scan.case-examined"));
		expected.notJudged()
			.filter((counts) -> !counts.equals(examined.notJudged()))
			.ifPresent((counts) -> compared("", "scan.value-not-judged", counts.toString(),
					examined.notJudged().toString(), "", "scan.case-not-judged"));
	}

	private void value(String key, String what, String expected, String found, String remark) {
		this.differences.add(new Difference(key, Wording.of(what), expected, found, remark,
				Wording.of("scan.case-value", key, Wording.of(what), expected, found)));
	}

	private void compared(String key, String what, String expected, String found, String remark, String code) {
		this.differences
			.add(new Difference(key, Wording.of(what), expected, found, remark, Wording.of(code, expected, found)));
	}

	private void add(String code, Object... arguments) {
		this.differences.add(Difference.worded(code, arguments));
	}

	/** Times are written in several ways that mean the same. */
	private static String sameTime(String key) {
		return TIME.matcher(key)
			.replaceAll((time) -> time.group(1) + " " + time.group(2) + ((time.group(3) == null) ? "" : time.group(3)));
	}

	private static List<String> problems(Found found) {
		return found.problemIds();
	}

	private static List<String> contexts(Found found) {
		return found.lines().stream().filter((line) -> !line.problem()).map(EvidenceLine::rowId).toList();
	}

	private static String text(BigDecimal number) {
		return (number == null) ? ExpectedFinding.NO_AMOUNT : number.toPlainString();
	}

}
