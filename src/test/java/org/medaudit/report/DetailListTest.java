package org.medaudit.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import org.medaudit.rules.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens the workbook as a spreadsheet would. */
class DetailListTest {

	@TempDir
	private static Path home;

	private static Document sheet;

	private static Document quality;

	private static Document styles;

	private static List<String> strings;

	@BeforeAll
	static void write() throws Exception {
		MadeRun made = MadeRun.whole();
		made.rule("SAY-1", "finance", "duplicate", Rule.Verdict.BREACH, true, "=1+1", "title")
			.found(1)
			.finding("-v", "0.10", null, null, "+cmd")
			.finding("@v\u0001", null, null, null, "plain");
		Path file = new ReportWriter(new MadeReader(made, 1), Locale.CHINESE)
			.write(made.facts(), home, Optional.empty(), home.resolve("tmp"))
			.detail();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			sheet = xml(zip, "xl/worksheets/sheet1.xml");
			quality = xml(zip, "xl/worksheets/sheet2.xml");
			styles = xml(zip, "xl/styles.xml");
			NodeList shared = xml(zip, "xl/sharedStrings.xml").getElementsByTagName("si");
			strings = new ArrayList<>();
			for (int i = 0; i < shared.getLength(); i++) {
				strings.add(shared.item(i).getTextContent().strip());
			}
		}
		try (InputStream in = Files.newInputStream(file)) {
			assertThat(in.readNBytes(2)).isEqualTo(new byte[] { 'P', 'K' });
		}
	}

	private static Document xml(ZipFile zip, String entry)
			throws IOException, ParserConfigurationException, SAXException {
		try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
		}
	}

	/** Value of each cell of a row by its column; texts resolved. */
	private static Map<String, String> row(int number) {
		return row(sheet, number);
	}

	private static Map<String, String> row(Document of, int number) {
		Map<String, String> cells = new LinkedHashMap<>();
		NodeList all = of.getElementsByTagName("c");
		for (int i = 0; i < all.getLength(); i++) {
			Element cell = (Element) all.item(i);
			String place = cell.getAttribute("r");
			if (place.replaceAll("[A-Z]", "").equals(String.valueOf(number))) {
				String value = cell.getTextContent().strip();
				cells.put(place.replaceAll("[0-9]", ""), (cell.getAttribute("t").equals("s") && !value.isEmpty())
						? strings.get(Integer.parseInt(value)) : value);
			}
		}
		return cells;
	}

	@Test
	void headsItsColumnsInChinese() {
		assertThat(row(1).values()).containsExactly("问题编号", "规则", "规则名称", "章节", "性质", "变化", "复核状态", "就诊编号", "患者编号",
				"科室编号", "人员编号", "项目编码", "发生日期", "数量", "问题金额（元）", "范围内金额（元）", "基金金额（元）", "计入金额（元）", "证据行", "说明");
	}

	@Test
	void saysWhatTheDataLacksInASheetOfItsOwn() {
		assertThat(row(quality, 1).values()).containsExactly("类别", "记录", "列", "内容", "行数", "空值或拒绝", "占比（%）", "允许（%）",
				"不同值", "估计", "最小", "最大", "金额合计（元）", "拒绝金额（元）", "规则数", "例");
		assertThat(IntStream.rangeClosed(2, 13).mapToObj(DetailListTest::filled)).containsExactly(
				"A=记录 B=收费明细 D=读入与拒绝 E=150000.0 F=10.0 G=0.01 M=1.8E7 N=1200.0", "A=记录 B=科室 D=读入与拒绝 E=24.0 F=0.0 G=0.0",
				"A=记录 B=就诊 D=读入与拒绝 E=4210.0 F=2.0 G=0.05", "A=阈值 B=就诊 D=被拒绝的行，占该记录读入的行 E=2.0 G=0.05 H=5.0",
				"A=提示 B=收费明细 D=与另一行完全相同 E=4800.0 G=3.2 J=≈ O=16.0 P=c7",
				"A=提示 B=收费明细 C=金额 D=金额与单价乘数量相差超过一分 E=17.0 G=0.0 O=16.0 P=c1009",
				"A=列 B=收费明细 C=金额 D=amount E=149990.0 F=10.0 G=0.0 I=2140.0 J=≈ K=-900.00 L=8200.00 M=1.79988E7 O=16.0",
				"A=列 B=收费明细 C=执行人员编号 D=executing_staff_id E=149990.0 F=119990.0 G=80.0 I=210.0 J=≈ O=0.0",
				"A=列 B=就诊 C=出院时间 D=discharged_at E=4208.0 F=208.0 G=4.9 I=3800.0 K=2026-01-02 08:00:00 L=2026-06-30 11:00:00 O=0.0",
				"A=月份 B=收费明细 D=2026-01 E=70000.0 M=9000000.0", "A=月份 B=结算 D=2026-01 E=2000.0 M=8990000.0",
				"A=月份 B=收费明细 D=2026-03 E=79990.0 M=8998800.0");
		assertThat(quality.getElementsByTagName("row").getLength()).isEqualTo(13);
	}

	/** The cells of a row of the sheet about the data that hold something. */
	private static String filled(int number) {
		return row(quality, number).entrySet()
			.stream()
			.filter((cell) -> !cell.getValue().isEmpty())
			.map((cell) -> cell.getKey() + "=" + cell.getValue())
			.collect(Collectors.joining(" "));
	}

	@Test
	void givesARowToEveryFindingThatTheRunLists() {
		assertThat(sheet.getElementsByTagName("row").getLength()).isEqualTo(1 + 16);
	}

	@Test
	void writesNumbersAndDatesAsSuchAndCodesAsText() {
		Map<String, String> row = row(3);
		assertThat(row).containsEntry("B", "ADM-1")
			.containsEntry("C", "十五日内同病再次入院")
			.containsEntry("D", "床位与住院")
			.containsEntry("E", "可疑")
			.containsEntry("F", "新增")
			.containsEntry("G", "待复核")
			.containsEntry("L", "003110000060000")
			.containsEntry("N", "1.0")
			.containsEntry("O", "8200.0")
			.containsEntry("Q", "5740.0")
			.containsEntry("R", "8050.0")
			.containsEntry("S", "c1001;c1002;c1003;c1004;c1005…（共 6 行）");
		long serial = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), LocalDate.of(2026, 3, 2));
		assertThat(row).containsEntry("M", serial + ".0");
	}

	@Test
	void showsAWholeQuantityWithoutADecimalPoint() {
		assertThat(formatOf("N3")).isEqualTo("General");
		assertThat(formatOf("O3")).isEqualTo("#,##0.00");
	}

	/** The pattern that a spreadsheet shows a number with. */
	private static String formatOf(String place) {
		Element cell = elements(sheet, "c").filter((each) -> each.getAttribute("r").equals(place))
			.findFirst()
			.orElseThrow();
		Element cells = (Element) styles.getElementsByTagName("cellXfs").item(0);
		String format = ((Element) cells.getElementsByTagName("xf").item(Integer.parseInt(cell.getAttribute("s"))))
			.getAttribute("numFmtId");
		return elements(styles, "numFmt").filter((each) -> each.getAttribute("numFmtId").equals(format))
			.findFirst()
			.orElseThrow()
			.getAttribute("formatCode");
	}

	private static Stream<Element> elements(Document document, String name) {
		NodeList all = document.getElementsByTagName(name);
		return IntStream.range(0, all.getLength()).mapToObj((index) -> (Element) all.item(index));
	}

	@Test
	void leavesACellWithoutAValueEmpty() {
		assertThat(row(4).get("Q")).isNullOrEmpty();
	}

	@Test
	void neverLetsATextBecomeAFormula() {
		assertThat(row(16)).containsEntry("C", "'=1+1").containsEntry("H", "'-v").containsEntry("T", "'+cmd");
		assertThat(row(17)).containsEntry("H", "'@v[U+0001]").containsEntry("T", "plain");
		assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
	}

	@Test
	void freezesTheHeaderAndFiltersAllRows() {
		Element pane = (Element) sheet.getElementsByTagName("pane").item(0);
		assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
		assertThat(pane.getAttribute("state")).isEqualTo("frozen");
		Element filter = (Element) sheet.getElementsByTagName("autoFilter").item(0);
		assertThat(filter.getAttribute("ref").replace("$", "")).isEqualTo("A1:T17");
		assertThat(sheet.getElementsByTagName("col").getLength()).isEqualTo(20);
	}

}
