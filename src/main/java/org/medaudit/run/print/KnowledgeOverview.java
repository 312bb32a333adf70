package org.medaudit.run.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.medaudit.rules.KnowledgeTable;
import org.medaudit.scan.KnowledgeReach;
import org.medaudit.scan.KnowledgeReach.Billed;
import org.medaudit.values.Wording;

/** What the knowledge tables hold, and what of the billed codes they reach. */
public final class KnowledgeOverview {

	private final PrintStream out;

	private final List<KnowledgeTable> tables;

	public KnowledgeOverview(PrintStream out, List<KnowledgeTable> tables) {
		this.out = out;
		this.tables = tables;
	}

	/** One line a table; what it reaches where there is a snapshot. */
	public void tables(Optional<KnowledgeReach> reach) {
		try (TextTable table = new TextTable(this.out, Wording.of("run.status-table"), Wording.of("run.table-title"),
				">" + Wording.of("run.status-rows"), ">" + Wording.of("run.status-sources"),
				Wording.of("run.status-valid"), ">" + Wording.of("run.status-reached"))) {
			for (KnowledgeTable each : this.tables) {
				boolean ofItems = !each.layout().itemColumns().isEmpty();
				table.row(each.name(), each.layout().title().in(Locale.getDefault()), Amounts.count(each.rows().size()),
						Amounts.count(bySource(each).size()), dates(each), (ofItems && reach.isPresent())
								? Amounts.count(reach.get().byTable().getOrDefault(each.name(), 0L)) : null);
			}
		}
	}

	private static Map<String, Long> bySource(KnowledgeTable table) {
		return table.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> row.getOrDefault("source", "—"), TreeMap::new,
					Collectors.counting()));
	}

	/** The first and the last date of all rows together; … where rows have no end. */
	private static String dates(KnowledgeTable table) {
		if (table.rows().isEmpty()) {
			return null;
		}
		return edge(table, "valid_from", Comparator.naturalOrder()) + " – "
				+ edge(table, "valid_to", Comparator.reverseOrder());
	}

	private static String edge(KnowledgeTable table, String column, Comparator<String> order) {
		boolean open = table.rows().stream().anyMatch((row) -> !row.containsKey(column));
		return open ? "…" : table.rows().stream().map((row) -> row.get(column)).min(order).orElse("…");
	}

	/** Where the rows of each table come from. */
	public void sources() {
		this.out.println();
		try (TextTable table = new TextTable(this.out, Wording.of("run.status-table"),
				">" + Wording.of("run.status-rows"), Wording.of("run.status-source"))) {
			this.tables.forEach((each) -> bySource(each)
				.forEach((source, rows) -> table.row(each.name(), Amounts.count(rows), source)));
		}
	}

	/** The codes that no table knows, those with most money first. */
	public void unknown(KnowledgeReach reach, long limit) {
		List<Billed> unknown = reach.unknown();
		List<Billed> local = reach.codes().stream().filter((code) -> !code.isNational()).toList();
		this.out.println();
		this.out.println(Wording.of("run.status-billed", Amounts.count(reach.codes().size()), money(reach.codes()),
				Amounts.count(unknown.size()), money(unknown), Amounts.count(local.size()), money(local)));
		if (unknown.isEmpty()) {
			return;
		}
		try (TextTable table = new TextTable(this.out, Wording.of("run.status-code"), Wording.of("run.status-form"),
				Wording.of("run.status-name"), ">" + Wording.of("run.status-lines"),
				">" + Wording.of("run.table-amount"))) {
			limited(unknown, limit).forEach((code) -> table.row(code.code(), form(code), code.name(),
					Amounts.count(code.lines()), Amounts.money(code.amount())));
		}
		if (limit > 0 && unknown.size() > limit) {
			this.out.println(Wording.of("run.more-rows", Amounts.count(limit)));
		}
	}

	private static String form(Billed code) {
		return Wording.of(code.isNational() ? "run.status-national" : "run.status-local");
	}

	private static String money(List<Billed> codes) {
		return Amounts.money(codes.stream().map(Billed::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
	}

	private static Stream<Billed> limited(List<Billed> codes, long limit) {
		return (limit > 0) ? codes.stream().limit(limit) : codes.stream();
	}

	/** The same codes for a program. */
	public void csv(List<Billed> unknown, long limit) {
		Writer writer = new OutputStreamWriter(this.out, StandardCharsets.UTF_8);
		try {
			CsvWriter csv = CsvWriter.builder().build(writer);
			csv.writeRecord("item_code", "code_form", "item_name", "lines", "amount");
			limited(unknown, limit).forEach((code) -> csv.writeRecord(CsvFindings.cell(code.code()),
					code.isNational() ? "national" : "local", CsvFindings.cell(code.name()),
					String.valueOf(code.lines()), CsvFindings.cell(code.amount())));
			csv.flush();
			writer.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
