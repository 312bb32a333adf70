package org.medaudit.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One rule folder as it was read. What each field means is said in rule-format.md.
 *
 * @param id such as DUP-1
 * @param folder chapter and name of the folder, such as
 * {@code charging/dup-1-contained-item}
 * @param official GZ and ZB codes and problem-list numbers it answers
 * @param problem key of problem-types.yml
 * @param chapter key of the report's chapter, such as {@code charging.beds}
 * @param needs records and those of their columns that must have values
 * @param knowledge tables it reads and cannot do without
 * @param optionalKnowledge tables it reads where they have rows
 * @param parameters names of the parameters its SQL reads
 * @param notJudged why its examined.sql may be unable to judge a row, by code
 * @param retirement why it no longer runs; null while it is not retired
 * @param sql one SELECT of evidence rows, with :parameters
 * @param examinedSql one SELECT of reason and row_count, with :parameters
 * @param sha256 of rule.yml, rule.sql and examined.sql
 */
public record Rule(String id, int version, String folder, Text title, List<String> official, String problem,
		String chapter, Verdict verdict, Status status, List<Basis> basis, Map<String, List<String>> needs,
		List<String> knowledge, List<String> optionalKnowledge, List<String> parameters, Identity finding,
		Map<String, Text> notJudged, List<LawfulException> exceptions, List<String> limits, List<String> review,
		List<Change> history, Retirement retirement, String sql, String examinedSql, String sha256) {

	/** What a finding of the rule is. */
	public enum Verdict {

		BREACH, SUSPICION, STATISTIC

	}

	/** How far a rule has come; only trial and active rules run. */
	public enum Status {

		DRAFT, TRIAL, ACTIVE, RETIRED

	}

	/**
	 * A law, notice or library entry that the rule rests on.
	 *
	 * @param from in force since; null where not said
	 * @param to in force until; null where open
	 * @param confidence C confirmed, C2 by a secondary source, G general knowledge, J our
	 * judgement
	 * @param note empty where there is none
	 */
	public record Basis(String document, String article, LocalDate from, LocalDate to, String confidence, String note) {
	}

	/**
	 * What makes a finding the same finding in another run, and how it speaks.
	 *
	 * @param columns identity columns of the SQL
	 * @param pool {@code visit} where findings without charge rows take their money from
	 * the lines of the visit; null otherwise
	 * @param books whether it is about the books, so that its money never counts in
	 * totals
	 */
	public record Identity(List<String> columns, String pool, boolean books, Text message) {
	}

	/** A lawful situation that a reviewer may accept, and what proves it. */
	public record LawfulException(String situation, String proof) {
	}

	/** One version of the rule. */
	public record Change(int version, LocalDate date, String change, boolean changesResults) {
	}

	/**
	 * Why a rule was retired.
	 *
	 * @param replacedBy id of the rule that took its place, or null
	 * @param noSuccessorBecause why there is none; null where there is one
	 */
	public record Retirement(String reason, String replacedBy, String noSuccessorBecause) {
	}

	/** The knowledge tables its SQL may name: those it needs, then the optional ones. */
	public List<String> tables() {
		return Stream.concat(this.knowledge.stream(), this.optionalKnowledge.stream()).toList();
	}

	/** The same rule with another rule.sql. */
	Rule withSql(String other) {
		return new Rule(this.id, this.version, this.folder, this.title, this.official, this.problem, this.chapter,
				this.verdict, this.status, this.basis, this.needs, this.knowledge, this.optionalKnowledge,
				this.parameters, this.finding, this.notJudged, this.exceptions, this.limits, this.review, this.history,
				this.retirement, other, this.examinedSql, this.sha256);
	}

	/** The same rule with another examined.sql. */
	Rule withExaminedSql(String other) {
		return new Rule(this.id, this.version, this.folder, this.title, this.official, this.problem, this.chapter,
				this.verdict, this.status, this.basis, this.needs, this.knowledge, this.optionalKnowledge,
				this.parameters, this.finding, this.notJudged, this.exceptions, this.limits, this.review, this.history,
				this.retirement, this.sql, other, this.sha256);
	}

	/** Whether it is carried out by a scan. */
	public boolean runs() {
		return this.status == Status.ACTIVE || this.status == Status.TRIAL;
	}

}
