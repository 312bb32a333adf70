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
		Map<String, String> cells = new LinkedHashMap<>();
		NodeList all = sheet.getElementsByTagName("c");
		for (int i = 0; i < all.getLength(); i++) {
			Element cell = (Element) all.item(i);
			String place = cell.getAttribute("r");
			if (place.replaceAll("[A-Z]", "").equals(String.valueOf(number))) {
				String value = cell.getTextContent().strip();
				cells.put(place.replaceAll("[0-9]", ""),
						cell.getAttribute("t").equals("s") ? strings.get(Integer.parseInt(value)) : value);
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
