package org.medaudit.finding;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row that a stored finding rests on. */
@Entity
@Table(name = "found_evidence")
@IdClass(StoredEvidence.Key.class)
class StoredEvidence {

	record Key(long foundId, int position) implements Serializable {
	}

	@Id
	private long foundId;

	@Id
	@Column(name = "row_position")
	private int position;

	private boolean problem;

	private String record;

	private String rowId;

	@Embedded
	private StoredSubject subject;

	private LocalDate occurredOn;

	private BigDecimal quantity;

	private BigDecimal lineAmount;

	private BigDecimal amount;

	private BigDecimal scopeAmount;

	protected StoredEvidence() {
	}

	StoredEvidence(long foundId, FoundFinding.Evidence row) {
		this.foundId = foundId;
		this.position = row.position();
		this.problem = row.problem();
		this.record = row.record();
		this.rowId = row.rowId();
		this.subject = StoredSubject.of(row.subject());
		this.occurredOn = row.occurredOn();
		this.quantity = row.quantity();
		this.lineAmount = row.lineAmount();
		this.amount = row.amount();
		this.scopeAmount = row.scopeAmount();
	}

	FoundFinding.Evidence toEvidence() {
		return new FoundFinding.Evidence(this.position, this.problem, this.record, this.rowId,
				StoredSubject.toSubject(this.subject), this.occurredOn, this.quantity, this.lineAmount, this.amount,
				this.scopeAmount);
	}

}
