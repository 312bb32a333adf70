package org.medaudit.run.print;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.medaudit.rules.ColumnNeeds;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.MonthSum;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.QualityRow;

import static org.assertj.core.api.Assertions.assertThat;

class QualityListTest {

	private static final ColumnNeeds NONE = ColumnNeeds.of(List.of());

	private final Locale before = Locale.getDefault();

	private final QualityContents contents = new QualityContents(
			List.of(new QualityRow("charge", "amount", "amount-differs", "off", 3, 60_000, "c7"),
					new QualityRow("charge", "", "alike-estimated", "alike", 1_200, 60_000, "c1"),
					new QualityRow("visit", "birth_date", "later-than", "late", 2, 400, "v3")),
			List.of(new ColumnProfile("charge", "amount", 60_000, 60_000, 950, false, "-60.00", "6550.00",
					new BigDecimal("1185811.25")),
					new ColumnProfile("visit", "birth_date", 400, 100, 80, true, "1930-01-01", "2026-01-02", null)),
			List.of(new MonthSum("charge", YearMonth.of(2026, 1), 60_000, new BigDecimal("1185811.25"))),
			List.of(new Measured("rejected_rows_percent", "visit", "", new BigDecimal("2.50"), new BigDecimal("5"), 10),
					new Measured("rejected_rows_percent", "charge", "", new BigDecimal("0.10"), new BigDecimal("5"),
							60)));

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void asBefore() {
		Locale.setDefault(this.before);
	}

	@Test
	void printsEverythingAligned() {
		assertThat(printed(null, QualityFormat.TABLE)).containsExactly(
				"Thresholds (of each the place that is nearest to it)",
				"parameter              record  column  rows  measured  allowed",
				"--------------------------------------------------------------",
				"rejected_rows_percent  visit             10     2.50%       5%",
				"Data quality (what hits most rules first; rules are those that need the column)",
				"record  column      what     rows  share  sample  rules",
				"-------------------------------------------------------",
				"charge              alike  ≈1,200   2.0%  c1          0",
				"charge  amount      off         3  <0.1%  c7          0",
				"visit   birth_date  late        2   0.5%  v3          0", "Columns (≈ is an estimate)",
				"record  column        rows  nulls  share  distinct  smallest    largest              sum  rules",
				"-----------------------------------------------------------------------------------------------",
				"charge  amount      60,000      0   0.0%      ≈950  -60.00      6550.00     1,185,811.25      0",
				"visit   birth_date     400    300  75.0%        80  1930-01-01  2026-01-02                    0",
				"Months", "record  month      rows           sum", "-------------------------------------",
				"charge  2026-01  60,000  1,185,811.25");
	}

	@Test
	void printsOneRecordForPrograms() {
		assertThat(printed("charge", QualityFormat.CSV)).containsExactly(
				"kind,record,column,name,rows,nulls,percent,allowed,distinct,estimated,smallest,largest,sum,rules,sample,text",
				"column,charge,amount,,60000,0,0.0,,950,1,-60.00,6550.00,1185811.25,0,,",
				"finding,charge,,alike-estimated,1200,,2.0,,,1,,,,0,c1,alike",
				"finding,charge,amount,amount-differs,3,,0.0,,,0,,,,0,c7,off",
				"month,charge,,2026-01,60000,,,,,,,,1185811.25,,,",
				"threshold,charge,,rejected_rows_percent,60,,0.10,5,,,,,,,,");
	}

	@Test
	void printsFewAfterReadingAndSaysWhereTheRestIs() {
		List<QualityRow> rows = new ArrayList<>();
		for (int i = 1; i <= 12; i++) {
			rows.add(new QualityRow("charge", "amount", "code", "text", 20 - i, 100, "c" + i));
		}
		QualityContents many = new QualityContents(rows, List.of(), List.of(), List.of());

		assertThat(lines((out) -> new QualityList(many, NONE, null).printFew("home", out))).hasSize(14)
			.contains("charge  amount  text    10  10.0%  c10         0")
			.endsWith("2 more: medaudit quality --home home lists all of them, and every column.");
	}

	@Test
	void saysNothingAfterReadingWhereNothingIsWorthALook() {
		QualityContents clean = new QualityContents(List.of(), List.of(), List.of(), List.of());

		assertThat(lines((out) -> new QualityList(clean, NONE, null).printFew("home", out))).isEmpty();
		assertThat(lines((out) -> new QualityList(clean, NONE, null).print(QualityFormat.TABLE, out))).containsExactly(
				"This snapshot says nothing of its data; it was built before snapshots did. Read the records again.");
	}

	@Test
	void knowsTheRulesThatNeedAColumn() {
		RuleLibrary library = RuleLibrary.load(LibrarySources.packed());
		ColumnNeeds needs = ColumnNeeds.of(library.rules());

		assertThat(needs.rules("settlement", "total_amount")).isNotEmpty()
			.allMatch((id) -> library.rule(id).needs().get("settlement").contains("total_amount"));
		assertThat(needs.rules("settlement", "")).containsAll(needs.rules("settlement", "total_amount"));
		assertThat(needs.rules("nothing", "")).isEmpty();
	}

	private List<String> printed(String record, QualityFormat format) {
		return lines((out) -> new QualityList(this.contents, NONE, record).print(format, out));
	}

	private static List<String> lines(Consumer<PrintStream> printing) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		printing.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
		return bytes.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
