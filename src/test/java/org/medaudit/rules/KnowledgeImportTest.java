package org.medaudit.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medaudit.rules.ImportAccount.OfSheet;

import static org.assertj.core.api.Assertions.assertThat;

/** The import on made-up workbooks in the shape of the published ones. */
class KnowledgeImportTest {

	private static final String FREQUENCY = """
			公布的知识点（演示数据）

			序号|项目名称|限制数量|数量单位|项目编码
			""";

	@TempDir
	private Path folder;

	private ImportHouse house;

	@BeforeEach
	void open() {
		this.house = new ImportHouse(this.folder);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	/** Title, header and one row of each class; what the row becomes. */
	@ParameterizedTest
	@CsvSource(delimiter = '!',
			textBlock = """
					药品区分性别使用!序号|药品通用名|药品编码|检出逻辑|逻辑依据!#1|演示甲|X0000000000000000000001|患者性别不符|限女性使用!sex_limit!X0000000000000000000001,演示甲,drug,2,,
					医疗服务项目区分性别使用!序号|项目名称|项目编码|检出逻辑|逻辑依据|备注!#1|演示乙|009990000000001|患者性别不是男性||!sex_limit!009990000000001,演示乙,service,1,,
					药品儿童专用!序号|药品名称|药品代码|检出逻辑|逻辑依据!#1|演示丙|X0000000000000000000002|患者年龄大于14岁|小儿用药!age_limit!X0000000000000000000002,演示丙,drug,,,,14,65,,
					医疗服务项目儿童专用!序号|项目名称|项目编码|逻辑依据!#1|演示丁|009990000000002|名称写明小儿!age_limit!009990000000002,演示丁,service,,,,17,80,,
					药品儿童专用!序号|药品名称|药品代码|逻辑依据!#1|演示丙|X0000000000000000000002|12岁以上另有规格!age_limit!X0000000000000000000002,演示丙,drug,,,,17,65,,
					药品限医疗机构级别!序号|药品通用名|药品编码|逻辑依据!#1|演示子|Z0000000000000000008|心功能3级患者，限二级及以上医疗机构!level_limit!Z0000000000000000008,演示子,2,,
					药品限医疗机构级别!序号|药品通用名|药品编码|限定级别!#1|演示子|Z0000000000000000008|三级甲等!level_limit!Z0000000000000000008,演示子,3,,
					药品限儿童使用!序号|药品通用名|药品编码|逻辑依据!#1|演示戊|X0000000000000000000003|限2-11岁儿童!age_limit!X0000000000000000000003,演示戊,drug,,,2,11,7,,
					药品限儿童使用!序号|药品通用名|药品编码|逻辑依据!#1|演示戊|X0000000000000000000003|限年龄≤14岁!age_limit!X0000000000000000000003,演示戊,drug,,,,14,7,,
					药品限儿童使用!序号|药品通用名|药品编码|逻辑依据!#1|演示戊|X0000000000000000000003|限未满１４岁儿童!age_limit!X0000000000000000000003,演示戊,drug,,,,13,7,,
					药品限新生儿使用!序号|药品通用名|药品编码!#1|演示己|X0000000000000000000004!age_limit!X0000000000000000000004,演示己,drug,,28,,,6,,
					医疗服务项目限年龄!序号|项目名称|项目编码|逻辑依据!#1|演示庚|009990000000003|限16-59岁!age_limit!009990000000003,演示庚,service,,,16,59,29,,
					药品限工伤保险!序号|药品通用名|药品编码|逻辑依据!#1|演示辛|X0000000000000000000005|限工伤保险!insurance_limit!X0000000000000000000005,演示辛,INJURY,,
					药品限生育保险!序号|药品通用名|药品编码!#1|演示壬|X0000000000000000000006!insurance_limit!X0000000000000000000006,演示壬,510,,
					药品限就医方式!序号|药品通用名|药品编码|逻辑依据!#1|演示癸|Z0000000000000000007|限急诊抢救或住院!visit_kind_limit!Z0000000000000000007,演示癸,13;21;22;23;24;25;26;27;28;52,,
					药品限医疗机构级别!序号|药品通用名|药品编码|逻辑依据!#1|演示子|Z0000000000000000008|限二级及以上医疗机构!level_limit!Z0000000000000000008,演示子,2,,
					医疗服务项目限定频次!序号|项目名称|项目编码|限制数量|数量单位!#1|演示丑|009990000000004|#12|小时!quantity_limit!009990000000004,演示丑,day,12,,,,,
					医疗服务项目限定频次!序号|项目名称|项目编码|限制数量|数量单位!#1|演示丑|009990000000004|#24|小时!quantity_limit!009990000000004,演示丑,hour,1,,,,,
					医疗服务项目限支付疗程!序号|项目名称|项目编码|逻辑依据!#1|演示寅|009990000000005|支付不超过90天!course_limit!009990000000005,演示寅,90,演示寅,,
					医疗服务项目周期超频次!序号|项目名称|项目编码|逻辑依据!#1|演示卯|009990000000006|间隔不少于14天!cycle_limit!009990000000006,演示卯,1,14,演示卯,,
					医疗服务项目周期超频次!序号|项目名称|项目编码|逻辑依据!#1|演示卯|009990000000006|每周不超过2次!cycle_limit!009990000000006,演示卯,2,7,演示卯,,
					中药饮片单方使用不予支付!序号|中药饮片名称|编码!#1|演示辰|T000000001!herbal_limit!T000000001,演示辰,single,,
					中药饮片单复方均不予支付!序号|中药饮片名称|编码!#1|演示巳|T000000002!herbal_limit!T000000002,演示巳,any,,
					超互联网医院药品支付范围!序号|药品通用名|药品编码!#1|演示午|X0000000000000000000009!internet_barred_drug!X0000000000000000000009,演示午,,
					医疗服务项目与医用耗材重复收费!序号|项目A名称|项目A编码|项目B名称|项目B编码|时间区间!#1|演示未|009990000000007|演示申|C0000000000000000001|单次住院!duplicate_pair!009990000000007,演示未,C0000000000000000001,演示申,visit,consumable,,
					""")
	void everyClassGoesToItsTable(String title, String header, String row, String table, String expected) {
		ImportAccount account = this.house.take(this.house.workbook("any.xlsx", "Sheet1",
				"“" + title + "”规则对应知识点明细（演示数据）\n\n" + header + "\n" + row + "\n合计\n备注：演示数据"));

		assertThat(this.house.notTaken(account)).isEmpty();
		assertThat(this.house.table(table)).containsExactly(expected);
		OfSheet sheet = account.sheets().get(0);
		assertThat(List.of(sheet.seen(), sheet.taken(), sheet.skipped().size())).containsExactly(3, 1, 2);
		assertThat(sheet.titles()).hasSize(1);
		assertThat(this.house.library().knowledge(table).rows()).isNotEmpty();
	}

	@Test
	void whereOnlyRowsSayTheirClassEachGoesToItsOwn() {
		this.house.take(this.house.workbook("any.xlsx", "Sheet1", """
				序号|药品通用名|药品编码|检出逻辑|逻辑依据
				#1|演示甲|X0000000000000000000001|药品限工伤保险|
				#2|演示乙|X0000000000000000000002|药品限医疗机构级别|三级
				"""));

		assertThat(this.house.table("insurance_limit")).containsExactly("X0000000000000000000001,演示甲,INJURY,,");
		assertThat(this.house.table("level_limit")).containsExactly("X0000000000000000000002,演示乙,3,,");
	}

	@Test
	void basisIsWhatTheWorkbookSaysAndSourceTheWorkbook() {
		this.house.take(this.house.workbook("batch.xlsx", "医疗服务项目限定频次",
				FREQUENCY.replace("限制数量", "逻辑依据|限制数量") + "#1|演示甲|计价单位写明日|#1|日|009990000000001\n"));

		assertThat(this.house.lines("quantity_limit").get(1)).matches(
				"009990000000001,演示甲,day,1,,,,,,国家医保局“两库”知识点 医疗服务项目限定频次：计价单位写明日,导入 batch.xlsx（SHA-256 [0-9a-f]{12}）,");
	}

	@Test
	void codesOfAnotherSheetAreFoundByNameElseBySerial() {
		this.house.take(this.house.workbook("names.xlsx", "药品限支付疗程", """
				药品通用名|限定类型|限定值域
				演示甲|限定支付疗程|14天
				演示乙|限定支付疗程|10天
				""", """
				药品通用名|序号|国标代码
				演示甲|#1|X0000000000000000000001
				演示甲|#2|X0000000000000000000002
				演示乙|#1|X0000000000000000000003
				"""), this.house.workbook("serials.xlsx", "药品限支付疗程", """
				序号|药品通用名|逻辑依据
				#1|演示丙|支付不超过14天
				#2|演示丙|支付不超过20天
				""", """
				序号|药品代码
				#1|X0000000000000000000004
				#2|X0000000000000000000005
				"""));

		assertThat(this.house.table("course_limit")).containsExactly("X0000000000000000000001,演示甲,14,演示甲,,",
				"X0000000000000000000002,演示甲,14,演示甲,,", "X0000000000000000000003,演示乙,10,演示乙,,",
				"X0000000000000000000004,演示丙,14,演示丙,,", "X0000000000000000000005,演示丙,20,演示丙,,");
	}

	@Test
	void repeatsGoAndTheFirstOfContradictionsStays() {
		ImportAccount account = this.house.take(this.house.workbook("batch.xlsx", "医疗服务项目限定频次", FREQUENCY + """
				#1|演示甲|#1|日|009990000000001
				#2|演示甲（另名）|#1|天|009990000000001
				#3|演示甲|#2|日|009990000000001
				"""));

		assertThat(this.house.table("quantity_limit")).containsExactly("009990000000001,演示甲,day,1,,,,,");
		assertThat(ImportHouse.outcomes(account))
			.isEqualTo(Map.of(PointOutcome.ADDED, 1, PointOutcome.REPEATED, 1, PointOutcome.CONTRADICTS, 1));
		assertThat(account.sheets().get(0).taken()).isEqualTo(3);
		assertThat(this.house.notTaken(account)).containsExactly(
				"batch.xlsx [医疗服务项目限定频次] 6: this workbook says two things of the key 009990000000001, day, quantity; "
						+ "the other is batch.xlsx [医疗服务项目限定频次] 4. The first was taken; check the original.");
	}

	@Test
	void aLaterBatchReplacesAnEarlierOneAndKeepsTheOthers() {
		this.house.take(this.house.workbook("one.xlsx", "医疗服务项目限定频次", FREQUENCY + """
				#1|演示甲|#1|日|009990000000001
				#2|演示乙|#1|日|009990000000002
				"""));

		ImportAccount account = this.house.take(this.house.workbook("two.xlsx", "医疗服务项目限定频次",
				FREQUENCY + "#1|演示甲|#2|日|009990000000001\n#2|演示丙|#1|日|009990000000003\n"));

		assertThat(ImportHouse.outcomes(account))
			.isEqualTo(Map.of(PointOutcome.REPLACES_EARLIER, 1, PointOutcome.ADDED, 1));
		assertThat(this.house.table("quantity_limit")).containsExactly("009990000000001,演示甲,day,2,,,,,",
				"009990000000002,演示乙,day,1,,,,,", "009990000000003,演示丙,day,1,,,,,");
	}

	@Test
	void fromItsFirstDayOnABatchEndsTheRowsBefore() {
		Path two = this.house.workbook("two.xlsx", "医疗服务项目限定频次", FREQUENCY + "#1|演示甲|#2|日|009990000000001\n");
		this.house.take(this.house.workbook("one.xlsx", "医疗服务项目限定频次", FREQUENCY + "#1|演示甲|#1|日|009990000000001\n"));
		ImportChoices july = new ImportChoices(Optional.of(LocalDate.of(2026, 7, 1)), Map.of());

		this.house.take(july, two);
		Map<String, String> first = this.house.everything();

		assertThat(this.house.table("quantity_limit")).containsExactly("009990000000001,演示甲,day,1,,,,,2026-06-30",
				"009990000000001,演示甲,day,2,,,,2026-07-01,");
		assertThat(ImportHouse.outcomes(this.house.take(july, two))).isEqualTo(Map.of(PointOutcome.UNCHANGED, 1));
		assertThat(this.house.everything()).isEqualTo(first);
	}

	@Test
	void theHospitalsOwnRowStands() {
		String own = "item,item_name,per,max_quantity,basis,source,drop\n"
				+ "009990000000001,演示甲,day,3,本地文件,本院,\n009990000000002,演示乙,day,,本地文件,本院,1\n";
		this.house.file("knowledge/quantity_limit.csv", own);

		ImportAccount account = this.house.take(this.house.workbook("batch.xlsx", "医疗服务项目限定频次",
				FREQUENCY + "#1|演示甲|#1|日|009990000000001\n#2|演示乙|#1|日|009990000000002\n"));

		assertThat(ImportHouse.outcomes(account)).isEqualTo(Map.of(PointOutcome.OWN_STANDS, 2));
		assertThat(this.house.everything()).isEqualTo(Map.of("quantity_limit.csv", own));
	}

	@Test
	void whatRegionsDifferInIsAskedForAndKept() {
		Path batch = this.house.workbook("batch.xlsx", "手术项目未按规定折价收费", """
				序号|手术项目名称|项目编码|组别
				#1|演示甲|009990000000001|演示组
				""");

		ImportAccount without = this.house.take(batch);
		assertThat(this.house.notTaken(without)).containsExactly(
				"batch.xlsx [手术项目未按规定折价收费] 2: discount is missing: what the second and later operations are due at "
						+ "(such as 0.5); regions differ, see your price notice. Import again with --value discount=NUMBER.");
		assertThat(List.of(without.sheets().get(0).taken(), without.sheets().get(0).skipped().size()))
			.containsExactly(0, 1);
		assertThat(this.house.everything()).isEmpty();

		this.house.take(new ImportChoices(Optional.empty(), Map.of("discount", "0.5")), batch);
		assertThat(this.house.table("incision_group")).containsExactly("演示组,009990000000001,演示甲,0.5,,");
		Map<String, String> first = this.house.everything();
		this.house.take(new ImportChoices(Optional.empty(), Map.of("discount", "0.5")), batch);
		assertThat(this.house.everything()).isEqualTo(first);
		this.house.take(batch);
		assertThat(this.house.table("incision_group")).containsExactly("演示组,009990000000001,演示甲,0.5,,");
	}

	@Test
	void whatTheBatchHasNoWordOnStaysAsShipped() {
		ImportAccount account = this.house
			.take(this.house.workbook("batch.xlsx", "医疗服务项目限定频次", FREQUENCY + "#1|住院诊查费|#1|日|001102000050000\n"));

		assertThat(ImportHouse.outcomes(account)).isEqualTo(Map.of(PointOutcome.REPLACES_SHIPPED, 1));
		assertThat(this.house.table("quantity_limit")).containsExactly("001102000050000,住院诊查费,day,1,quantity,,1,,");
	}

	@Test
	void classesOfWordsAloneAreCountedAndSkipped() {
		ImportAccount account = this.house.take(this.house.workbook("batch.xlsx", "药品限适应症", """
				序号|药品通用名|药品编码|逻辑依据
				#1|演示甲|X0000000000000000000001|限某病患者
				"""), this.house.workbook("other.xlsx", "药品限二线使用", """
				序号|药品通用名|药品编码
				#1|演示乙|X0000000000000000000002
				"""));

		assertThat(account.sheets()).extracting((sheet) -> sheet.seen() + " " + sheet.skipped().get(0).reason())
			.containsExactly("1 indications are words, not diagnosis codes; enter the codes in diagnosis_limit.csv",
					"1 the workbook has no codes of first-line drugs; enter those of the first line in second_line_drug.csv");
		assertThat(account.hasProblems()).isFalse();
		assertThat(this.house.everything()).isEmpty();
	}

	@Test
	void rowsThatCannotBeTakenAreTold() {
		ImportAccount account = this.house.take(this.house.workbook("batch.xlsx", "医疗服务项目限定频次", FREQUENCY + """
				#1|演示甲|#1|旬|009990000000001
				#2|演示乙|#0|日|009990000000002
				#3|演示丙|#1|日|
				#4|演示丁|#1|日|110200005
				#5|演示戊|#1|日|009990000000005
				"""));

		OfSheet sheet = account.sheets().get(0);
		assertThat(List.of(sheet.seen(), sheet.taken(), sheet.skipped().size(), sheet.points())).containsExactly(5, 1,
				4, 1);
		String place = "batch.xlsx [医疗服务项目限定频次] ";
		assertThat(this.house.notTaken(account)).containsExactly(place
				+ "4: \"1旬; 旬\" is not understood. What is: 24小时, N小时, N日 (天); 计价单位: 小时 or 日. "
				+ "Check the published original; if this is new wording, add it to knowledge-import.yml in the folder of your own rules.",
				place + "5: column max_quantity: a limit of \"0\" cannot be used, limits are above 0. What may not be billed at all is no "
						+ "matter of a limit; to remove a row write 1 under drop.",
				place + "6: this row has no code, and none on the sheet of codes. Check the published original.",
				place + "E7: \"110200005\" is no national code of this class of points (drugs begin with X or Z, herbal pieces with T, "
						+ "consumables with C, services are 15 digits). Check the published original.");
		assertThat(this.house.table("quantity_limit")).containsExactly("009990000000005,演示戊,day,1,,,,,");
	}

	@Test
	void anUnknownWindowIsTold() {
		ImportAccount account = this.house.take(this.house.workbook("batch.xlsx", "医疗服务项目重复收费", """
				序号|频度|主项名称|主项编码|从项名称|从项编码|备注
				#1|单周|演示甲|009990000000001|演示乙|009990000000002|含演示乙
				"""));

		assertThat(this.house.notTaken(account))
			.containsExactly("batch.xlsx [医疗服务项目重复收费] 2: \"单周\" is not understood. What is: 单日, 单次就诊, 6小时, 同一小时. "
					+ "Check the published original; if this is new wording, add it to knowledge-import.yml in the folder of your own rules.");
		assertThat(this.house.everything()).isEmpty();
	}

	@Test
	void codesThatASpreadsheetMadeNumbersOfRefuseTheWorkbookWithEveryCell() {
		Path sound = this.house.workbook("sound.xlsx", "医疗服务项目限定频次", FREQUENCY + "#1|演示甲|#1|日|009990000000001\n");
		Path damaged = this.house.workbook("damaged.xlsx", "医疗服务项目限定频次", FREQUENCY + """
				#1|演示甲|#1|日|#1102000050000
				#2|演示乙|#1|日|1.102E+12
				#3|演示丙|#1|日|1102000050000
				#4|演示丁|#1|日|009990000000004
				""");

		assertThat(this.house.refused(sound, damaged)).containsExactly(
				"damaged.xlsx [医疗服务项目限定频次] E4: a spreadsheet stored the code as the number \"1.10200005E12\" "
						+ "(leading zeros or last digits may be lost). It must be text. Download the published original again; "
						+ "do not save or rewrite this column.",
				"damaged.xlsx [医疗服务项目限定频次] E5: the code \"1.102E+12\" looks like one of which a spreadsheet made a number. "
						+ "It must be text. Download the published original again; do not save or rewrite this column.",
				"damaged.xlsx [医疗服务项目限定频次] E6: the code \"1102000050000\" looks like one of which a spreadsheet made a number. "
						+ "It must be text. Download the published original again; do not save or rewrite this column.");
		assertThat(this.house.everything()).isEmpty();
	}

	@Test
	void numbersOnTheSheetOfCodesAreFoundToo() {
		assertThat(this.house.refused(this.house.workbook("batch.xlsx", "药品限支付疗程", """
				药品通用名|限定类型|限定值域
				演示甲|限定支付疗程|14天
				""", """
				药品通用名|国标代码
				演示甲|#100000000000000
				"""))).singleElement()
			.asString()
			.startsWith("batch.xlsx [编码] B2: a spreadsheet stored the code as the number \"1.0E14\"");
	}

	@Test
	void workbooksOfAnotherShapeAreRefusedAllAtOnce() {
		assertThat(this.house.refused(this.house.workbook("table.xlsx", "通讯录", "科室|电话\n医保办|8888\n"),
				this.house.workbook("unknown.xlsx", "药品限某某", "序号|药品通用名|药品编码\n#1|演示甲|X0000000000000000000001\n"),
				this.house.workbook("empty.xlsx", "药品限工伤保险", "序号|药品通用名|药品编码\n合计\n"),
				this.house.file("text.xlsx", "序号,药品通用名"), this.folder.resolve("missing.xlsx")))
			.satisfiesExactly(
					(told) -> assertThat(told).isEqualTo("table.xlsx: no header found; it has columns such as 序号, 项目名称 "
							+ "(or 药品通用名, 主项名称), 编码. Found: 科室 | 电话 / 医保办 | 8888. Check that this is a published "
							+ "workbook of knowledge points."),
					(told) -> assertThat(told)
						.startsWith("unknown.xlsx [药品限某某] 2: the class of these knowledge points is not known. "
								+ "Columns recognised: code, name, serial; the row: 1.0 | 演示甲 | X0000000000000000000001. Known classes: "),
					(told) -> assertThat(told)
						.startsWith("empty.xlsx [药品限工伤保险]: the class of these knowledge points is not known."),
					(told) -> assertThat(told).startsWith("text.xlsx: this is no .xlsx workbook"),
					(told) -> assertThat(told).startsWith("missing.xlsx: no such file, or no right to read it."));
		assertThat(this.house.everything()).isEmpty();
	}

	/** A small file that would unfold into more than a machine holds. */
	@Test
	void aWorkbookPackedTooTightlyIsRefused() throws IOException {
		Path sound = this.house.workbook("sound.xlsx", "医疗服务项目限定频次", FREQUENCY);
		Path bomb = this.folder.resolve("bomb.xlsx");
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(sound));
				ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				out.putNextEntry(new ZipEntry(entry.getName()));
				String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
				out.write(text.replace("<sheetData>", "<sheetData>" + " ".repeat(30_000_000))
					.getBytes(StandardCharsets.UTF_8));
			}
		}

		assertThat(Files.size(bomb)).isLessThan(100_000);
		assertThat(this.house.refused(bomb)).singleElement()
			.asString()
			.startsWith("bomb.xlsx: the workbook is damaged and cannot be read: Zip bomb detected!");
	}

	@Test
	void theHospitalsOwnTablesMustBeSoundFirst() {
		this.house.file("knowledge/quantity_limit.csv", "item,per,max_quantity\n009990000000001,week,1\n");

		assertThat(this.house
			.refused(this.house.workbook("batch.xlsx", "医疗服务项目限定频次", FREQUENCY + "#1|演示甲|#1|日|009990000000001\n")))
			.containsExactly("knowledge/quantity_limit.csv:2: column per: \"week\" cannot be used. "
					+ "Use one of: hour, day, visit, stay_day.");
	}

	@Test
	void aSheetWithoutAHeaderIsLeftOutAndCounted() {
		try (PublishedWorkbook workbook = new PublishedWorkbook()) {
			Path file = workbook.sheet("说明")
				.rows("本表为演示数据\n不含真实知识点\n")
				.sheet("医疗服务项目限定频次")
				.rows(FREQUENCY + "#1|演示甲|#1|日|009990000000001\n")
				.write(this.folder.resolve("batch.xlsx"));

			assertThat(this.house.take(file).sheets())
				.extracting((sheet) -> sheet.sheet() + " " + sheet.seen() + " = " + sheet.taken() + " + "
						+ sheet.skipped().size())
				.containsExactly("医疗服务项目限定频次 1 = 1 + 0", "说明 2 = 0 + 2");
		}
	}

}
