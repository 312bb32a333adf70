package org.medaudit.scan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.medaudit.rules.BoundRule;
import org.medaudit.rules.Rule;

/**
 * What the engine needs of a rule: its texts with parameters bound.
 *
 * @param id such as DUP-1
 * @param verdict breach, suspicion or statistic
 * @param books whether it is about the books, so that its money is never counted
 * @param pool visit where findings without charge rows take their money from the lines of
 * the visit; null otherwise
 * @param identity columns that make a finding the same finding in another run
 * @param needs records and the columns of theirs that must have values
 * @param knowledge tables that must have rows
 * @param notJudged codes that its examined.sql may count
 * @param messageZh template of a finding's message in Chinese
 * @param messageEn the same in English
 * @param sql one SELECT of evidence rows, no parameters left
 * @param examinedSql one SELECT of counts, no parameters left
 */
record RunnableRule(String id, String verdict, boolean books, String pool, List<String> identity,
		Map<String, List<String>> needs, Set<String> knowledge, Set<String> notJudged, String messageZh,
		String messageEn, String sql, String examinedSql) {

	static RunnableRule of(BoundRule bound) {
		Rule rule = bound.rule();
		return new RunnableRule(rule.id(), rule.verdict().name().toLowerCase(Locale.ROOT), rule.finding().books(),
				rule.finding().pool(), rule.finding().columns(), rule.needs(), Set.copyOf(rule.knowledge()),
				rule.notJudged().keySet(), rule.finding().message().zh(), rule.finding().message().en(), bound.sql(),
				bound.examinedSql());
	}

}
