package org.medaudit.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hospital can hand over wrongly: each is told with its place and its remedy, and
 * leaves no snapshot.
 */
class BadInputTest {

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
	void aMissingFolder() {
		Path missing = this.house.records.resolveSibling("recods");

		List<Problem> problems = this.house.problems(missing, Optional.empty());

		assertThat(problems).extracting(Problem::toString)
			.containsExactly("there is no source " + missing
					+ ". Did you mean records? A source is a folder of records, a workbook (.xlsx) or a source.yml.");
	}

	@Test
	void anEmptyFile() {
		this.house.file("charge.csv", "");
		this.house.file("bed.csv", "\n\n");

		assertProblems("bed.csv: the file is empty, it has not even a header. Export it again, or delete it.",
				"charge.csv: the file is empty, it has not even a header. Export it again, or delete it.");
	}

	@Test
	void aHeaderWithoutRows() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER);

		assertProblems("charge.csv: a header but no rows; charge must not be empty. Export it again.");
	}

	@Test
	void anOptionalRecordMayBeEmpty() {
		this.house.file("bed.csv", "bed_id,department_id,bed_kind,valid_from\n");

		assertThat(this.house.ingest().accounts()).extracting((account) -> account.record() + " " + account.rowsRead())
			.containsExactlyInAnyOrder("bed 0", "visit 1", "charge 1");
	}

	@Test
	void requiredRecordsThatAreMissing() {
		this.house.delete("visit.csv");
		this.house.delete("charge.csv");
		this.house.file("charges.csv", IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW);

		assertProblems(
				this.house.records
						+ ": visit.csv is missing; there is no audit without it. Put the file into this folder.",
				this.house.records
						+ ": charge.csv is missing; there is no audit without it. The folder has charges.csv: "
						+ "rename it to charge.csv?");
	}

	@Test
	void requiredColumnsThatAreMissingInSeveralFiles() {
		this.house.file("visit.csv", IngestHouse.VISIT.replace("patient_id", "patient-id"));
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER.replace("amount", "amout").replace("fee_class", "kind")
				+ IngestHouse.CHARGE_ROW);

		assertProblems(
				"visit.csv: the required column patient_id / psn_no is missing from the header, which has \"patient-id\". "
						+ "If that is the column, rename it.",
				"charge.csv: the required column fee_class / med_chrgitm_type is missing from the header. Add it.",
				"charge.csv: the required column amount / det_item_fee_sumamt is missing from the header, which has "
						+ "\"amout\". If that is the column, rename it.");
	}

	@Test
	void aColumnThatStandsTwice() {
		this.house.file("charge.csv",
				IngestHouse.CHARGE_HEADER.replace("\n", ",pric\n") + IngestHouse.CHARGE_ROW.replace("\n", ",1\n"));

		assertProblems(
				"charge.csv: the column unit_price stands twice: column 8 \"unit_price\" and column 10 \"pric\". "
						+ "Keep one of them.");
	}

	@Test
	void anotherEncoding() {
		String rows = IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW.replace("bed", "床位费");
		this.house.file("charge.csv", rows, StandardCharsets.UTF_16);
		this.house.file("visit.csv", IngestHouse.VISIT, StandardCharsets.UTF_16LE);

		assertProblems(
				"visit.csv: the file is written in UTF-16, which is not read. Save it as CSV in UTF-8 (or GB18030).",
				"charge.csv: the file is written in UTF-16, which is not read. Save it as CSV in UTF-8 (or GB18030).");
	}

	@Test
	void anEncodingThatIsNeither() {
		byte[] latin = (IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW
				+ IngestHouse.CHARGE_ROW.replace("bed", "caf\u00e9"))
			.getBytes(StandardCharsets.ISO_8859_1);
		this.house.file("charge.csv", latin);

		assertProblems(
				"charge.csv: the file is neither UTF-8 (see line 3) nor GB18030 (see line 3). Save it as UTF-8.");
	}

	@Test
	void aDamagedByteInUtf8() {
		byte[] bytes = (IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW.replace("bed", "普通病房床位费")
				+ IngestHouse.CHARGE_ROW.replace("bed", "二级护理"))
			.getBytes(StandardCharsets.UTF_8);
		bytes[bytes.length - 26] = 'x';
		this.house.file("charge.csv", bytes);

		assertProblems("charge.csv: the file is UTF-8, but line 3 has damaged bytes. Export it again as UTF-8.");
	}

	@Test
	void noTextAtAll() {
		this.house.file("charge.csv", new byte[] { 'P', 'K', 3, 4, 0, 0, 0 });
		this.house.file("visit.csv", IngestHouse.VISIT + "v2,p\0\n");

		assertProblems("visit.csv: not a text file (it has zero bytes). Export it as CSV (UTF-8 or GB18030).",
				"charge.csv: this is a workbook or an archive, not CSV. Name a workbook .xlsx, or save it as CSV (UTF-8).");
	}

	@Test
	void aFileThatEndsInsideAQuotedField() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW
				+ "c2,v1,2026-03-02 09:00:00,A1,\"bed\nday,01,1,50.00,50.00\nc3,v1,2026");

		assertProblems("charge.csv: the quote opened on line 3 is never closed; the file may be cut off. "
				+ "Export it again, or close the quote on that line.");
	}

	@Test
	void aFieldThatIsNoData() {
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW
				+ IngestHouse.CHARGE_ROW.replace("bed", "\"" + "x".repeat(17 << 20) + "\""));

		assertProblems("charge.csv: a field on line 3 has 17825794 bytes, more than 16777216. Most likely a quote is "
				+ "missing; look at that line.");
	}

	@Test
	void aWorkbookOrAnotherFileAsSource() {
		Path workbook = this.house.file("records.xls", "x");
		Path text = this.house.file("records.txt", "x");

		assertThat(this.house.problems(workbook, Optional.empty())).extracting(Problem::toString)
			.containsExactly(workbook + ": " + workbook
					+ " is no form of workbook that is read. Open it and save it as \"Excel Workbook (*.xlsx)\".");
		assertThat(this.house.problems(text, Optional.empty())).extracting(Problem::toString)
			.containsExactly(
					text + ": this is no source. A source is a folder of records, a workbook (.xlsx) or a mapping that "
							+ "ends in .yml.");
	}

	@Test
	void aDataFolderBesideAFolderOfRecords() {
		assertThat(this.house.problems(this.house.records, Optional.of(this.house.records.resolve("none"))))
			.extracting(Problem::toString)
			.containsExactly(
					"the folder " + this.house.records.resolve("none")
							+ " given by --data does not exist. Check the path.",
					this.house.records
							+ ": --data goes with a source.yml only; the source is a folder itself. Leave --data out.");
	}

	@Test
	void twoFilesOfOneRecord() {
		this.house.file("Charge.CSV", IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW);

		assertProblems("charge.csv: the record charge has two files, Charge.CSV and this one. Keep one of them.");
	}

	@Test
	void tellsInChineseUnlessAskedOtherwise() {
		java.util.Locale.setDefault(java.util.Locale.CHINA);
		this.house.file("charge.csv", "项目,金额\n床位,1\n".getBytes(Charset.forName("GB18030")));
		this.house.file("visit.csv", "");

		assertThat(this.house.problems().get(0)).hasToString("visit.csv: 文件是空的，连表头也没有。请重新导出，或删除此文件。");
		assertThat(this.house.problems().get(1))
			.hasToString("charge.csv: 表头缺少必填列 charge_id / feedetl_sn（收费明细编号）。请补上该列。");
	}

	/** The repository outlives the run, and a value may be anybody's name. */
	@Test
	void keepsNoValueOfARecordInTheRepository() {
		this.house.file("visit.csv", IngestHouse.VISIT.replace("2026-03-01", "Zhang San"));

		assertThat(this.house.problems()).extracting(Problem::toString).anyMatch((told) -> told.contains("Zhang San"));
		assertThat(this.house.repository.getJobExecution(1).getStepExecutions())
			.extracting((step) -> step.getStepName() + ": " + step.getExitStatus().getExitDescription())
			.contains("validate: snapshot.none-accepted")
			.noneMatch((kept) -> kept.contains("Zhang San"));
	}

	private void assertProblems(String... expected) {
		assertThat(this.house.problems()).extracting(Problem::toString).containsExactly(expected);
	}

}
