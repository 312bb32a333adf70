package org.medaudit.scan;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.medaudit.values.Sha256;

/** Makes a finding of the rows that share an identity. */
final class FindingMaker {

	private final RunnableRule rule;

	private final Message zh;

	private final Message en;

	FindingMaker(RunnableRule rule, EvidenceColumns columns) throws RuleFailure {
		this.rule = rule;
		this.zh = new Message(rule.messageZh(), columns.names(), Locale.CHINESE);
		this.en = new Message(rule.messageEn(), columns.names(), Locale.ENGLISH);
	}

	/**
	 * The finding with its money shared out; fails the rule when a row is at issue twice.
	 */
	Found make(EvidenceGroup group) throws RuleFailure {
		String key = Keys.key(this.rule.identity(), group.identity());
		List<EvidenceLine> lines = distinct(key, group.lines());
		List<EvidenceLine> problems = lines.stream().filter(EvidenceLine::problem).toList();
		Allocation money = Allocation.of(problems.stream().map(EvidenceLine::money).toList(),
				problems.isEmpty() ? Share.ALL : problems.get(0).share());
		List<EvidenceLine> speaking = problems.isEmpty() ? lines : problems;
		List<LocalDate> dates = speaking.stream()
			.map((line) -> line.subject().occurredOn())
			.filter(Objects::nonNull)
			.sorted()
			.toList();
		LocalDate first = dates.isEmpty() ? null : dates.get(0);
		LocalDate last = dates.isEmpty() ? null : dates.get(dates.size() - 1);
		BigDecimal quantity = problems.stream()
			.map(EvidenceLine::quantity)
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
		Message.Totals totals = new Message.Totals(money.amount(), quantity, problems.size(), first, last);
		return new Found(key, common(speaking), first, last, quantity, money, lines,
				this.zh.of(speaking, lines, totals), this.en.of(speaking, lines, totals), digest(lines, money));
	}

	private static List<EvidenceLine> distinct(String key, List<EvidenceLine> lines) throws RuleFailure {
		List<EvidenceLine> distinct = new ArrayList<>(lines.size());
		Set<String> seen = new HashSet<>();
		for (EvidenceLine line : lines) {
			if (seen.add(line.problem() + line.record() + '\n' + line.rowId())) {
				distinct.add(line);
			}
			else if (line.problem()) {
				throw new RuleFailure("scan.row-twice", line.record(), line.rowId(), key);
			}
		}
		return distinct;
	}

	private static EvidenceLine.Subject common(List<EvidenceLine> lines) {
		return new EvidenceLine.Subject(common(lines, EvidenceLine.Subject::visitId),
				common(lines, EvidenceLine.Subject::patientId), common(lines, EvidenceLine.Subject::departmentId),
				common(lines, EvidenceLine.Subject::staffId), common(lines, EvidenceLine.Subject::itemCode),
				common(lines, EvidenceLine.Subject::itemName), common(lines, EvidenceLine.Subject::occurredOn));
	}

	private static <T> T common(List<EvidenceLine> lines, Function<EvidenceLine.Subject, T> field) {
		T first = field.apply(lines.get(0).subject());
		return lines.stream().allMatch((line) -> Objects.equals(first, field.apply(line.subject()))) ? first : null;
	}

	private static String digest(List<EvidenceLine> lines, Allocation money) {
		List<String> texts = new ArrayList<>(lines.size());
		for (int i = 0; i < lines.size(); i++) {
			EvidenceLine line = lines.get(i);
			BigDecimal amount = line.problem() ? money.amounts().get(i) : null;
			texts.add(String.join("\t", line.problem() ? "problem" : "context", line.record(), line.rowId(),
					Keys.text(line.quantity()), Keys.text(amount)));
		}
		texts.sort(Comparator.naturalOrder());
		MessageDigest digest = Sha256.digest();
		texts.forEach((text) -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
		return HexFormat.of().formatHex(digest.digest());
	}

}
