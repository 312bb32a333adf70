package org.medaudit.scan;

import java.util.List;

/**
 * The rows of one finding.
 *
 * @param identity values of the rule's identity columns
 * @param share the part of the rows that the finding is about
 * @param lines problem rows first, then by date, record and row id
 * @param said values for the message
 */
record EvidenceGroup(List<Object> identity, Share share, List<EvidenceLine> lines, SaidValues said) {
}
