package org.medaudit.intake;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the rows of a folder, to the line and to the cent. */
class IngestTest {

	private static final Charset GB18030 = Charset.forName("GB18030");

	private static final String CHARGES = "SELECT charge_id, item_name, quantity, amount FROM charge ORDER BY charge_id";

	private IngestHouse house;

	@BeforeEach
	void build(@TempDir Path root) {
		this.house = new IngestHouse(root);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void tellsOfRowsOutsideTheDeclaredPeriod() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW
				+ IngestHouse.CHARGE_ROW.replace("c1,", "c2,").replace("2026-03-02", "2026-04-01"));
		IngestRequest request = new IngestRequest(List.of(this.house.records), Optional.empty(), this.house.home(),
				this.house.engine(), SnapshotParameters.DEFAULT,
				Optional.of(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))));
		assertThat(this.house.ingest(request).notices()).extracting(Notice::toString)
			.containsExactly("charge: 1 rows were charged outside the declared period 2026-03-01 to 2026-03-31 "
					+ "(the data is of 2026-03-02 to 2026-04-01). Check --from and --to; these rows are read and judged "
					+ "all the same.");
		assertThat(this.house.ingest().notices()).isEmpty();
	}

	@Test
	void readsBothEncodingsAlike() {
		String text = IngestHouse.CHARGE_HEADER + row("c1", "普通病房床位费（三人间）") + row("c2", "𠮷氏护理€");
		List<String> expected = List.of("c1 | 普通病房床位费（三人间） | 1.0000 | 50.00", "c2 | 𠮷氏护理€ | 1.0000 | 50.00");

		this.house.file("charge.csv", text);
		IngestResult utf8 = this.house.ingest();
		this.house.file("charge.csv", "\uFEFF" + text);
		IngestResult marked = this.house.ingest();
		this.house.file("charge.csv", text, GB18030);
		IngestResult gb18030 = this.house.ingest();
		this.house.file("charge.csv", "\uFEFF" + text, GB18030);
		IngestResult markedGb18030 = this.house.ingest();

		assertThat(List.of(utf8, marked, gb18030, markedGb18030)).allSatisfy((result) -> {
			assertThat(this.house.rows(result.snapshot(), CHARGES)).isEqualTo(expected);
			assertThat(hash(result)).isEqualTo(hash(utf8));
			assertThat(result.notices()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void readsAllLineEnds(String end) {
		this.house.file("charge.csv", (IngestHouse.CHARGE_HEADER + row("c1", "bed")
				+ row("c2", "bed,\"\"double\"\"", 'x') + row("c3", "care"))
			.replace("\n", end));

		IngestResult result = this.house.ingest();

		assertThat(this.house.rows(result.snapshot(), CHARGES)).containsExactly("c1 | bed | 1.0000 | 50.00",
				"c3 | care | 1.0000 | 50.00");
		assertThat(this.house.rejects(result))
			.containsExactly("charge.csv:3 c2 quantity \"x\": not a number. write a number, such as 12.50");
	}

	@Test
	void readsQuotedBreaksQuotesAndDelimiters() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "\"bed\nof \"\"three\"\",\r\nplain\"")
				+ row("c2", "\"\"\"quoted\"\"\"") + row("c3", "5\" needle") + row("c4", "\"a,b\""));

		assertThat(this.house.rows(this.house.ingest().snapshot(), CHARGES)).containsExactly(
				"c1 | bed\nof \"three\",\r\nplain | 1.0000 | 50.00", "c2 | \"quoted\" | 1.0000 | 50.00",
				"c3 | 5\" needle | 1.0000 | 50.00", "c4 | a,b | 1.0000 | 50.00");
	}

	@Test
	void tellsTheTrueLineBelowBreaksAndBlankLines() {
		this.house.file("charge.csv", "\n" + IngestHouse.CHARGE_HEADER + row("c1", "\"two\nlines\"") + "\n\n"
				+ row("c2", "bed", '?') + row("c3", "\"three\r\nmore\nlines\"") + row("c4", "bed", '!') + "\n\n");

		IngestResult result = this.house.ingest();

		assertThat(this.house.rejects(result)).containsExactly(
				"charge.csv:7 c2 quantity \"?\": not a number. write a number, such as 12.50",
				"charge.csv:11 c4 quantity \"!\": not a number. write a number, such as 12.50");
		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("charge.csv: 5 blank lines were skipped.");
		assertThat(account(result)).isEqualTo("4 = 2 + 2; 200.00 = 100.00 + 100.00; 0");
	}

	@Test
	void skipsBlankLinesAtTheEnd() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "bed") + "\n\n\n");

		IngestResult result = this.house.ingest();

		assertThat(account(result)).isEqualTo("1 = 1 + 0; 50.00 = 50.00 + 0.00; 0");
		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("charge.csv: 3 blank lines were skipped.");
	}

	@Test
	void readsAFileWithoutALastLineEnd() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "bed") + row("c2", "bed").strip());

		assertThat(account(this.house.ingest())).isEqualTo("2 = 2 + 0; 100.00 = 100.00 + 0.00; 0");
	}

	@Test
	void rejectsRaggedRowsAndKeepsTheirMoneyWhereItCanBeTold() {
		this.house.file("charge.csv",
				"charge_id,amount,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price\n"
						+ "c1,50.00,v1,2026-03-02 09:00:00,A1,bed,01,1,50\n" + "c2,10.55,v1,2026-03-02 09:00:00\n"
						+ "c3,7.00,v1,2026-03-02 09:00:00,A1,bed,01,1,50,50\n"
						+ "c4,9.00,v1,2026-03-02 09:00:00,A1,\"bed\" x,01,1,50\n" + "c5,x,v1\n"
						+ "c6,1.45,v1,2026-03-02 09:00:00,A1,bed,01,1,1.45\n");

		IngestResult result = this.house.ingest();

		assertThat(this.house.rejects(result)).containsExactly(
				"charge.csv:3   \"4\": the number of fields is not that of the header. the header has 9 fields; look for a missing or extra comma or quote",
				"charge.csv:4   \"10\": the number of fields is not that of the header. the header has 9 fields; look for a missing or extra comma or quote",
				"charge.csv:5   \"\": text after a closing quote. write a quote within a field as two quotes",
				"charge.csv:6   \"3\": the number of fields is not that of the header. the header has 9 fields; look for a missing or extra comma or quote");
		assertThat(account(result)).isEqualTo("6 = 2 + 4; 62.00 = 51.45 + 10.55; 3");
		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("charge.csv: 4 rows have another number of fields than the header (or text after a "
					+ "closing quote); they are rejected and listed.");
	}

	@Test
	void listsColumnsAndFilesThatItIgnores() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER.replace("\n", ",body_sight,remark\n")
				+ IngestHouse.CHARGE_ROW.replace("\n", ",left,x\n"));
		this.house.file("stafff.csv", "x\n");
		this.house.file("truth.csv", "x\n");

		assertThat(this.house.ingest().notices()).extracting(Notice::toString)
			.containsExactlyInAnyOrder(
					"stafff.csv: not the name of a record; the file is ignored. Did you mean staff.csv?",
					"truth.csv: not the name of a record; the file is ignored.",
					"charge.csv: the column \"body_sight\" is not part of the record charge; it is ignored. Did you mean body_site?",
					"charge.csv: the column \"remark\" is not part of the record charge; it is ignored.");
	}

	@Test
	void takesNationalHeadersWithTheirValues() {
		this.house.file("visit.csv",
				"MDTRT_ID,psn_no,med_type,gend,adm_dept_codg,begntime,days_rinp_flag_31\n"
						+ "v1,p1,21,0,d1,2026-03-01 08:00:00,2\nv2,p1,21,1,d1,2026-03-02 08:00:00,1\n"
						+ "v3,p1,21,2,d1,2026-03-03 08:00:00,\nv4,p1,21,3,d1,2026-03-03 08:00:00,\n");
		this.house.file("institution.csv", "fixmedins_code,fixmedins_name,hosp_lv\nH1,demo,01\n");
		this.house.file("charge.csv",
				"feedetl_sn,mdtrt_id,fee_ocur_time,med_list_codg,medins_list_name,med_chrgitm_type,cnt,pric,det_item_fee_sumamt\n"
						+ IngestHouse.CHARGE_ROW);

		IngestResult result = this.house.ingest();

		assertThat(
				this.house.rows(result.snapshot(), "SELECT visit_id, sex, planned_readmission FROM visit ORDER BY 1"))
			.containsExactly("v1 | 9 | 1", "v2 | 1 | 0", "v3 | 2 | null");
		assertThat(this.house.rows(result.snapshot(), "SELECT level FROM institution")).containsExactly("3");
		assertThat(this.house.rejects(result))
			.containsExactly("visit.csv:5 v4 sex \"3\": not one of the allowed values. use one of: 1, 2, 9");
	}

	@Test
	void doesNotTranslateValuesUnderTheEnglishHeader() {
		this.house.file("institution.csv", "institution_code,name,level\nH1,demo,2\nH2,demo,01\n");

		IngestResult result = this.house.ingest();

		assertThat(this.house.rows(result.snapshot(), "SELECT institution_code, level FROM institution ORDER BY 1"))
			.containsExactly("H1 | 2");
		assertThat(this.house.rejects(result))
			.containsExactly("institution.csv:3 H2 level \"01\": not one of the allowed values. use one of: 1, 2, 3");
	}

	@Test
	void readsTimes() {
		assertThat(visitValues("discharged_at", "strftime(discharged_at, '%Y-%m-%d %H:%M:%S')", """
				2026-03-02 09:10:11
				2026-03-02T09:10:11
				2026-03-02 09:10:11.0
				2026-03-02
				2026-02-30 09:00:00
				2026-02-30
				2026-03-02 24:00:00
				2026-03-02 09:60:00
				2026-03-02 9:00:00
				2026/03/02 09:00:00
				2026-03-02 09:00
				46083.375
				0000-00-00 00:00:00
				""")).isEqualTo("""
				2026-03-02 09:10:11
				2026-03-02 09:10:11
				2026-03-02 09:10:11
				2026-03-02 00:00:00
				there is no such time
				there is no such time
				there is no such time
				there is no such time
				not a time
				not a time
				not a time
				not a time
				there is no such time
				""");
	}

	@Test
	void readsDates() {
		assertThat(visitValues("birth_date", "birth_date", """
				1980-02-29
				1980-02-29T00:00:00
				1981-02-29
				1980-02-29 10:00:00
				19800229
				""")).isEqualTo("""
				1980-02-29
				1980-02-29
				there is no such date
				not a date
				not a date
				""");
	}

	@Test
	void readsQuantities() {
		List<String> written = List.of("1", "-2.5", "+3", ".5", "5.", "0003", "1.50000000", "999999999999", "1.00001",
				"1,000", "1，000", "1e3", "0x10", "1_000", "NaN", "１２", "1 2", "1000000000000");
		this.house.file("charge.csv",
				IngestHouse.CHARGE_HEADER + IntStream.range(0, written.size())
					.mapToObj((i) -> row("c" + (10 + i), "bed").replace(",01,1,", ",01,\"" + written.get(i) + "\","))
					.collect(Collectors.joining()));

		IngestResult result = this.house.ingest();

		assertThat(this.house.rows(result.snapshot(), "SELECT quantity FROM charge ORDER BY charge_id"))
			.containsExactly("1.0000", "-2.5000", "3.0000", "0.5000", "5.0000", "3.0000", "1.5000",
					"999999999999.0000");
		assertThat(this.house.reasons(result, "charge")).containsExactly("more than 4 decimals",
				"a number with a comma", "not a number", "not a number", "not a number", "not a number", "not a number",
				"not a number", "not a number", "the number is too large");
	}

	@Test
	void rejectsAFieldOfAMegabyteAndReadsTheRowsAroundIt() {
		this.house.file("charge.csv",
				IngestHouse.CHARGE_HEADER + row("c1", "bed") + row("c2", "x".repeat(1 << 20)) + row("c3", "bed"));

		IngestResult result = this.house.ingest();

		assertThat(this.house.rows(result.snapshot(), "SELECT charge_id FROM charge ORDER BY 1")).containsExactly("c1",
				"c3");
		assertThat(this.house.rejects(result)).containsExactly("charge.csv:3 c2 item_name \"" + "x".repeat(200)
				+ "\": longer than 20000 characters. shorten to 20000 characters");
		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("charge.csv: a field on line 3 has 1048576 bytes; rows with a value above its limit are "
					+ "rejected and listed.");
	}

	@Test
	void readsARowOfManyMegabytesInEitherEncoding() {
		String text = IngestHouse.CHARGE_HEADER + row("c1", "bed") + row("c2", "床".repeat(3 << 20)) + row("c3", "bed");
		this.house.file("charge.csv", text);
		assertThat(account(this.house.ingest())).isEqualTo("3 = 2 + 1; 150.00 = 100.00 + 50.00; 0");
		this.house.file("charge.csv", text, GB18030);
		assertThat(account(this.house.ingest())).isEqualTo("3 = 2 + 1; 150.00 = 100.00 + 50.00; 0");
	}

	@Test
	void keepsTheFirstOfTwoRowsWithOneKey() {
		this.house.file("visit.csv",
				IngestHouse.VISIT + "v1,p9,11,d1,2026-03-01 08:00:00,\nv2,p2,21,d1,2026-03-01 08:00:00,\n");
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "bed") + row("c2", "bed")
				+ row("c1", "care") + row("c1", "care", '?') + row("c1", "food"));

		IngestResult result = this.house.ingest();

		assertThat(this.house.rows(result.snapshot(), CHARGES)).containsExactly("c1 | bed | 1.0000 | 50.00",
				"c2 | bed | 1.0000 | 50.00");
		assertThat(this.house.rejects(result)).containsExactly(
				"charge.csv:4 c1 charge_id \"c1\": the key repeats that of an earlier row. remove the repeated row, or correct the key (charge_id)",
				"charge.csv:5 c1 quantity \"?\": not a number. write a number, such as 12.50",
				"charge.csv:6 c1 charge_id \"c1\": the key repeats that of an earlier row. remove the repeated row, or correct the key (charge_id)",
				"visit.csv:3 v1 visit_id \"v1\": the key repeats that of an earlier row. remove the repeated row, or correct the key (visit_id)");
		assertThat(account(result)).isEqualTo("5 = 2 + 3; 250.00 = 100.00 + 150.00; 0");
	}

	@Test
	void aKeyWithAnEmptyPartRepeatsNone() {
		String count = "s1,store,drug,A1,,2026-03-31,5,5\n";
		this.house.file("stocktake.csv",
				"stocktake_id,store_id,ledger,item_code,batch_no,counted_on,book_quantity,counted_quantity\n" + count
						+ count + count.replace(",,", ",b1,") + count.replace(",,", ",b1,"));

		IngestResult result = this.house.ingest();

		assertThat(this.house.rows(result.snapshot(), "SELECT batch_no FROM stocktake")).containsExactly("null", "null",
				"b1");
		assertThat(this.house.rejects(result)).containsExactly(
				"stocktake.csv:5 s1/store/drug/A1/b1 batch_no \"b1\": the key repeats that of an earlier row. remove the repeated row, or correct the key (stocktake_id, store_id, ledger, item_code, batch_no)");
	}

	@Test
	void rejectsWhatLeavesTheCodeOfAnItemUndecided() {
		this.house.file("code_map.csv", """
				local_item_code,item_code,valid_from,valid_to
				L1,001102000050000,,
				L1,001102000040000,,2026-12-31
				L2,001102000050000,2026-03-02,2026-03-01
				L3,001102000050000,2026-01-01,
				L3,001102000040000,2026-03-01,
				L3,001102000050000,2026-01-01,
				""");

		IngestResult result = this.house.ingest();

		assertThat(this.house.rejects(result)).containsExactly(
				"code_map.csv:3  item_code \"001102000040000\": the local code has another national code from the same day on. keep one national code, or let them begin on different days",
				"code_map.csv:4  valid_to \"2026-03-01\": its last date is before its first. correct the dates");
		assertThat(this.house.rows(result.snapshot(),
				"SELECT concat_ws(' ', column_name, code, row_count) FROM quality WHERE record = 'code_map'"))
			.containsExactly("valid_to codes-overlap 3");
	}

	@Test
	void rejectsChargesOfVisitsThatAreUnknownOrWereRejected() {
		this.house.file("visit.csv", IngestHouse.VISIT + "v2,p2,21,d1,yesterday,\n");
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "bed")
				+ row("c2", "bed").replace(",v1,", ",v2,") + row("c3", "bed").replace(",v1,", ",v9,"));

		IngestResult result = this.house.ingest();

		assertThat(this.house.rejects(result)).containsExactly(
				"charge.csv:3 c2 visit_id \"v2\": no such visit, or the visit was itself rejected. add the visit, or correct the visit id",
				"charge.csv:4 c3 visit_id \"v9\": no such visit, or the visit was itself rejected. add the visit, or correct the visit id",
				"visit.csv:3 v2 admitted_at \"yesterday\": not a time. write yyyy-MM-dd HH:mm:ss, such as 2026-03-01 09:00:00");
		assertThat(account(result)).isEqualTo("3 = 1 + 2; 150.00 = 50.00 + 100.00; 0");
	}

	@Test
	void balancesMoneyToTheCentAlsoWhereTheMoneyIsWhatIsWrong() {
		this.house.file("charge.csv",
				IngestHouse.CHARGE_HEADER + money("c1", "0.01") + money("c2", "-20.30") + money("c3", "10.005")
						+ money("c4", "\"1,000.00\"") + money("c5", "") + money("c6", "12元")
						+ money("c7", "100000000000000.00") + money("c8", "99999999999999.99") + money("c9", "10.005"));

		IngestResult result = this.house.ingest();

		assertThat(account(result))
			.isEqualTo("9 = 3 + 6; 199999999999999.71 = 99999999999979.70 + 100000000000020.01; 3");
		assertThat(this.house.rejects(result)).containsExactly(
				"charge.csv:4 c3 amount \"10.005\": more than 2 decimals. keep 2 decimals",
				"charge.csv:5 c4 amount \"1,000.00\": a number with a comma. write it without commas and with a decimal point, such as 1000 or 12.50",
				"charge.csv:6 c5 amount \"\": a required column is empty. fill in the column",
				"charge.csv:7 c6 amount \"12元\": not a number. write a number, such as 12.50",
				"charge.csv:8 c7 amount \"100000000000000.00\": the number is too large. check the number",
				"charge.csv:10 c9 amount \"10.005\": more than 2 decimals. keep 2 decimals");
	}

	@Test
	void tellsEachWrongColumnOfARow() {
		this.house.file("charge.csv",
				IngestHouse.CHARGE_HEADER + ",v1,2026-02-30,A1,,1,one,50,50\n" + row("c2", "bed"));

		assertThat(this.house.rejects(this.house.ingest())).containsExactly(
				"charge.csv:2  charge_id \"\": a required column is empty. fill in the column",
				"charge.csv:2  charged_at \"2026-02-30\": there is no such time. check the time; write yyyy-MM-dd HH:mm:ss",
				"charge.csv:2  fee_class \"1\": not one of the allowed values. use one of: 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 12, 13, 14",
				"charge.csv:2  item_name \"\": a required column is empty. fill in the column",
				"charge.csv:2  quantity \"one\": not a number. write a number, such as 12.50");
	}

	@Test
	void tellsWhyWhereNotOneRowIsAccepted() {
		this.house.file("visit.csv", IngestHouse.VISIT + "v2,p2,21,d1,2026-03-01 08:00:00,\n");
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "bed", '?') + row("c2", "bed", '!')
				+ row("c3", "bed").replace("2026-03-02 09", "2026/03/02 9") + row("c4", "bed").replace(",v1,", ",v9,"));

		assertThat(this.house.problems()).extracting(Problem::toString)
			.containsExactly(
					"charge.csv:2: not one of the 4 rows of charge was accepted. Column quantity, 2 rows: not a number (found \"?\"); write a number, such as 12.50.",
					"charge.csv:4: not one of the 4 rows of charge was accepted. Column charged_at, 1 rows: not a time (found \"2026/03/02 9:00:00\"); write yyyy-MM-dd HH:mm:ss, such as 2026-03-01 09:00:00.",
					"charge.csv:5: not one of the 4 rows of charge was accepted. Column visit_id, 1 rows: no such visit, or the visit was itself rejected (found \"v9\"); add the visit, or correct the visit id.");
	}

	@Test
	void neverShowsAPatientsNameOrIdentityNumber() {
		this.house.file("patient.csv",
				"patient_id,name,identity_no,insured_region\n" + "p1," + "王".repeat(20_001)
						+ ",11010119800101001X,110000\n" + "p2,李四," + "1".repeat(20_001) + ",110000\n"
						+ "p3,赵六,110101198001010036," + "9".repeat(101) + "\np4,孙七\n");

		IngestResult result = this.house.ingest();

		assertThat(this.house.rejects(result)).containsExactly(
				"patient.csv:2 p1 name \"***\": longer than 20000 characters. shorten to 20000 characters",
				"patient.csv:3 p2 identity_no \"***\": longer than 20000 characters. shorten to 20000 characters",
				"patient.csv:4 p3 insured_region \"" + "9".repeat(101)
						+ "\": longer than 100 characters. shorten to 100 characters",
				"patient.csv:5   \"2\": the number of fields is not that of the header. the header has 4 fields; look for a missing or extra comma or quote");
	}

	@Test
	void tellsRejectsInChinese() {
		Locale.setDefault(Locale.CHINA);
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "bed") + row("c2", "bed", '?'));

		assertThat(this.house.rejects(this.house.ingest()))
			.containsExactly("charge.csv:3 c2 quantity \"?\": 不是数字. 写作数字，例如 12.50");
	}

	@Test
	void anAbsentOptionalRecordIsAnEmptyTableWithoutAnAccount() {
		IngestResult result = this.house.ingest();

		assertThat(result.accounts()).extracting((account) -> account.record()).containsExactly("charge", "visit");
		assertThat(this.house.rows(result.snapshot(),
				"SELECT record, max(row_count) FROM record_presence WHERE record IN ('visit', 'bed_stay') GROUP BY 1 ORDER BY 1"))
			.containsExactly("bed_stay | 0", "visit | 1");
	}

	@Test
	void theContentHashForgetsOrderAndForm() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c1", "床位") + row("c2", "care") + row("c3", "x"));
		IngestResult plain = this.house.ingest();
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c3", "x") + row("c1", "床位") + row("c2", "care"));
		IngestResult reordered = this.house.ingest();
		this.house.file("charge.csv",
				("amount,remark,item_name,charge_id,visit_id,charged_at,item_code,fee_class,quantity,unit_price\n"
						+ shuffled("c2", "\"care\"") + shuffled("c1", "床位") + "\n" + shuffled("c3", " x "))
					.replace("\n", "\r\n"),
				GB18030);
		IngestResult rewritten = this.house.ingest();

		assertThat(hash(reordered)).isEqualTo(hash(plain));
		assertThat(hash(rewritten)).isEqualTo(hash(plain));
	}

	@Test
	void theContentHashTellsAnotherValue() {
		List<String> hashes = IntStream.range(0, 8).mapToObj((variant) -> {
			String text = IngestHouse.CHARGE_HEADER + row("c1", "bed") + row("c2", "bed");
			this.house.file("charge.csv", switch (variant) {
				case 1 -> text.replace("c2,v1,2026-03-02 09:00:00", "c2,v1,2026-03-02 09:00:01");
				case 2 -> text + row("c3", "bed");
				case 3 -> text.replace("bed", "Bed");
				case 4 -> text.replaceFirst("50.00\n", "50.01\n");
				case 5 -> text.replace("c2", "c3");
				case 6 -> text.replace("amount\n", "amount,body_site\n").replace("50.00\n", "50.00,left\n");
				case 7 -> text.replace("amount\n", "amount,prescription_no\n").replace("50.00\n", "50.00,left\n");
				default -> text;
			});
			return hash(this.house.ingest());
		}).toList();

		assertThat(hashes).doesNotHaveDuplicates();
	}

	@Test
	void theContentHashIsOfTheAcceptedRowsOnly() {
		String plain = hash(this.house.ingest());
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + row("c9", "bed", '?') + IngestHouse.CHARGE_ROW);

		assertThat(hash(this.house.ingest())).isEqualTo(plain);
	}

	@Test
	void tellsHowFarItIs() {
		this.house.ingest();

		assertThat(this.house.progress).startsWith("survey  0/"
				+ (IngestHouse.VISIT.length() + IngestHouse.CHARGE_HEADER.length() + IngestHouse.CHARGE_ROW.length()));
		assertThat(this.house.progress.stream().map((line) -> line.split(" ")[0]).distinct().toList())
			.containsExactly("survey", "stage", "validate", "derive", "seal");
		assertThat(this.house.progress).contains("stage charge.csv 2/2", "validate  2/2");
	}

	/** What becomes of each value of a column, a line each: as read, or why not. */
	private String visitValues(String column, String shown, String values) {
		List<String> lines = values.lines().toList();
		this.house.file("visit.csv",
				"visit_id,patient_id,visit_kind,department_id,admitted_at," + column + "\nv1,p1,21,d1,2026-03-01,\n"
						+ IntStream.range(0, lines.size())
							.mapToObj((i) -> "x" + (10 + i) + ",p1,21,d1,2026-03-01," + lines.get(i) + "\n")
							.collect(Collectors.joining()));
		IngestResult result = this.house.ingest();
		List<String> read = this.house.rows(result.snapshot(),
				"SELECT " + shown + " FROM visit WHERE visit_id <> 'v1' ORDER BY visit_id");
		return Stream.concat(read.stream(), this.house.reasons(result, "visit").stream())
			.map((line) -> line + "\n")
			.collect(Collectors.joining());
	}

	private static String row(String id, String name) {
		return id + ",v1,2026-03-02 09:00:00,A1," + name + ",01,1,50.00,50.00\n";
	}

	private static String row(String id, String name, char quantity) {
		return id + ",v1,2026-03-02 09:00:00,A1,\"" + name + "\",01," + quantity + ",50.00,50.00\n";
	}

	private static String money(String id, String amount) {
		return id + ",v1,2026-03-02 09:00:00,A1,bed,01,1,50.00," + amount + "\n";
	}

	private static String shuffled(String id, String name) {
		return "50.0,r," + name + "," + id + ",v1,2026-03-02T09:00:00,A1,01,1.0,50\n";
	}

	private static String hash(IngestResult result) {
		return result.snapshot().manifest().contentHash();
	}

	private static String account(IngestResult result) {
		return result.accounts()
			.stream()
			.filter((account) -> account.record().equals("charge"))
			.map((account) -> account.rowsRead() + " = " + account.rowsAccepted() + " + " + account.rowsRejected()
					+ "; " + account.moneyRead() + " = " + account.moneyAccepted() + " + " + account.moneyRejected()
					+ "; " + account.moneyUnreadableRows())
			.collect(Collectors.joining());
	}

}
