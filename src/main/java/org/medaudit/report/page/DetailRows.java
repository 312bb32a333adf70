package org.medaudit.report.page;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;
import org.medaudit.rules.Chapter;
import org.medaudit.rules.Rule;

/** Words the rows of the detail list. */
public final class DetailRows {

	/** Characters of row ids that a cell takes; a workbook allows 32,767. */
	private static final int EVIDENCE = 30_000;

	private final Words words;

	private final Map<String, Rule> rules;

	private final Map<String, String> chapters;

	public DetailRows(Locale locale, List<Rule> rules, List<Chapter> chapters) {
		this.words = new Words(locale);
		this.rules = rules.stream().collect(Collectors.toMap(Rule::id, (rule) -> rule));
		this.chapters = chapters.stream()
			.collect(Collectors.toMap(Chapter::key, (chapter) -> this.words.text(chapter.title())));
	}

	/** The name of the sheet. */
	public String sheet() {
		return this.words.of("detail-sheet");
	}

	/**
	 * A row.
	 * @param rowIds of the problem rows that the database keeps
	 */
	public DetailRow of(Finding finding, List<String> rowIds) {
		FoundFinding found = finding.found();
		FoundFinding.Subject subject = found.subject();
		Rule rule = this.rules.get(finding.ruleId());
		return new DetailRow(found.findingId(), finding.ruleId(), (rule != null) ? this.words.text(rule.title()) : null,
				(rule != null) ? this.chapters.get(rule.chapter()) : null,
				this.words.of("verdict-" + finding.verdict().toLowerCase(Locale.ROOT)),
				this.words.of("change-" + key(finding.change())), this.words.of("state-" + key(finding.state())),
				subject.visitId(), subject.patientId(), subject.departmentId(), subject.staffId(), subject.itemCode(),
				date(found.occurredOn()), found.quantity(), found.amount(), found.scopeAmount(), found.fundAmount(),
				finding.countedAmount(), evidence(found, rowIds),
				"en".equals(this.words.locale().getLanguage()) ? found.messageEn() : found.messageZh());
	}

	private static String key(Enum<?> word) {
		return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static java.util.Date date(LocalDate date) {
		return (date != null) ? Date.valueOf(date) : null;
	}

	private String evidence(FoundFinding found, List<String> rowIds) {
		StringBuilder text = new StringBuilder();
		int named = 0;
		for (String rowId : rowIds) {
			if (text.length() + rowId.length() > EVIDENCE) {
				break;
			}
			text.append((named > 0) ? ";" : "").append(rowId);
			named++;
		}
		return (named < found.problemRows())
				? text.append(this.words.of("detail-more-rows", this.words.count(found.problemRows()))).toString()
				: text.toString();
	}

}
