package org.medaudit.scan;

import java.math.BigDecimal;

/**
 * What a visit's settlement rows add up to, refunds negative.
 *
 * @param visitId the visit
 * @param total total amount; null where there is none
 * @param fund what the fund paid; null where there is none
 * @param scope the part inside the insurance scope; null where there is none
 */
record VisitMoney(String visitId, BigDecimal total, BigDecimal fund, BigDecimal scope) {
}
