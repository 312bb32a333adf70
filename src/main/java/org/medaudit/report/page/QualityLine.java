package org.medaudit.report.page;

import java.math.BigDecimal;

/**
 * One thing that is known of the data as quality.jrxml of the detail list prints it.
 *
 * @param kind record, threshold, what is worth a look, column or month
 * @param missing rows refused of a record, rows without a value of a column
 */
public record QualityLine(String kind, String record, String column, String text, BigDecimal rows, BigDecimal missing,
		BigDecimal percent, BigDecimal allowed, BigDecimal distinct, String estimated, String smallest, String largest,
		BigDecimal money, BigDecimal moneyRejected, BigDecimal rules, String sample) {
}
