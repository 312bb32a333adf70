package org.medaudit.finding;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * A line of a finished run's list: a finding of the run, or one that is known as open and
 * was not found again, with the place where it was found last.
 */
@Entity
@Table(name = "run_finding")
@IdClass(ListedFinding.Key.class)
class ListedFinding {

	record Key(long runId, long position) implements Serializable {
	}

	@Id
	private long runId;

	@Id
	@Column(name = "list_position")
	private long position;

	private String findingId;

	private String ruleId;

	private LocalDate occurredOn;

	@Enumerated(EnumType.STRING)
	@Column(name = "change_kind")
	private Finding.Change change;

	private long foundId;

	protected ListedFinding() {
	}

	Finding toFinding(StoredFinding found, boolean implausible, Finding.State state, BigDecimal counted) {
		return new Finding(this.runId, this.ruleId, found.verdict(), this.change, implausible, state, found.toFound(),
				counted);
	}

}
