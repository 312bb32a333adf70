package org.medaudit.report.figures;

/**
 * How many different visits findings are about.
 *
 * @param count those that are known
 * @param atLeast whether there may be more: a finding rests on more rows than the
 * database keeps
 */
public record Visits(long count, boolean atLeast) {
}
