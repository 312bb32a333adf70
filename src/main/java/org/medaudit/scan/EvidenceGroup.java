package org.medaudit.scan;

import java.util.List;

/**
 * The rows of one finding.
 *
 * @param identity values of the rule's identity columns
 * @param lines problem rows first, then by date, record and row id
 */
record EvidenceGroup(List<Object> identity, List<EvidenceLine> lines) {

	List<EvidenceLine> problems() {
		return this.lines.stream().filter(EvidenceLine::problem).toList();
	}

}
