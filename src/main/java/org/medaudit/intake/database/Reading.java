package org.medaudit.intake.database;

import java.util.Set;

/**
 * What reading a query came to.
 *
 * @param before how much it gave before the reading began
 * @param read how much was read
 * @param after how much it gave when the reading had ended
 * @param oneMoment whether all its rows are of one moment
 * @param later whether it was read again, at a later moment than the others
 */
public record Reading(DatabaseQuery query, Tally before, Tally read, Tally after, boolean oneMoment, boolean later,
		Set<Remark> remarks) {

	/** Whether it gave something else before, meanwhile or afterwards. */
	public boolean changed() {
		return !this.before.agrees(this.read) || !this.read.agrees(this.after);
	}

}
