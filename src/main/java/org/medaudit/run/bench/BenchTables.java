package org.medaudit.run.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.medaudit.finding.RuleResult;
import org.medaudit.run.print.Amounts;
import org.medaudit.scan.RulePart;
import org.medaudit.scan.RuleTimes;
import org.medaudit.values.Wording;

/** Puts what was measured into tables. */
final class BenchTables {

	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	private static final int MILLIS = 3;

	private BenchTables() {
	}

	static List<BenchTable> of(BenchFigures figures) throws IOException {
		List<BenchTable> tables = new ArrayList<>();
		tables.add(measures(figures));
		tables.add(memory(figures));
		if (!figures.peers().isEmpty()) {
			tables.add(agreement(figures));
		}
		figures.library().or(figures::set).ifPresent((scan) -> tables.add(rules(figures, scan)));
		return tables;
	}

	private static BenchTable measures(BenchFigures figures) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		for (Measure measure : Measure.values()) {
			figures.spent(measure).ifPresent((spent) -> rows.addAll(lines(figures, measure, spent)));
		}
		MadeData data = figures.data();
		String title = Wording.of("run.bench-title", data.folder(), Amounts.count(lines(figures)),
				Amounts.count(data.bytes() >> 20));
		return new BenchTable(title,
				List.of(Wording.of("run.bench-what"), ">" + Wording.of("run.bench-rows"),
						">" + Wording.of("run.table-seconds"), ">" + Wording.of("run.bench-processor"),
						">" + Wording.of("run.bench-ratio"), ">" + Wording.of("run.bench-processor-ratio"),
						Wording.of("run.bench-against")),
				rows);
	}

	private static long lines(BenchFigures figures) {
		return Optional.ofNullable(figures.rows(Measure.PASS)).orElse(0L);
	}

	private static List<List<String>> lines(BenchFigures figures, Measure measure, Spent spent) {
		List<Measure> against = measure.against().stream().filter((other) -> figures.spent(other).isPresent()).toList();
		Long rows = figures.rows(measure);
		List<List<String>> lines = new ArrayList<>();
		for (int i = 0; i < Math.max(1, against.size()); i++) {
			Spent other = against.isEmpty() ? null : figures.spent(against.get(i)).orElseThrow();
			boolean first = i == 0;
			lines.add(Arrays.asList(first ? (measure.piece() ? "  " : "") + measure.title() : null,
					(first && rows != null) ? Amounts.count(rows) : null, first ? seconds(spent.wall()) : null,
					first ? seconds(spent.processor()) : null, (other != null) ? text(spent.times(other)) : null,
					(other != null) ? text(spent.processorTimes(other)) : null,
					(other != null) ? against.get(i).title() : null));
		}
		return lines;
	}

	private static BenchTable memory(BenchFigures figures) {
		List<List<String>> rows = new ArrayList<>();
		for (Measure measure : Measure.values()) {
			Long most = figures.megabytes(measure);
			if (most != null) {
				rows.add(List.of(measure.title(), Amounts.count(most)));
			}
		}
		if (rows.isEmpty()) {
			long heap = Runtime.getRuntime().totalMemory() >> 20;
			rows.add(List.of(Wording.of("run.bench-heap"), Amounts.count(heap)));
		}
		return new BenchTable(Wording.of("run.bench-memory-title"),
				List.of(Wording.of("run.bench-what"), ">" + Wording.of("run.bench-megabytes")), rows);
	}

	private static BenchTable rules(BenchFigures figures, MeasuredScan.Figures scan) {
		Optional<Spent> pass = figures.spent(Measure.PASS);
		List<List<String>> rows = scan.results()
			.stream()
			.sorted(Comparator.comparing((RuleResult result) -> total(times(scan, result))).reversed())
			.map((result) -> rule(result, times(scan, result), pass))
			.toList();
		return new BenchTable(Wording.of("run.bench-rules-title"),
				List.of(Wording.of("run.table-rule"), ">" + Wording.of("run.table-examined"),
						">" + Wording.of("run.table-findings"), ">" + Wording.of("run.table-amount"),
						">" + Wording.of("run.bench-rule-examined"), ">" + Wording.of("run.bench-rule-sql"),
						">" + Wording.of("run.bench-rule-findings"), ">" + Wording.of("run.bench-rule-total"),
						">" + Wording.of("run.bench-ratio")),
				rows);
	}

	private static BenchTable agreement(BenchFigures figures) {
		List<String> columns = new ArrayList<>(
				List.of(Wording.of("run.table-rule"), ">" + Wording.of("run.table-findings"),
						">" + Wording.of("run.table-amount"), ">" + Wording.of("run.bench-rule-total")));
		figures.peers()
			.keySet()
			.forEach((name) -> columns.addAll(List.of(">" + name + " " + Wording.of("run.table-findings"),
					">" + Wording.of("run.table-amount"), ">" + Wording.of("run.table-seconds"))));
		MeasuredScan.Figures own = figures.set().orElseThrow();
		List<List<String>> rows = new ArrayList<>();
		for (RuleResult result : own.results()) {
			List<String> row = new ArrayList<>(Arrays.asList(result.ruleId(), Amounts.count(result.findings()),
					Amounts.money(result.amount()), seconds(total(times(own, result)))));
			figures.peers().values().forEach((peer) -> {
				Outcome other = peer.get(result.ruleId());
				row.addAll(Arrays.asList(Amounts.count(other.findings()), Amounts.money(other.amount()),
						(other.spent() != null) ? seconds(other.spent().wall()) : null));
			});
			rows.add(row);
		}
		return new BenchTable(Wording.of("run.bench-agreement-title"), columns, rows);
	}

	private static RuleTimes times(MeasuredScan.Figures scan, RuleResult result) {
		return scan.times().getOrDefault(result.ruleId(), RuleTimes.NONE);
	}

	private static Duration total(RuleTimes times) {
		return times.engine().plus(times.of(RulePart.FINDINGS));
	}

	private static List<String> rule(RuleResult result, RuleTimes times, Optional<Spent> pass) {
		return Arrays.asList(result.ruleId(), Amounts.count(result.examined()), Amounts.count(result.findings()),
				Amounts.money(result.amount()), seconds(times.of(RulePart.EXAMINED)), seconds(times.of(RulePart.SQL)),
				seconds(times.of(RulePart.FINDINGS)), seconds(total(times)),
				pass.map((one) -> text(Spent.ofWall(total(times)).times(one))).orElse(null));
	}

	/** How the cost grows from one size to the next; nothing for a single size. */
	static Optional<BenchTable> growth(List<BenchFigures> sizes) {
		if (sizes.size() < 2) {
			return Optional.empty();
		}
		List<Measure> shown = List.of(Measure.LOAD_CHARGE, Measure.INGEST, Measure.INGEST_SHUFFLED, Measure.PASS,
				Measure.SET, Measure.LIBRARY);
		List<String> columns = new ArrayList<>(List.of(">" + Wording.of("run.bench-charges")));
		shown.forEach((measure) -> columns.add(">" + measure.title()));
		List<List<String>> rows = new ArrayList<>();
		for (BenchFigures figures : sizes) {
			List<String> row = new ArrayList<>(List.of(Amounts.count(lines(figures))));
			shown.forEach((measure) -> row
				.add(figures.spent(measure).map((spent) -> perMillion(spent.wall(), lines(figures))).orElse(null)));
			rows.add(row);
		}
		return Optional.of(new BenchTable(Wording.of("run.bench-growth-title"), columns, rows));
	}

	private static String perMillion(Duration wall, long lines) {
		return (lines == 0) ? null
				: BigDecimal.valueOf(wall.toMillis(), MILLIS)
					.multiply(MILLION)
					.divide(BigDecimal.valueOf(lines), MILLIS, RoundingMode.HALF_UP)
					.toPlainString();
	}

	private static String seconds(Duration duration) {
		return (duration != null) ? BigDecimal.valueOf(duration.toMillis(), MILLIS).toPlainString() : null;
	}

	private static String text(BigDecimal number) {
		return (number != null) ? number.toPlainString() : null;
	}

}
