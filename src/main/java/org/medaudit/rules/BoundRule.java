package org.medaudit.rules;

/**
 * A rule with its parameters in place.
 *
 * @param sql rule.sql without parameters
 * @param examinedSql examined.sql without parameters
 * @param settingsHash of the values of its parameters, of those that shape the snapshot,
 * and of the rows of its knowledge tables; with the rule's version it says whether two
 * runs judged alike
 */
public record BoundRule(Rule rule, String sql, String examinedSql, String settingsHash) {
}
