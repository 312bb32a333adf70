package org.medaudit.run.print;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;

/** The columns of a list of findings that another program may read. */
final class FindingFields {

	static final List<String> NAMES = List.of("finding_id", "rule_id", "verdict", "change", "state", "visit_id",
			"patient_id", "department_id", "staff_id", "item_code", "occurred_on", "quantity", "amount", "scope_amount",
			"fund_amount", "counted_amount", "evidence", "message");

	private FindingFields() {
	}

	/**
	 * Column to a text, a BigDecimal, or null; the evidence is left to the caller.
	 */
	static Map<String, Object> of(Finding finding) {
		FoundFinding found = finding.found();
		Map<String, Object> fields = new LinkedHashMap<>();
		NAMES.forEach((name) -> fields.put(name, null));
		fields.put("finding_id", found.findingId());
		fields.put("rule_id", finding.ruleId());
		fields.put("verdict", finding.verdict());
		fields.put("change", word(finding.change()));
		fields.put("state", word(finding.state()));
		fields.put("visit_id", found.subject().visitId());
		fields.put("patient_id", found.subject().patientId());
		fields.put("department_id", found.subject().departmentId());
		fields.put("staff_id", found.subject().staffId());
		fields.put("item_code", found.subject().itemCode());
		fields.put("occurred_on", (found.occurredOn() != null) ? found.occurredOn().toString() : null);
		fields.put("quantity", plain(found.quantity()));
		fields.put("amount", found.amount());
		fields.put("scope_amount", found.scopeAmount());
		fields.put("fund_amount", found.fundAmount());
		fields.put("counted_amount", finding.countedAmount());
		fields.put("message", message(finding));
		return fields;
	}

	/** Nothing where a finding belongs to no run. */
	private static String word(Enum<?> value) {
		return (value != null) ? value.name().toLowerCase(Locale.ROOT) : null;
	}

	static String message(Finding finding) {
		boolean english = "en".equals(Locale.getDefault().getLanguage());
		return english ? finding.found().messageEn() : finding.found().messageZh();
	}

	// A quantity of 3.0000 is 3, whichever database it was read from.
	static BigDecimal plain(BigDecimal quantity) {
		if (quantity == null) {
			return null;
		}
		BigDecimal stripped = quantity.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
