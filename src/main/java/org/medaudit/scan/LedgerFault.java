package org.medaudit.scan;

/**
 * The ledger could not be written. No matter of the rule that was at work: the scan stops
 * and the same command goes on later.
 */
final class LedgerFault extends RuntimeException {

	LedgerFault(RuntimeException cause) {
		super(cause);
	}

}
