package org.medaudit.scan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.finding.FindingLedger;
import org.medaudit.finding.FoundFinding;

/**
 * Takes the findings of one rule as they are made: all their evidence into the sealed
 * file, the findings in batches into the ledger. Never holds more than one batch.
 */
final class FindingStore implements RuleRun.Sink {

	private static final int BATCH_FINDINGS = 200;

	private static final int BATCH_ROWS = 5_000;

	private final FindingLedger ledger;

	private final long runId;

	private final RunnableRule rule;

	private final FoundFindings findings;

	private final EvidenceFile file;

	private final List<FoundFinding> batch = new ArrayList<>();

	private int rows;

	FindingStore(FindingLedger ledger, long runId, RunnableRule rule, FoundFindings findings, EvidenceFile file) {
		this.ledger = ledger;
		this.runId = runId;
		this.rule = rule;
		this.findings = findings;
		this.file = file;
	}

	@Override
	public void accept(Found found) throws SQLException {
		FoundFinding finding = this.findings.of(found);
		this.file.add(finding.findingId(), found);
		this.batch.add(finding);
		this.rows += finding.evidence().size();
		if (this.batch.size() >= BATCH_FINDINGS || this.rows >= BATCH_ROWS) {
			flush();
		}
	}

	/**
	 * Stores what is left of the last batch.
	 * @throws LedgerFault when the ledger does not take it
	 */
	void flush() {
		if (!this.batch.isEmpty()) {
			try {
				this.ledger.store(this.runId, this.rule.id(), this.rule.verdict(), List.copyOf(this.batch));
			}
			catch (RuntimeException ex) {
				throw new LedgerFault(ex);
			}
			this.batch.clear();
			this.rows = 0;
		}
	}

}
