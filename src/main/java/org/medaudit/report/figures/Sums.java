package org.medaudit.report.figures;

import java.math.BigDecimal;

/**
 * Findings added up.
 *
 * @param findings how many
 * @param visits different visits among them
 * @param amount yuan at issue, the same yuan as often as findings name it; null when none
 * has an amount
 * @param counted each yuan once; null when none counts
 * @param fund the part of the counted amount that the fund paid; null when it is known of
 * none
 * @param fundUnknown findings that count and whose fund part is not known
 */
public record Sums(long findings, Visits visits, BigDecimal amount, BigDecimal counted, BigDecimal fund,
		long fundUnknown) {
}
