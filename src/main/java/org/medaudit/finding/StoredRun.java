package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

import org.medaudit.values.Period;

@Entity
@Table(name = "audit_run")
class StoredRun {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_run_seq")
	@SequenceGenerator(name = "audit_run_seq", sequenceName = "audit_run_seq", allocationSize = 1)
	private Long id;

	@Column(name = "run_number")
	private int number;

	private String contentHash;

	private String rulesHash;

	private String knowledgeHash;

	private String parametersHash;

	private String institutionCode;

	private String institutionName;

	private String snapshotId;

	private LocalDate periodFrom;

	private LocalDate periodTo;

	private boolean periodDeclared;

	private Instant startedAt;

	private Instant finishedAt;

	private Long finishedOrder;

	private long findings;

	private BigDecimal countedAmount;

	protected StoredRun() {
	}

	StoredRun(int number, RunOpening opening, Instant startedAt) {
		this.number = number;
		this.contentHash = opening.identity().contentHash();
		this.rulesHash = opening.identity().rulesHash();
		this.knowledgeHash = opening.identity().knowledgeHash();
		this.parametersHash = opening.identity().parametersHash();
		this.institutionCode = opening.institutionCode();
		this.institutionName = opening.institutionName();
		this.snapshotId = opening.snapshotId();
		this.periodFrom = opening.period().from();
		this.periodTo = opening.period().to();
		this.periodDeclared = opening.periodDeclared();
		this.startedAt = startedAt;
	}

	long id() {
		return this.id;
	}

	int number() {
		return this.number;
	}

	long finishedOrder() {
		return this.finishedOrder;
	}

	String institutionCode() {
		return this.institutionCode;
	}

	boolean periodDeclared() {
		return this.periodDeclared;
	}

	boolean finished() {
		return this.finishedAt != null;
	}

	void finish(long order, Instant at, long found, BigDecimal counted) {
		this.finishedOrder = order;
		this.finishedAt = at;
		this.findings = found;
		this.countedAmount = counted;
	}

	void recount(BigDecimal counted) {
		this.countedAmount = counted;
	}

	Run toRun() {
		return new Run(this.id, this.number,
				new RunOpening.Identity(this.contentHash, this.rulesHash, this.knowledgeHash, this.parametersHash),
				this.institutionCode, this.institutionName, this.snapshotId, new Period(this.periodFrom, this.periodTo),
				this.periodDeclared, this.startedAt, this.finishedAt, this.findings, this.countedAmount);
	}

}
