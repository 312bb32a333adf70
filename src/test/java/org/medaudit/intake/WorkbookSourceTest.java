package org.medaudit.intake;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** What a workbook gives: texts, numbers, dates, and what only a workbook can have. */
class WorkbookSourceTest {

	private static final Object[] EQUIPMENT = { "equipment_id", "name", "equipment_class", "in_use_from" };

	private Path root;

	private IngestHouse house;

	@BeforeEach
	void build(@TempDir Path folder) {
		this.root = folder;
		this.house = new IngestHouse(folder);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void isTheSameAsTheFilesOfAFolder() {
		IngestResult workbook = this.house.ingest(Workbooks.whole().write(this.root.resolve("all.xlsx")),
				Optional.empty());

		assertThat(workbook.accounts())
			.extracting((account) -> account.record() + " " + account.file() + " " + account.rowsAccepted() + " "
					+ account.moneyAccepted())
			.containsExactly("charge all.xlsx!charge 1 50.00", "visit all.xlsx!visit 1 null");
		assertThat(workbook.notices()).isEmpty();
		assertThat(workbook.snapshot().manifest().contentHash())
			.isEqualTo(this.house.ingest().snapshot().manifest().contentHash());
	}

	@Test
	void sheetsAndColumnsMayBearTheirChineseNames() {
		Object[] visit = { "就诊编号", "患者编号*", "就诊类别", "adm_dept_codg", "入院（就诊）时间\nadmitted_at", "出院时间" };
		Workbooks workbook = new Workbooks()
			.sheet("收费明细", new Object[] { "三月收费" }, new Object[] { null }, Workbooks.CHARGE, Workbooks.CHARGE_ROW)
			.sheet(" Visit ", visit, Workbooks.VISIT_ROW);

		IngestResult result = ingest(workbook);

		assertThat(result.accounts())
			.extracting((account) -> account.record() + " " + account.file() + " " + account.rowsAccepted())
			.containsExactly("charge all.xlsx!收费明细 1", "visit all.xlsx!Visit 1");
		assertThat(notices(result))
			.containsExactly("all.xlsx!收费明细: a title stands before the header, which was found in row 3.");
	}

	@Test
	void otherSheetsAreToldWithTheNearestName() {
		Workbooks workbook = Workbooks.whole()
			.sheet("说明", new Object[] { "x" })
			.sheet("equipments", EQUIPMENT)
			.sheet("人员表", new Object[] { "x" });

		assertThat(notices(ingest(workbook))).containsExactly(
				"all.xlsx!说明: no known name of a record; this sheet is ignored.",
				"all.xlsx!equipments: no known name of a record; this sheet is ignored. Did you mean \"equipment\"?",
				"all.xlsx!人员表: no known name of a record; this sheet is ignored. Did you mean \"人员\"?");
	}

	@Test
	void codesStayTextAndNumbersAreTakenAsTheyAreShown() {
		Workbooks workbook = Workbooks.whole()
			.sheet("price_standard", new Object[] { "item_code", "item_name", "ceiling_price", "level", "valid_from" },
					new Object[] { 1102, "a", new BigDecimal("0.1").add(new BigDecimal("0.2")), 3,
							LocalDate.of(2026, 1, 1) },
					new Object[] { new Workbooks.Shown(77, "000000"), "b", 19.99 - 0.000000000000001, "2",
							"2026-01-01" },
					new Object[] { 999_999_999_999_999L, 3.5, new Workbooks.Shown(0.155, "0.0%"), null,
							LocalDateTime.of(2026, 1, 1, 0, 0) },
					new Object[] { "007", true, 0.1 + 0.2, null, LocalDate.of(1900, 3, 1) });

		IngestResult result = ingest(workbook);

		assertThat(this.house.rejects(result)).isEmpty();
		assertThat(this.house.rows(result.snapshot(),
				"SELECT item_code, item_name, ceiling_price, level, valid_from FROM price_standard ORDER BY item_code"))
			.containsExactly("000077 | b | 19.990000 | 2 | 2026-01-01", "007 | TRUE | 0.300000 | null | 1900-03-01",
					"1102 | a | 0.300000 | 3 | 2026-01-01", "999999999999999 | 3.5 | 0.155000 | null | 2026-01-01");
		assertThat(notices(result)).containsExactly(
				"all.xlsx!price_standard: 3 codes are stored as numbers and were taken with the digits shown; zeros "
						+ "before them may be lost, the first at A2. Set the column to text and fill it again.",
				"all.xlsx!price_standard: 1 percentages were taken as shares (15% as 0.15), the first at C4.");
	}

	@Test
	void aCellThatHasNoValueRefusesItsRow() {
		Workbooks workbook = Workbooks.whole()
			.row("charge", "c2", "v1", 46_083, "A1", "bed", "01", 1, 50, 50)
			.row("charge", 123_456_789_012_345_678L, "v1", LocalDateTime.of(2026, 3, 2, 9, 0), 2.5, "bed",
					new Workbooks.Shown(1, "00"), 1, "5,0", 50)
			.row("charge", "c4", "v1", LocalDateTime.of(2026, 3, 2, 9, 0), LocalDate.of(2026, 1, 2), "bed", "01", 1, 50,
					FormulaError.NA)
			.row("charge", "c5", "v1", LocalDateTime.of(2026, 3, 2, 9, 0), "A1", "bed", "01", 1, 50,
					new Workbooks.Formula("H6*G6", null))
			.row("charge", "c6", "v1", new Workbooks.Shown(60, "yyyy-mm-dd"), "A1", "bed", "01",
					LocalDate.of(2026, 1, 2), 50, 50);

		IngestResult result = ingest(workbook);

		String place = "all.xlsx!charge:";
		assertThat(this.house.rejects(result)).containsExactly(
				place + "3 c2 charged_at \"46083\": the number has no date format, or is no date. set the column to a "
						+ "date format, or write yyyy-MM-dd",
				place + "4 123456789012345680 charge_id \"123456789012345680\": a code stored as a number has lost digits "
						+ "or has decimals. set the column to text and fill in the code again",
				place + "4 123456789012345680 item_code \"2.5\": a code stored as a number has lost digits or has "
						+ "decimals. set the column to text and fill in the code again",
				place + "4 123456789012345680 unit_price \"5,0\": a number with a comma. write it without commas and "
						+ "with a decimal point, such as 1000 or 12.50",
				place + "5 c4 amount \"#N/A\": the cell is an error. correct the formula or the value",
				place + "5 c4 item_code \"2026-01-02\": the spreadsheet made a date of it. set the column to text and fill "
						+ "in the value again",
				place + "6 c5 amount \"\": the formula was saved without a result. open and save it with Excel, or fill in "
						+ "the value",
				place + "7 c6 charged_at \"60\": the number has no date format, or is no date. set the column to a date "
						+ "format, or write yyyy-MM-dd",
				place + "7 c6 quantity \"2026-01-02\": the spreadsheet made a date of it. set the column to text and fill "
						+ "in the value again");
		assertThat(result.accounts().get(0))
			.extracting((account) -> account.rowsRead() + " " + account.rowsAccepted() + " " + account.rowsRejected()
					+ " " + account.moneyRead() + " " + account.moneyUnreadableRows())
			.isEqualTo("6 1 5 200.00 2");
	}

	@Test
	void datesAreTakenAsTheWorkbookCountsThem() {
		Workbooks workbook = Workbooks.whole()
			.with((book) -> book.getCTWorkbook().addNewWorkbookPr().setDate1904(true))
			.sheet("equipment", EQUIPMENT, new Object[] { "e1", "a", "ct", new Workbooks.Shown(0, "yyyy-mm-dd") },
					new Object[] { "e2", "a", "ct", new Workbooks.Shown(44_621, "d-mmm-yy") })
			.on("visit", (sheet) -> {
				sheet.getRow(1).getCell(4).setCellValue(44_620.3333333333);
				sheet.getRow(1).getCell(5).setCellValue(44_624.999988426);
			})
			.on("charge", (sheet) -> sheet.getRow(1).getCell(2).setCellValue(44_621.5));

		IngestResult result = ingest(workbook);

		assertThat(this.house.rejects(result)).isEmpty();
		assertThat(this.house.rows(result.snapshot(), "SELECT in_use_from FROM equipment ORDER BY equipment_id"))
			.containsExactly("1904-01-01", "2026-03-02");
		assertThat(this.house.rows(result.snapshot(), "SELECT admitted_at, discharged_at FROM visit"))
			.containsExactly("2026-03-01 08:00:00.0 | 2026-03-05 23:59:59.0");
	}

	@Test
	void truthIsOneOrZero() {
		Workbooks workbook = Workbooks.whole()
			.sheet("supplier", new Object[] { "name", "on_central_list" }, new Object[] { "a", true },
					new Object[] { "b", false }, new Object[] { "c", 1 });

		assertThat(
				this.house.rows(ingest(workbook).snapshot(), "SELECT name, on_central_list FROM supplier ORDER BY 1"))
			.containsExactly("a | 1", "b | 0", "c | 1");
	}

	@Test
	void whatIsHiddenIsReadAndTold() {
		Workbooks workbook = Workbooks.whole()
			.sheet("equipment", EQUIPMENT, new Object[] { "e1", "a", "ct", "2020-01-01" },
					new Object[] { "e2", "b", "ct", "2020-01-01" }, new Object[] { "e3", "c", "ct", "2020-01-01" })
			.sheet("notes", new Object[] { "x" })
			.on("equipment", (sheet) -> {
				sheet.getRow(2).setZeroHeight(true);
				sheet.getRow(3).setZeroHeight(true);
				sheet.setColumnHidden(2, true);
			})
			.with((book) -> {
				book.setSheetHidden(2, true);
				book.setSheetHidden(3, true);
			});

		IngestResult result = ingest(workbook);

		assertThat(this.house.rows(result.snapshot(), "SELECT count(*) FROM equipment")).containsExactly("3");
		assertThat(notices(result)).containsExactly("all.xlsx!notes: no known name of a record; this sheet is ignored.",
				"all.xlsx!equipment: the sheet is hidden; it was read all the same.",
				"all.xlsx!equipment: the hidden columns C were read all the same.",
				"all.xlsx!equipment: 2 hidden rows (or such as a filter hides) were read all the same, the first is row 3.");
	}

	@Test
	void formulasGiveWhatTheyGaveWhenSaved() {
		Workbooks workbook = Workbooks.whole()
			.row("charge", "c2", "v1", LocalDateTime.of(2026, 3, 2, 9, 0), new Workbooks.Formula("\"A\"&\"1\"", "A1"),
					"bed", "01", 2, 50, new Workbooks.Formula("H3*G3", 100))
			.row("charge", "c3", "v1", LocalDateTime.of(2026, 3, 2, 9, 0), "A1",
					new Workbooks.Formula("1/0", FormulaError.DIV0), "01", 2, 50, 100);

		IngestResult result = ingest(workbook);

		assertThat(this.house.rows(result.snapshot(), "SELECT item_code, amount FROM charge ORDER BY charge_id"))
			.containsExactly("A1 | 50.00", "A1 | 100.00");
		assertThat(this.house.reasons(result, "charge")).containsExactly("the cell is an error");
		assertThat(notices(result)).containsExactly("all.xlsx!charge: 2 cells are formulas; the results they had when "
				+ "saved were taken, the first at D3.");
	}

	@Test
	void valuesThatAreNotReadAreTold() {
		Workbooks workbook = Workbooks.whole()
			.sheet("equipment", new Object[] { "equipment_id", "name", "equipment_class", "in_use_from", "brand" },
					new Object[] { "e1", "a", "ct", "2020-01-01", "x", null, "beside" },
					new Object[] { "e2", "a", "ct", "2020-01-01", "x", null, "beside" });

		assertThat(notices(ingest(workbook))).containsExactly(
				"all.xlsx!equipment: the column \"brand\" is not part of the record equipment; it is ignored.",
				"all.xlsx!equipment: column G has no header; its 2 values were not read, the first at G2.");
	}

	@Test
	void everythingWrongIsToldAtOnce() {
		Workbooks workbook = new Workbooks().sheet("visit", Workbooks.VISIT, Workbooks.VISIT_ROW)
			.sheet("charge", Workbooks.CHARGE, Workbooks.CHARGE_ROW, Workbooks.CHARGE_ROW)
			.sheet("equipment", new Object[] { "equipment_id", "nam", "equipment_class", "in_use_from", "名称", "name" })
			.sheet("staff")
			.on("charge", (sheet) -> {
				sheet.addMergedRegion(new CellRangeAddress(1, 2, 3, 4));
				sheet.addMergedRegion(new CellRangeAddress(1, 2, 20, 21));
				sheet.addMergedRegion(new CellRangeAddress(5, 6, 0, 0));
			});

		assertThat(problems(workbook)).containsExactly(
				"all.xlsx!charge: 1 merged areas among the rows of data (D2:E3): only their first row has a value, and "
						+ "nobody knows that of the others. Unmerge them and fill in every row.",
				"all.xlsx!equipment: the column name stands twice: column 5 \"名称\" and column 6 \"name\". Keep one of "
						+ "them.",
				"all.xlsx!staff: the sheet has no header. Add one, or delete this sheet (record staff).");
	}

	@Test
	void sheetsThatAreMissingOrStandTwice() {
		Workbooks workbook = new Workbooks().sheet("就诊", Workbooks.VISIT, Workbooks.VISIT_ROW)
			.sheet("visit", Workbooks.VISIT, Workbooks.VISIT_ROW)
			.sheet("charges", Workbooks.CHARGE, Workbooks.CHARGE_ROW);

		assertThat(problems(workbook))
			.containsExactly("all.xlsx!visit: the record visit has two sheets, \"就诊\" and this one. Make them one.");
		assertThat(problems(new Workbooks().sheet("visit", Workbooks.VISIT, Workbooks.VISIT_ROW)
			.sheet("charges", Workbooks.CHARGE, Workbooks.CHARGE_ROW)))
			.containsExactly(this.root.resolve("all.xlsx")
					+ ": the sheet \"收费明细\" (charge) is missing; there is no audit without "
					+ "it. The workbook has \"charges\": rename it to \"收费明细\"?");
	}

	@Test
	void aRequiredSheetWithoutRows() {
		assertThat(problems(new Workbooks().sheet("visit", Workbooks.VISIT, Workbooks.VISIT_ROW)
			.sheet("charge", new Object[][] { Workbooks.CHARGE })))
			.containsExactly("all.xlsx!charge: a header but no rows; charge must not be empty. Export it again.");
	}

	@Test
	void workbooksOfAFolderArePartOfIt() {
		new Workbooks().sheet("equipment", EQUIPMENT, new Object[] { "e1", "a", "ct", "2020-01-01" })
			.write(this.house.records.resolve("设备.xlsx"));
		this.house.file("~$设备.xlsx", "left open");

		IngestResult result = this.house.ingest();

		assertThat(result.accounts())
			.extracting((account) -> account.record() + " " + account.file() + " " + account.rowsAccepted())
			.containsExactly("charge " + this.house.records + "/charge.csv 1",
					"equipment " + this.house.records + "/设备.xlsx!equipment 1",
					"visit " + this.house.records + "/visit.csv 1");
		assertThat(result.notices()).isEmpty();
	}

	private IngestResult ingest(Workbooks workbook) {
		return this.house.ingest(workbook.write(this.root.resolve("all.xlsx")), Optional.empty());
	}

	private List<String> problems(Workbooks workbook) {
		return this.house.problems(workbook.write(this.root.resolve("all.xlsx")), Optional.empty())
			.stream()
			.map(Problem::toString)
			.toList();
	}

	private static List<String> notices(IngestResult result) {
		return result.notices().stream().map(Notice::toString).toList();
	}

}
