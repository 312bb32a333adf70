package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.Instant;

import org.medaudit.values.Period;

/**
 * One scan of one snapshot with one state of the rules.
 *
 * @param id rises with every run of a home
 * @param number how often this very audit was run, 1 for the first
 * @param finishedAt null while it is not finished
 * @param findings found in this run, implausible ones included
 * @param countedAmount each yuan once, over the findings that count; null while not
 * finished
 */
public record Run(long id, int number, RunOpening.Identity identity, String institutionCode, String institutionName,
		String snapshotId, Period period, boolean periodDeclared, Instant startedAt, Instant finishedAt, long findings,
		BigDecimal countedAmount) {

	public boolean finished() {
		return this.finishedAt != null;
	}

}
