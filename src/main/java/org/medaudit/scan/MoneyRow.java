package org.medaudit.scan;

import java.math.BigDecimal;

/**
 * One problem row as money sees it.
 *
 * @param rowId settles which row gets a cent when remainders are equal
 * @param amount amount at issue before the share is taken; null where nothing says it
 * @param line the net charge line it is; null for rows of other records
 * @param visit the settlements of its visit; null where there is no visit or no
 * settlement
 */
record MoneyRow(String rowId, BigDecimal amount, Line line, VisitMoney visit) {

	/**
	 * A charge line after refunds.
	 *
	 * @param amount net amount
	 * @param scope net amount inside the insurance scope; null where not known
	 */
	record Line(BigDecimal amount, BigDecimal scope) {
	}

}
