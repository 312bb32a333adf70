package org.medaudit.report.page;

import java.math.BigDecimal;
import java.util.Date;

/** One finding as detail.jrxml prints it: numbers and dates as such, codes as text. */
public record DetailRow(String findingId, String ruleId, String ruleTitle, String chapter, String verdict,
		String change, String state, String visitId, String patientId, String departmentId, String staffId,
		String itemCode, Date occurredOn, BigDecimal quantity, BigDecimal amount, BigDecimal scopeAmount,
		BigDecimal fundAmount, BigDecimal countedAmount, String evidence, String message) {
}
