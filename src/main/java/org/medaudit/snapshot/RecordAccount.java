package org.medaudit.snapshot;

import java.math.BigDecimal;

/**
 * What became of the rows of one file. Rows and money read are those accepted and those
 * rejected together.
 *
 * @param moneyRead yuan, or null for a record without money
 * @param moneyUnreadableRows rows whose money is no number, so counted as rows only
 */
public record RecordAccount(String record, String file, long rowsRead, long rowsAccepted, long rowsRejected,
		BigDecimal moneyRead, BigDecimal moneyAccepted, BigDecimal moneyRejected, long moneyUnreadableRows) {

	/**
	 * Whether the rows were carried over from an earlier snapshot, which the file names.
	 */
	public boolean carried() {
		return this.file.startsWith(Composer.ORIGIN);
	}

}
