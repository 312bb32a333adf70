package org.medaudit.report.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;

/** Sums while they grow; united sums count a visit once. */
final class RunningSums {

	private final Set<String> visits = new HashSet<>();

	private final Set<String> spread = new HashSet<>();

	private boolean cut;

	private long findings;

	private BigDecimal amount;

	private BigDecimal counted;

	private BigDecimal fund;

	private long fundUnknown;

	void add(Finding finding) {
		this.findings++;
		if (finding.found().subject().visitId() != null) {
			this.visits.add(finding.found().subject().visitId());
		}
		else {
			this.spread.add(finding.found().findingId());
			this.cut |= finding.found().problemRows() > FoundFinding.KEPT_EVIDENCE;
		}
		this.amount = plus(this.amount, finding.found().amount());
		this.counted = plus(this.counted, finding.countedAmount());
		BigDecimal part = fundPart(finding);
		this.fund = plus(this.fund, part);
		if (part == null && finding.countedAmount() != null && finding.countedAmount().signum() != 0) {
			this.fundUnknown++;
		}
	}

	/** Takes in a visit of one finding that is about several. */
	void addVisit(String findingId, String visitId) {
		if (this.spread.contains(findingId)) {
			this.visits.add(visitId);
		}
	}

	void addAll(RunningSums other) {
		this.findings += other.findings;
		this.visits.addAll(other.visits);
		this.cut |= other.cut;
		this.amount = plus(this.amount, other.amount);
		this.counted = plus(this.counted, other.counted);
		this.fund = plus(this.fund, other.fund);
		this.fundUnknown += other.fundUnknown;
	}

	Sums sums() {
		return new Sums(this.findings, new Visits(this.visits.size(), this.cut), this.amount, this.counted, this.fund,
				this.fundUnknown);
	}

	/**
	 * What the fund paid of the counted amount: the fund amount of a finding, cut in the
	 * proportion in which its amount counts, to the cent.
	 */
	static BigDecimal fundPart(Finding finding) {
		BigDecimal amount = finding.found().amount();
		BigDecimal fund = finding.found().fundAmount();
		if (finding.countedAmount() == null || fund == null || amount == null) {
			return null;
		}
		if (finding.countedAmount().compareTo(amount) == 0) {
			return fund;
		}
		return (amount.signum() != 0) ? fund.multiply(finding.countedAmount()).divide(amount, 2, RoundingMode.HALF_UP)
				: null;
	}

	private static BigDecimal plus(BigDecimal sum, BigDecimal value) {
		if (value == null) {
			return sum;
		}
		return (sum != null) ? sum.add(value) : value;
	}

}
