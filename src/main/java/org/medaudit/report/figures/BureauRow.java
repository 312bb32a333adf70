package org.medaudit.report.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import org.medaudit.rules.ProblemType;

/**
 * One row of the bureau's summary table.
 *
 * @param rules those that look for this breach; empty when none does
 * @param cases findings that show it, books included
 * @param counted each yuan once; null when none counts
 * @param books amount of findings about the books, not part of any total
 */
public record BureauRow(ProblemType type, List<RuleFigures> rules, long cases, BigDecimal counted, BigDecimal books) {

	/** Whether any rule of the run looks for this breach. */
	public boolean checked() {
		return !this.rules.isEmpty();
	}

	/** What follows; for rows that no rule looks for, not provable. */
	public Set<Conclusion> conclusions() {
		return Conclusion.of(this.rules);
	}

	/** Exactly, in units of 10,000 yuan; null when nothing counts. */
	public BigDecimal tenThousands() {
		return inTenThousands(this.counted);
	}

	/** Exactly, with all six decimals; null stays null. */
	public static BigDecimal inTenThousands(BigDecimal yuan) {
		return (yuan != null) ? yuan.setScale(2).movePointLeft(4) : null;
	}

}
