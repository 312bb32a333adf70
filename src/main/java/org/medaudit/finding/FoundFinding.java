package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A finding as a rule found it in a run.
 *
 * @param findingId the same in every run
 * @param key identity columns with their values
 * @param subject what all its rows have in common
 * @param occurredOn first date of its rows; null where none has one
 * @param lastOn last date of its rows
 * @param quantity over the problem rows; null where none has one
 * @param amount yuan at issue, to the cent; null where nothing says it
 * @param scopeAmount the part of it inside the insurance scope
 * @param fundAmount the part of it that the fund paid; null where not known
 * @param problemRows how many problem rows it has
 * @param evidenceRows how many rows in all
 * @param digest changes when a row or an amount does
 * @param evidence problem rows first; at most {@link #KEPT_EVIDENCE}, the rest lies in
 * the sealed evidence file of the run
 */
public record FoundFinding(String findingId, String key, Subject subject, LocalDate occurredOn, LocalDate lastOn,
		BigDecimal quantity, BigDecimal amount, BigDecimal scopeAmount, BigDecimal fundAmount, int problemRows,
		int evidenceRows, String messageZh, String messageEn, String digest, List<Evidence> evidence) {

	/** Evidence rows of one finding that the database keeps. */
	public static final int KEPT_EVIDENCE = 1_000;

	/** Whom and what a finding or a row is about, as far as it applies. */
	public record Subject(String visitId, String patientId, String departmentId, String staffId, String itemCode,
			String itemName) {
	}

	/**
	 * One row that a finding rests on.
	 *
	 * @param position 1 for the first
	 * @param problem whether its money is at issue; otherwise it proves the matter
	 * @param record the record it is a row of, such as charge
	 * @param lineAmount amount of the row itself
	 * @param amount the part of it at issue; null for rows that only prove
	 * @param scopeAmount its part inside the insurance scope
	 */
	public record Evidence(int position, boolean problem, String record, String rowId, Subject subject,
			LocalDate occurredOn, BigDecimal quantity, BigDecimal lineAmount, BigDecimal amount,
			BigDecimal scopeAmount) {
	}

}
