package org.medaudit.scan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.medaudit.values.Sha256;

/** Makes a finding of the rows that share an identity. */
final class FindingMaker {

	private static final Comparator<EvidenceLine> BY_ROW = Comparator.comparing(EvidenceLine::problem)
		.thenComparing(EvidenceLine::record)
		.thenComparing(EvidenceLine::rowId);

	private final RunnableRule rule;

	private final Message zh;

	private final Message en;

	FindingMaker(RunnableRule rule, EvidenceColumns columns) throws RuleFailure {
		this.rule = rule;
		this.zh = new Message(rule.messageZh(), columns, Locale.CHINESE);
		this.en = new Message(rule.messageEn(), columns, Locale.ENGLISH);
	}

	/**
	 * The finding with its money shared out; fails the rule when a row is at issue twice.
	 */
	Found make(EvidenceGroup group) throws RuleFailure {
		String key = Keys.key(this.rule.identity(), group.identity());
		List<EvidenceLine> lines = distinct(key, group.lines());
		List<EvidenceLine> problems = lines.stream().filter(EvidenceLine::problem).toList();
		Allocation money = Allocation.of(problems.stream().map(EvidenceLine::money).toList(), group.share());
		List<EvidenceLine> speaking = problems.isEmpty() ? lines : problems;
		LocalDate first = dates(speaking).min(Comparator.naturalOrder()).orElse(null);
		LocalDate last = dates(speaking).max(Comparator.naturalOrder()).orElse(null);
		BigDecimal quantity = problems.stream()
			.map(EvidenceLine::quantity)
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
		Message.Totals totals = new Message.Totals(money.amount(), quantity, problems.size(), first, last);
		return new Found(key, common(speaking), first, last, quantity, money, lines, this.zh.of(group.said(), totals),
				this.en.of(group.said(), totals), digest(lines, money));
	}

	private static Stream<LocalDate> dates(List<EvidenceLine> lines) {
		return lines.stream().map((line) -> line.subject().occurredOn()).filter(Objects::nonNull);
	}

	private static List<EvidenceLine> distinct(String key, List<EvidenceLine> lines) throws RuleFailure {
		Set<EvidenceLine> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
		EvidenceLine before = null;
		for (EvidenceLine line : lines.stream().sorted(BY_ROW).toList()) {
			if (before != null && before.sameRowAs(line)) {
				if (line.problem()) {
					throw new RuleFailure("scan.row-twice", line.record(), line.rowId(), key);
				}
				repeated.add(line);
			}
			before = line;
		}
		return repeated.isEmpty() ? lines : lines.stream().filter((line) -> !repeated.contains(line)).toList();
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
		MessageDigest digest = Sha256.digest();
		IntStream.range(0, lines.size())
			.boxed()
			.sorted(Comparator.comparing(lines::get, BY_ROW))
			.map((position) -> text(lines.get(position),
					(position < money.amounts().size()) ? money.amounts().get(position) : null))
			.forEach((text) -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
		return HexFormat.of().formatHex(digest.digest());
	}

	private static String text(EvidenceLine line, BigDecimal amount) {
		return String.join("\t", line.problem() ? "problem" : "context", line.record(), line.rowId(),
				Keys.text(line.quantity()), Keys.text(amount)) + "\n";
	}

}
