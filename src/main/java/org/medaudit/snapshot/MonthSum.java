package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What a record holds of one month.
 *
 * @param money null for a record without money
 */
public record MonthSum(String record, YearMonth month, long rows, BigDecimal money) {
}
