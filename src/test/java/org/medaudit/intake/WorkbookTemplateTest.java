package org.medaudit.intake;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The workbook that a hospital fills, and what comes back of it. */
class WorkbookTemplateTest {

	private final Locale locale = Locale.getDefault();

	private Path root;

	private Path template;

	@BeforeEach
	void write(@TempDir Path folder) {
		Locale.setDefault(Locale.CHINA);
		this.root = folder;
		this.template = folder.resolve("new/模板.xlsx");
		assertThat(RecordTemplate.write(this.template)).containsExactly(this.template);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	@Test
	void explainsFirstThenHasASheetForEachRecord() throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(this.template))) {
			assertThat(workbook.getSheetName(0)).isEqualTo("填写说明");
			assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("医保自查数据填写模板");
			assertThat(workbook.getSheetAt(0).getRow(10).getCell(0).getStringCellValue())
				.isEqualTo("9. 填好后读入：medaudit ingest 模板.xlsx；也可以与其他来源一起读入：medaudit ingest 收费文件夹 模板.xlsx");
			assertThat(sheets(workbook)).containsExactlyElementsOf(
					RecordLayouts.all().stream().map(RecordLayout::titleZh).collect(Collectors.toList()));
		}
	}

	@Test
	void saysOfEachColumnWhatBelongsIntoIt() throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(this.template))) {
			XSSFSheet bed = workbook.getSheet("床位");
			assertThat(texts(bed.getRow(0))).isEqualTo(
					"床位编号 *\nbed_id|科室编码 *\ndepartment_id|病区\nward|床位类型 *\nbed_kind|是否加床\nis_extra|有效期起 *\nvalid_from|有效期止\nvalid_to");
			assertThat(bed.getRow(0).getCell(3).getCellComment().getString().getString()).isEqualTo(
					"床位类型\n类型: 编码（文本，保留前导零）\n必填: 是\n允许的值: ordinary; single; double; triple; quad; suite; newborn; laminar; monitored; icu; special_protection; observation");
			assertThat(workbook.getSheet("就诊").getRow(0).getCell(4).getCellComment().getString().getString())
				.isEqualTo("性别\n类型: 编码（文本，保留前导零）\n国家接口字段名: gend\n允许的值: 1; 2; 9");
			assertThat(bed.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
			assertThat(bed.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
			assertThat(bed.getColumnStyle(4).getDataFormatString()).isEqualTo("0");
			assertThat(bed.getColumnStyle(5).getDataFormatString()).isEqualTo("yyyy-mm-dd");
			assertThat(bed.getDataValidations()).extracting(WorkbookTemplateTest::choice)
				.containsExactly(
						"D2:D1048576 床位类型 * ordinary,single,double,triple,quad,suite,newborn,laminar,monitored,icu,special_protection,observation",
						"E2:E1048576 是否加床 0,1");
			assertThat(bed.getRow(1).getCell(0).getCellComment().getString().getString())
				.isEqualTo("虚构的示例行，读取时自动跳过；可以删除，或整行改为真实数据。");
		}
	}

	/** A column that the template offers and validation refuses would be a trap. */
	@Test
	void theExamplesAreRecordsThatWouldBeAccepted() {
		try (IngestHouse house = new IngestHouse(this.root)) {
			for (RecordLayout layout : RecordLayouts.all()) {
				ExampleRow example = ExampleRow.of(layout);
				assertThat(layout.columns()).as(layout.name())
					.anyMatch((column) -> ExampleRow.isMarked(column, example.value(column)));
				house.file(layout.name() + ".csv", line(layout.columns().stream().map(RecordColumn::name).toList())
						+ line(layout.columns().stream().map(example::value).toList()).replace("示例-", "X"));
			}

			IngestResult result = house.ingest();

			assertThat(house.rejects(result)).isEmpty();
			assertThat(result.notices()).isEmpty();
			assertThat(result.accounts()).hasSize(RecordLayouts.all().size())
				.allMatch((account) -> account.rowsAccepted() == 1);
		}
	}

	@Test
	void comesBackAsItWasFilled() throws IOException {
		fill((workbook) -> {
			row(workbook.getSheet("就诊"), 2, "v1", "p1", "21", null, null, null, "d1", null,
					LocalDateTime.of(2026, 3, 1, 8, 0), LocalDateTime.of(2026, 3, 5, 10, 0));
			row(workbook.getSheet("收费明细"), 2, "c1", "v1", null, LocalDateTime.of(2026, 3, 2, 9, 0), "A1", null, "bed",
					"01", 1, 50, 50);
		});
		try (IngestHouse house = new IngestHouse(this.root)) {
			IngestResult result = house.ingest(this.template, Optional.empty());

			assertThat(result.accounts()).hasSize(RecordLayouts.all().size());
			assertThat(result.accounts().stream().filter((account) -> account.rowsRead() > 0))
				.extracting((account) -> account.file() + " " + account.rowsAccepted())
				.containsExactly("模板.xlsx!收费明细 1", "模板.xlsx!就诊 1");
			assertThat(result.notices()).extracting(Notice::toString)
				.containsExactly("模板.xlsx: 25 made-up example rows of the template were left out, the first is 机构!2.");
			assertThat(result.snapshot().manifest().contentHash())
				.isEqualTo(house.ingest().snapshot().manifest().contentHash());
		}
	}

	@Test
	void anExampleThatWasChangedIsNoRecord() throws IOException {
		fill((workbook) -> {
			row(workbook.getSheet("就诊"), 1, "v1", "p1", "21", null, null, null, "d1", null,
					LocalDateTime.of(2026, 3, 1, 8, 0), LocalDateTime.of(2026, 3, 5, 10, 0));
			workbook.getSheet("收费明细").getRow(1).getCell(1).setCellValue("v1");
			row(workbook.getSheet("收费明细"), 2, "c1", "v1", null, LocalDateTime.of(2026, 3, 2, 9, 0), "A1", null, "bed",
					"01", 1, 50, 50);
		});
		try (IngestHouse house = new IngestHouse(this.root)) {
			assertThat(house.rejects(house.ingest(this.template, Optional.empty()))).containsExactly(
					"模板.xlsx!收费明细:2 示例-C0001 charge_id \"示例-C0001\": it bears the mark of the example row of a template, "
							+ "but differs from it. delete the row, or replace all numbers of the example by true ones");
		}
	}

	@Test
	void whatIsNotFilledIsToldUnlessAnotherSourceGivesIt() {
		try (IngestHouse house = new IngestHouse(this.root)) {
			assertThat(house.problems(this.template, Optional.empty())).extracting(Problem::toString)
				.containsExactly("模板.xlsx!就诊: a header but no rows; visit must not be empty. Export it again.",
						"模板.xlsx!收费明细: a header but no rows; charge must not be empty. Export it again.");
			assertThat(house.ingest(List.of(this.template, house.records)).snapshot().manifest().contentHash())
				.isEqualTo(house.ingest().snapshot().manifest().contentHash());
		}
	}

	@Test
	void overwritesNothing() throws IOException {
		byte[] before = Files.readAllBytes(this.template);

		assertThatThrownBy(() -> RecordTemplate.write(this.template)).isInstanceOf(ProblemsException.class)
			.hasMessageContaining("文件 " + this.template + " 已存在，未覆盖。请换一个文件名。");
		assertThat(this.template).hasBinaryContent(before);
	}

	private void fill(Consumer<XSSFWorkbook> change) throws IOException {
		XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(this.template));
		try (workbook; OutputStream out = new FileOutputStream(this.template.toFile())) {
			change.accept(workbook);
			workbook.write(out);
		}
	}

	/** As a person types: each cell has the format of its column. */
	private static void row(XSSFSheet sheet, int number, Object... values) {
		Row row = sheet.createRow(number);
		for (int i = 0; i < values.length; i++) {
			if (values[i] instanceof String text) {
				row.createCell(i).setCellValue(text);
			}
			else if (values[i] instanceof Integer count) {
				row.createCell(i).setCellValue(count);
			}
			else if (values[i] instanceof LocalDateTime time) {
				row.createCell(i).setCellValue(time);
				row.getCell(i).setCellStyle(sheet.getColumnStyle(i));
			}
		}
	}

	private static List<String> sheets(XSSFWorkbook workbook) {
		return IntStream.range(1, workbook.getNumberOfSheets()).mapToObj(workbook::getSheetName).toList();
	}

	private static String texts(Row row) {
		List<String> texts = new ArrayList<>();
		row.forEach((cell) -> texts.add(cell.getStringCellValue()));
		return String.join("|", texts);
	}

	private static String choice(DataValidation validation) {
		return validation.getRegions().getCellRangeAddress(0).formatAsString() + " " + validation.getPromptBoxTitle()
				+ " " + String.join(",", validation.getValidationConstraint().getExplicitListValues());
	}

	private static String line(List<String> values) {
		return String.join(",", values) + "\n";
	}

}
