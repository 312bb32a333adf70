package org.medaudit.run.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.scan.RulePart;
import org.medaudit.scan.RuleTimes;
import org.medaudit.scan.ScanProgress;

/** Takes the time of a scan and of its rules while it runs. */
final class MeasuredScan implements ScanProgress {

	private final Stopwatch stopwatch;

	private final Map<String, RuleTimes> times = new TreeMap<>(RuleLibrary.BY_ID);

	private Stopwatch.Mark began;

	private Stopwatch.Mark ended;

	MeasuredScan(Stopwatch stopwatch) {
		this.stopwatch = stopwatch;
	}

	/**
	 * What a scan took.
	 *
	 * @param scan all of it: opening the run and the snapshot, knowledge, rules, counting
	 * @param rules from the beginning of the first rule to the end of the last
	 * @param results by rule
	 */
	record Figures(Spent scan, Spent rules, Map<String, RuleTimes> times, List<RuleResult> results) {

		/** What the engine worked for all rules, side by side as they were. */
		Spent engine() {
			return this.times.values()
				.stream()
				.map((each) -> Spent.ofWall(each.engine()))
				.reduce(Spent.NOTHING, Spent::plus);
		}

		/** What making and storing the findings took. */
		Spent findings() {
			return this.times.values()
				.stream()
				.map((each) -> Spent.ofWall(each.of(RulePart.FINDINGS)))
				.reduce(Spent.NOTHING, Spent::plus);
		}

	}

	@Override
	public void opened(Run run, boolean continued, int before, int rules) {
		this.times.clear();
	}

	@Override
	public void ruleBegan(String ruleId) {
		if (this.began == null) {
			this.began = this.stopwatch.mark();
		}
	}

	@Override
	public void ruleTimed(String ruleId, RuleTimes taken) {
		this.times.put(ruleId, taken);
	}

	@Override
	public void ruleEnded(RuleResult result, int done, int total) {
		this.ended = this.stopwatch.mark();
	}

	Figures figures(Spent scan, List<RuleResult> results) {
		return new Figures(scan, Stopwatch.between(this.began, this.ended), Map.copyOf(this.times), results);
	}

}
