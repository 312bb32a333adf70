package org.medaudit.run.bench.peer;

/**
 * One visit.
 *
 * @param admittedAt in seconds, as all times
 * @param dischargedAt {@link Text#NEVER} for none
 * @param diagnosis the main one; null for none
 * @param inpatient whether it is a stay
 * @param nights of a stay that has ended; -1 otherwise
 */
record Visit(String visitId, String patientId, String kind, long admittedAt, long dischargedAt, String diagnosis,
		boolean emergency, boolean planned, boolean inpatient, int nights) {
}
