package org.medaudit.snapshot;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;

/** Data that is too bad for a report stops before one is written. */
class ThresholdsTest {

	private static final String[] COLUMNS = { "charge_id", "visit_id", "charged_at", "item_code", "item_name",
			"fee_class", "quantity", "unit_price", "amount", "ordering_department_id" };

	@TempDir
	private Path home;

	private BuildHouse house;

	@AfterEach
	void end() {
		if (this.house != null) {
			this.house.close();
		}
	}

	@Test
	void everythingThatIsExceededIsToldAtOnce() throws IOException {
		build(percents("4", "2", "9", "0.1", 5));
		// Of a hundred lines five have no amount that can be read or another fault.
		charges("CASE WHEN i < 5 THEN 'x' ELSE '10' END");

		assertThat(problems()).containsExactly(
				"charge: of 100 rows of charge 5 were rejected, 5%, above the 4% that the parameter rejected_rows_percent "
						+ "allows; stopped, no snapshot was built. Most frequent reasons: charge:1 column amount, 5 rows: "
						+ "not a number (found \"x\"). Put the data right and read it again; all rejected rows stand in "
						+ file() + ". If it may be used as it is, raise rejected_rows_percent in the --parameters file "
						+ "and say why.",
				"charge: of 95 rows with a value in column ordering_department_id 15 name something that is not in "
						+ "department, 15.79%, above the 9% that the parameter unknown_reference_percent allows; stopped, "
						+ "no snapshot was built. Most frequent values: \"d9\" on 15 rows. See whether both records use "
						+ "the same numbers, put them right and read again. If it may be used as it is, raise "
						+ "unknown_reference_percent in the --parameters file and say why.");
		assertThat(Files.readAllLines(file()))
			.startsWith("\uFEFFrecord,file,line,row_key,column_name,value,reason,advice",
					"charge,charge,1,c0,amount,x,not a number,\"write a number, such as 12.50\"")
			.hasSize(6);
	}

	@Test
	void theDefaultsAreThoseOfTheLibrary() {
		RuleLibrary library = RuleLibrary
			.load(new LibrarySources(Optional.empty(), Optional.empty(), Optional.empty()));

		assertThat(Thresholds.of(library.parameters().values())).isEqualTo(Thresholds.DEFAULT);
	}

	@Test
	void moneyCountsBesideRows() throws IOException {
		build(percents("100", "2", "100", "100", 2));
		charges("CASE WHEN i < 2 THEN '100.001' WHEN i < 4 THEN 'x' ELSE '10' END");

		assertThat(problems()).singleElement()
			.asString()
			.startsWith("charge: of 1,160.00 yuan of charge 200.00 were rejected, 17.25%, above the 2% that the "
					+ "parameter rejected_money_percent allows; stopped, no snapshot was built. Most frequent reasons: "
					+ "charge:1 column amount, 2 rows: more than 2 decimals (found \"100.001\"); charge:3 column amount, "
					+ "2 rows: not a number (found \"x\"). ");
	}

	@Test
	void aShareThatIsJustAllowedStopsNothing() throws IOException {
		build(percents("5", "100", "100", "100", 5));
		charges("CASE WHEN i < 5 THEN 'x' ELSE '10' END");

		assertThat(this.house.contents().measured()).extracting(ThresholdsTest::shown)
			.containsExactly("rejected_money_percent charge amount 0 of 100 on 5 rows",
					"rejected_rows_percent charge  5 of 5 on 5 rows",
					"rejected_rows_percent department  0 of 5 on 0 rows",
					"rejected_rows_percent visit  0 of 5 on 0 rows",
					"unknown_reference_percent charge ordering_department_id 15.79 of 100 on 15 rows");
		assertThat(file()).doesNotExist();
	}

	@Test
	void fewRowsStopNothingWhateverTheirShare() {
		build(percents("0", "0", "0", "0", 16));
		charges("CASE WHEN i < 5 THEN 'x' ELSE '10' END");

		assertThat(this.house.contents().measured()).hasSize(5);
	}

	@Test
	void chargesAreHeldAgainstSettlements() {
		build(percents("100", "100", "100", "3", 1));
		charges("'10'");
		this.house.record("settlement", "settlement_id,visit_id,settled_at,total_amount,fund_amount",
				"s1,v1,2026-03-05 10:00:00,960,0");

		assertThat(problems())
			.containsExactly("settlement: the charges of 1 visits differ from their settlements; charges "
					+ "less settlements are 40.00 yuan, 4.17% of the 960.00 settled, above the 3% that the parameter "
					+ "settlement_difference_percent allows; stopped, no snapshot was built. One of them is visit v1. See "
					+ "whether charges and settlements are of the same period, and whether rows are missing or were exported "
					+ "twice. If it may be used as it is, raise settlement_difference_percent in the --parameters file and "
					+ "say why.");
	}

	@Test
	void whatAnEarlierAttemptLeftIsGoneOnceTheDataIsBetter() throws IOException {
		Files.writeString(file(), "old");
		build(Thresholds.DEFAULT);
		charges("'10'");

		this.house.contents();

		assertThat(file()).doesNotExist();
	}

	private void build(Thresholds thresholds) {
		this.house = new BuildHouse(this.home, thresholds);
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,,2026-03-01 08:00:00,");
		this.house.record("department", "department_id,name,subject_code", "d1,ward,A03");
	}

	private void charges(String amount) {
		this.house.many("charge",
				"SELECT 'c' || i AS charge_id, 'v1' AS visit_id, '2026-03-02 09:00:00' AS charged_at, 'A1' AS item_code, "
						+ "'bed' AS item_name, '01' AS fee_class, '1' AS quantity, '10' AS unit_price, " + amount
						+ " AS amount, CASE WHEN i >= 85 THEN 'd9' ELSE 'd1' END AS ordering_department_id "
						+ "FROM range(100) t(i)",
				COLUMNS);
	}

	private List<String> problems() {
		try {
			this.house.builder.validate();
		}
		catch (ProblemsException ex) {
			return ex.problems().stream().map(Problem::toString).toList();
		}
		return List.of();
	}

	private Path file() {
		return this.home.resolve("rejected-rows.csv");
	}

	private static String shown(Measured measured) {
		return measured.parameter() + " " + measured.record() + " " + measured.column() + " "
				+ measured.percent().stripTrailingZeros().toPlainString() + " of " + measured.allowed().toPlainString()
				+ " on " + measured.rows() + " rows";
	}

	private static Thresholds percents(String rows, String money, String unknown, String settled, long least) {
		return new Thresholds(new BigDecimal(rows), new BigDecimal(money), new BigDecimal(unknown),
				new BigDecimal(settled), least);
	}

}
