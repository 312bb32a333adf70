package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A finding as a rule found it in a run. */
@Entity
@Table(name = "found_finding")
class StoredFinding {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "found_finding_seq")
	@SequenceGenerator(name = "found_finding_seq", sequenceName = "found_finding_seq", allocationSize = 1_000)
	private Long id;

	private long runId;

	private String ruleId;

	private String findingId;

	private String verdict;

	private String findingKey;

	@Embedded
	private StoredSubject subject;

	private LocalDate occurredOn;

	private LocalDate lastOn;

	private BigDecimal quantity;

	private BigDecimal amount;

	private BigDecimal scopeAmount;

	private BigDecimal fundAmount;

	private int problemRows;

	private int evidenceRows;

	private String messageZh;

	private String messageEn;

	private String digest;

	protected StoredFinding() {
	}

	StoredFinding(long runId, String ruleId, String verdict, FoundFinding found) {
		this.runId = runId;
		this.ruleId = ruleId;
		this.findingId = found.findingId();
		this.verdict = verdict;
		this.findingKey = found.key();
		this.subject = StoredSubject.of(found.subject());
		this.occurredOn = found.occurredOn();
		this.lastOn = found.lastOn();
		this.quantity = found.quantity();
		this.amount = found.amount();
		this.scopeAmount = found.scopeAmount();
		this.fundAmount = found.fundAmount();
		this.problemRows = found.problemRows();
		this.evidenceRows = found.evidenceRows();
		this.messageZh = found.messageZh();
		this.messageEn = found.messageEn();
		this.digest = found.digest();
	}

	long id() {
		return this.id;
	}

	String ruleId() {
		return this.ruleId;
	}

	String verdict() {
		return this.verdict;
	}

	FoundFinding toFound() {
		return new FoundFinding(this.findingId, this.findingKey, StoredSubject.toSubject(this.subject), this.occurredOn,
				this.lastOn, this.quantity, this.amount, this.scopeAmount, this.fundAmount, this.problemRows,
				this.evidenceRows, this.messageZh, this.messageEn, this.digest, List.of());
	}

}
