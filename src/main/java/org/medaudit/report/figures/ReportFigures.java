package org.medaudit.report.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import org.medaudit.finding.Finding;
import org.medaudit.rules.Rule;

/**
 * All numbers of the report of one run.
 *
 * @param records what was read
 * @param rules that ran, by id
 * @param chapters and their parts, in the report's order
 * @param bureau rows of the bureau's table, in its order
 * @param money over findings that count
 * @param books over findings about the books, whose money is in no total
 * @param statistics figures that are no problems
 * @param implausible findings too many to be believed
 * @param visits different visits among money and books
 * @param byVerdict findings that count, by verdict
 * @param dismissed findings that a review has dismissed
 * @param changes how many findings the run lists by what became of them
 */
public record ReportFigures(RunFacts facts, List<RecordFigures> records, List<RuleFigures> rules,
		List<ChapterFigures> chapters, List<BureauRow> bureau, Sums money, Sums books, Sums statistics,
		Sums implausible, Visits visits, Map<Rule.Verdict, Sums> byVerdict, long dismissed,
		Map<Finding.Change, Long> changes) {

	/** Problems found, about money and about the books. */
	public long findings() {
		return this.money.findings() + this.books.findings();
	}

	/** Money of all charge lines accepted; null when none was read. */
	public BigDecimal charged() {
		return this.records.stream()
			.filter((record) -> record.record().equals("charge"))
			.map(RecordFigures::moneyAccepted)
			.findFirst()
			.orElse(null);
	}

	/** The counted amount in percent of the charged money, to four decimals. */
	public BigDecimal countedPercent() {
		BigDecimal charged = charged();
		if (charged == null || charged.signum() <= 0 || this.money.counted() == null) {
			return null;
		}
		return this.money.counted().movePointRight(2).divide(charged, 4, RoundingMode.HALF_UP);
	}

	/** Rules that left their matter open, by id. */
	public List<RuleFigures> unproven() {
		return this.rules.stream().filter(RuleFigures::unproven).toList();
	}

	/** What is known of the data, with the rules of the library that run. */
	public QualityFigures quality() {
		return QualityFigures.of(this.facts.quality(), this.facts.rules());
	}

	/** Findings of this run or of earlier ones that the run lists. */
	public long change(Finding.Change change) {
		return this.changes.getOrDefault(change, 0L);
	}

}
