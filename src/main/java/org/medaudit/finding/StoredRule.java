package org.medaudit.finding;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;

/** A rule of a run; without an outcome until it has ended. */
@Entity
@Table(name = "run_rule")
@IdClass(StoredRule.Key.class)
class StoredRule {

	record Key(long runId, String ruleId) implements Serializable {
	}

	@Id
	@Column(name = "run_id")
	private long runId;

	@Id
	@Column(name = "rule_id")
	private String ruleId;

	@Column(name = "rule_version")
	private int version;

	private String sha256;

	private String settingsHash;

	@Enumerated(EnumType.STRING)
	private RuleResult.Outcome outcome;

	private boolean implausible;

	private String reasonZh;

	private String reasonEn;

	private long examined;

	@ElementCollection
	@CollectionTable(name = "run_rule_not_judged",
			joinColumns = { @JoinColumn(name = "run_id", referencedColumnName = "run_id"),
					@JoinColumn(name = "rule_id", referencedColumnName = "rule_id") })
	@MapKeyColumn(name = "reason")
	@Column(name = "rows_not_judged")
	private Map<String, Long> notJudged = new TreeMap<>();

	private long findings;

	private BigDecimal amount;

	private long millis;

	protected StoredRule() {
	}

	StoredRule(long runId, RunOpening.RuleVersion rule) {
		this.runId = runId;
		this.ruleId = rule.ruleId();
		this.version = rule.version();
		this.sha256 = rule.sha256();
		this.settingsHash = rule.settingsHash();
	}

	boolean ended() {
		return this.outcome != null;
	}

	boolean implausible() {
		return this.implausible;
	}

	/** Forgets an earlier attempt. */
	void begin() {
		this.outcome = null;
		this.implausible = false;
		this.reasonZh = null;
		this.reasonEn = null;
		this.examined = 0;
		this.notJudged.clear();
		this.findings = 0;
		this.amount = null;
		this.millis = 0;
	}

	void end(RuleResult result) {
		if (result.version() != this.version || !result.sha256().equals(this.sha256)) {
			throw new IllegalArgumentException("rule " + this.ruleId + " is not the one that the run was opened with");
		}
		begin();
		this.outcome = result.outcome();
		this.implausible = result.implausible();
		this.reasonZh = result.reasonZh();
		this.reasonEn = result.reasonEn();
		this.examined = result.examined();
		this.notJudged.putAll(result.notJudged());
		this.findings = result.findings();
		this.amount = result.amount();
		this.millis = result.millis();
	}

	RuleResult toResult() {
		return new RuleResult(this.ruleId, this.version, this.sha256, this.outcome, this.implausible, this.reasonZh,
				this.reasonEn, this.examined, new TreeMap<>(this.notJudged), this.findings, this.amount, this.millis);
	}

}
