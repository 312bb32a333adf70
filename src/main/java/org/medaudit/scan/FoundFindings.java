package org.medaudit.scan;

import java.util.ArrayList;
import java.util.List;

import org.medaudit.finding.FoundFinding;

/** Findings of one rule as the ledger stores them. */
final class FoundFindings {

	private final String institutionCode;

	private final String ruleId;

	FoundFindings(String institutionCode, String ruleId) {
		this.institutionCode = institutionCode;
		this.ruleId = ruleId;
	}

	String id(Found found) {
		return Keys.findingId(this.institutionCode, this.ruleId, found.key());
	}

	/** With as many evidence rows as the database keeps. */
	FoundFinding of(Found found) {
		List<FoundFinding.Evidence> evidence = new ArrayList<>();
		for (int i = 0; i < Math.min(found.lines().size(), FoundFinding.KEPT_EVIDENCE); i++) {
			EvidenceLine line = found.lines().get(i);
			evidence.add(new FoundFinding.Evidence(i + 1, line.problem(), line.record(), line.rowId(),
					subject(line.subject()), line.subject().occurredOn(), line.quantity(), line.lineAmount(),
					found.amountAt(i), found.scopeAt(i)));
		}
		return new FoundFinding(id(found), found.key(), subject(found.subject()), found.occurredOn(), found.lastOn(),
				found.quantity(), found.money().amount(), found.money().scopeAmount(), found.money().fundAmount(),
				found.problemRows(), found.lines().size(), found.messageZh(), found.messageEn(), found.digest(),
				evidence);
	}

	private static FoundFinding.Subject subject(EvidenceLine.Subject subject) {
		return new FoundFinding.Subject(subject.visitId(), subject.patientId(), subject.departmentId(),
				subject.staffId(), subject.itemCode(), subject.itemName());
	}

}
