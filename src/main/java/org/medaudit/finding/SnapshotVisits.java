package org.medaudit.finding;

import java.util.Set;

/**
 * Tells which visits the snapshot of a run holds. Asked only where the period of the
 * snapshot was taken from its data: a visit at the edge may simply not have been handed
 * over, and what was found in it is then not resolved.
 */
@FunctionalInterface
public interface SnapshotVisits {

	/**
	 * Those of the visits that the snapshot holds.
	 * @param visitIds some thousands at most
	 */
	Set<String> among(Set<String> visitIds);

}
