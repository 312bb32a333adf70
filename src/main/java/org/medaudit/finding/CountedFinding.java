package org.medaudit.finding;

import java.io.Serializable;
import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** What a finding adds to the total of its run. */
@Entity
@Table(name = "counted_finding")
@IdClass(CountedFinding.Key.class)
class CountedFinding {

	record Key(long runId, String findingId) implements Serializable {
	}

	@Id
	private long runId;

	@Id
	private String findingId;

	private BigDecimal countedAmount;

	protected CountedFinding() {
	}

	CountedFinding(long runId, String findingId, BigDecimal countedAmount) {
		this.runId = runId;
		this.findingId = findingId;
		this.countedAmount = countedAmount;
	}

}
