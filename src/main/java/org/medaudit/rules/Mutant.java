package org.medaudit.rules;

/**
 * A rule with one thing changed in its SQL: at least one of its cases should notice.
 *
 * @param file rule.sql or examined.sql
 * @param line on which the change begins
 * @param was the lines that the change touches, spaces as one
 * @param becomes the same after it
 * @param rule the rule with the changed text
 */
public record Mutant(String file, int line, String was, String becomes, Rule rule) {
}
