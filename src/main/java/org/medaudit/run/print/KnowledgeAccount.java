package org.medaudit.run.print;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.medaudit.rules.ImportAccount;
import org.medaudit.rules.ImportAccount.OfSheet;
import org.medaudit.rules.ImportAccount.Skipped;
import org.medaudit.rules.PointOutcome;
import org.medaudit.values.Wording;

/** What became of the rows of published workbooks; every line adds up. */
public final class KnowledgeAccount {

	private static final int SHOWN_ROWS = 10;

	private KnowledgeAccount() {
	}

	/** The account of every sheet, then the tables that were written. */
	public static void print(ImportAccount account, PrintStream out) {
		account.sheets().forEach((sheet) -> sheet(sheet, out));
		if (account.tables().isEmpty()) {
			out.println(Wording.of("run.import-nothing-new", account.folder()));
		}
		account.tables()
			.forEach((table) -> out.println(Wording.of("run.import-written",
					account.folder().resolve(table.table() + ".csv"), Amounts.count(table.rows()))));
	}

	private static void sheet(OfSheet sheet, PrintStream out) {
		String titles = sheet.titles()
			.stream()
			.map((title) -> title.in(Locale.getDefault()))
			.collect(Collectors.joining(", "));
		out.println(Wording.of("run.import-sheet", sheet.file(), sheet.sheet(), titles.isEmpty() ? "—" : titles,
				sheet.tables().isEmpty() ? "—" : String.join(", ", sheet.tables())));
		out.println(Wording.of("run.import-rows", Amounts.count(sheet.seen()), Amounts.count(sheet.taken()),
				Amounts.count(sheet.skipped().size())));
		reasons(sheet.skipped()).forEach((reason, rows) -> out
			.println(Wording.of("run.import-skipped", Amounts.count(rows.size()), reason, rows(rows))));
		if (sheet.points() > 0) {
			out.println(Wording.of("run.import-points", Amounts.count(sheet.points()), outcomes(sheet)));
		}
		sheet.problems().forEach((problem) -> out.println(Wording.of("run.import-not-taken", problem)));
		sheet.notes().forEach((note) -> out.println(Wording.of("run.notice", note)));
	}

	private static Map<String, List<Integer>> reasons(List<Skipped> skipped) {
		Map<String, List<Integer>> reasons = new LinkedHashMap<>();
		skipped.forEach((row) -> reasons.computeIfAbsent(row.reason(), (reason) -> new ArrayList<>()).add(row.row()));
		return reasons;
	}

	private static String rows(List<Integer> rows) {
		String shown = rows.stream().limit(SHOWN_ROWS).map(String::valueOf).collect(Collectors.joining(", "));
		return (rows.size() > SHOWN_ROWS) ? shown + " …" : shown;
	}

	private static String outcomes(OfSheet sheet) {
		return Arrays.stream(PointOutcome.values())
			.filter((outcome) -> sheet.count(outcome) > 0)
			.map((outcome) -> Wording.of("run.point-" + outcome.name().toLowerCase(Locale.ROOT)) + " "
					+ Amounts.count(sheet.count(outcome)))
			.collect(Collectors.joining(" + "));
	}

}
