package org.medaudit.finding;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A finding over all runs of its institution, with the state of its review. */
@Entity
@Table(name = "known_finding")
class KnownFinding {

	@Id
	private String findingId;

	private String institutionCode;

	private String ruleId;

	private String findingKey;

	private long firstRunId;

	@Enumerated(EnumType.STRING)
	private Finding.State state;

	protected KnownFinding() {
	}

}
