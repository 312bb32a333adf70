package org.medaudit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.Rule;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Reads the text of real documents written from a made-up run. */
class SelfInspectionPdfTest {

	@TempDir
	private static Path home;

	private static ReportFiles chinese;

	private static String text;

	@BeforeAll
	static void write() throws IOException {
		chinese = write(Locale.CHINESE, "zh", Optional.empty());
		text = text(chinese.pdf());
	}

	private static ReportFiles write(Locale locale, String folder, Optional<Path> templates) {
		MadeRun made = MadeRun.whole();
		return new ReportWriter(new MadeReader(made, 1), locale).write(made.facts(), home.resolve(folder), templates,
				home.resolve("tmp"));
	}

	/** All pages, without the spaces and line breaks that layout brings. */
	private static String text(Path pdf) throws IOException {
		PdfReader reader = new PdfReader(Files.readAllBytes(pdf));
		PdfTextExtractor extractor = new PdfTextExtractor(reader);
		StringBuilder text = new StringBuilder();
		for (int page = 1; page <= reader.getNumberOfPages(); page++) {
			text.append(extractor.getTextFromPage(page));
		}
		reader.close();
		return text.toString().replaceAll("[\\s\u3000]", "");
	}

	@Test
	void hasTheChaptersOfTheFiveClauses() {
		assertThat(text).contains("医疗保障基金使用自查自纠报告", "一、背景与依据", "二、自查范围与方法", "三、执业范围与人员资质", "（一）诊疗科目与执业范围", "四、设备",
				"五、价格与收费", "（一）床位与住院", "（二）入院日与出院日", "（三）分解收费与重复收费", "（五）药品、耗材进销存", "2.两票制", "六、财务与票据",
				"七、存在问题、整改与长效机制", "附件一自查情况统计表", "附件二无法证明事项清单", "附件三所用规则、版本与依据", "附件四数据质量", "签署");
	}

	@Test
	void printsTheTotals() {
		assertThat(text).contains("发现问题9例，涉及就诊4人次。问题金额14,170.00元，每元只计一次后计入13,620.00元，其中医保基金6,544.00元。")
			.contains("账务管理类问题2例，涉及金额12,530.20元（※，不计入合计）。")
			.contains("0.055000", "1.215000", "1.362000");
	}

	@Test
	void printsZeroAsANumber() {
		assertThat(text).contains("变化以往已有，本次仍在，行或金额有变0", "科室24240———", "DUP-4按夜项目在住院日以外收取8,8000未发现0—");
	}

	@Test
	void countsEveryRuleOnceAndAlikeOnAllPages() {
		assertThat(text).contains("本次共用规则15条：发现问题7条，未发现问题4条，无法证明2条，运行失败1条，结果过多待核实1条。后三类没有得出结论，见附件二。")
			.contains("没有得出结论的规则（条）4", "本次发现问题的规则7条，问题9例；没有得出结论的规则4条（见附件二）。");
	}

	@Test
	void saysHowGoodTheDataIs() {
		assertThat(text).contains("数据质量提示2项，连同阈值、各列空值和各月合计见附件四。")
			.contains("规则需要的列中，0列没有空值，1列有空值（见下）。")
			.contains("被拒绝的行，占该记录读入的行就诊0.05%5%")
			.contains("收费明细·金额金额与单价乘数量相差超过一分17<0.1%15", "收费明细与另一行完全相同≈4,8003.2%15")
			.contains("收费明细·金额149,99010<0.1%≈2,140-900.008200.0015")
			.contains("2026-0170,0009,000,000.008,990,000.00——2026-020————2026-0379,9908,998,800.00———");
	}

	@Test
	void concludesInEachOfTheThreeWays() {
		assertThat(text).contains("结论：未发现问题规则1条均作出判断，检查149,990行，没有发现问题。")
			.contains("结论：发现问题STF-1人员离职、停职或证件不全仍开单、执行1例。")
			.contains("结论：无法证明EQP-1收费项目所需设备科室没有在用：缺少记录“设备”（equipment）和知识表required_equipment。");
	}

	@Test
	void saysWhatCouldNotBeJudgedAndWhatIsNotBelieved() {
		assertThat(text).contains("DUP-1：3行无法判断，原因：没有时刻（时间为零点整）。")
			.contains("结果过多（检查12,000行，得2例），暂不可信，核实放行前不计入合计")
			.contains("规则运行失败：计算引擎的内存上限不够");
	}

	@Test
	void marksLegalTextsThatWereNotRead() {
		assertThat(text).contains("第十四条（待核）").contains("第二十三条（待核）");
	}

	@Test
	void carriesTheRunOnEveryPageButTheCover() {
		assertThat(text).contains("扫描7·快照ed7002b439e9ac84·规则6c621d1a05138a78")
			.contains("第2页，共", "快照内容哈希ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73");
	}

	@Test
	void embedsItsFonts() throws IOException {
		String pdf = Files.readString(chinese.pdf(), StandardCharsets.ISO_8859_1);
		for (String part : List.of("/AAAAAA+NotoSansSC", "/AAAAAB+NotoSansSC", "/FontFile2", "/Identity-H")) {
			assertThat(pdf.contains(part)).as(part).isTrue();
		}
	}

	@Test
	void theSameRunGivesTheSameBytes() throws IOException {
		ReportFiles again = write(Locale.CHINESE, "again", Optional.empty());
		assertThat(Files.mismatch(again.pdf(), chinese.pdf())).isEqualTo(-1);
		assertThat(Files.mismatch(again.detail(), chinese.detail())).isEqualTo(-1);
	}

	@Test
	void leavesNothingHalfWrittenBehind() throws IOException {
		try (var files = Files.list(chinese.pdf().getParent())) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrder("self-inspection-report-7.pdf", "detail-list-7.xlsx");
		}
		try (var files = Files.list(home.resolve("tmp"))) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void speaksEnglishWhereTheLocaleDoes() throws IOException {
		assertThat(text(write(Locale.ENGLISH, "en", Optional.empty()).pdf())).contains(
				"Self-inspectionreportontheuseofthemedical-insurancefund", "5.3Splitandduplicatecharging",
				"Noproblemfound", "Problemsfound", "Cannotbeproved", "13,620.00");
	}

	@Test
	void laysTheTemplatesOfAHospitalOverThePackedOnes() throws IOException {
		Path folder = Files.createDirectories(home.resolve("templates/self-inspection"));
		Files.writeString(folder.resolve("lines.jrxml"),
				Files.readString(Path.of("reports/self-inspection/lines.jrxml")).replace("\"•\"", "\"◆\""));
		assertThat(text(write(Locale.CHINESE, "own", Optional.of(home.resolve("templates"))).pdf()))
			.contains("◆明确违规：5例");
	}

	@Test
	void namesATemplateThatIsWrong() throws IOException {
		Path folder = Files.createDirectories(home.resolve("wrong/self-inspection"));
		Files.writeString(folder.resolve("cards.jrxml"), "<jasperReport><unknown/></jasperReport>");
		assertThatExceptionOfType(ProblemsException.class)
			.isThrownBy(() -> write(Locale.CHINESE, "none", Optional.of(home.resolve("wrong"))))
			.satisfies((ex) -> {
				assertThat(ex.problems()).hasSize(1);
				assertThat(ex.problems().get(0).code()).isEqualTo("report.template-wrong");
				assertThat(ex.problems().get(0).place()).endsWith("cards.jrxml");
			});
	}

	@Test
	void refusesARunWhoseTotalIsNotThatOfItsFindings() {
		MadeRun made = MadeRun.whole();
		assertThatExceptionOfType(ProblemsException.class)
			.isThrownBy(() -> new ReportWriter(new MadeReader(made, 2), Locale.CHINESE).write(made.facts(),
					home.resolve("none"), Optional.empty(), home.resolve("tmp")))
			.satisfies((ex) -> assertThat(ex.problems().get(0).code()).isEqualTo("report.totals-differ"));
		assertThat(home.resolve("none/self-inspection-report-7.pdf")).doesNotExist();
	}

	@Test
	void reportsARunThatFoundNothing() throws IOException {
		MadeRun made = new MadeRun().chapter("equipment", 2, "设备", "Equipment")
			.chapter("finance", 4, "财务与票据", "Finance")
			.type("false-settlement", 6, "虚假结算", "False settlement");
		made.rule("FIN-1", "finance", "false-settlement", Rule.Verdict.BREACH, true, "结算没有对应的票据", "No receipt")
			.clean(12);
		ReportFiles files = new ReportWriter(new MadeReader(made, 1), Locale.CHINESE).write(made.facts(),
				home.resolve("clean"), Optional.empty(), home.resolve("tmp"));
		assertThat(text(files.pdf())).contains("发现问题0例，结论见下。", "规则1条均作出判断，检查12行，没有发现问题。")
			.contains("三、设备", "结论：无法证明本次没有检查本项的规则，不能得出结论。")
			.contains("没有需要整改的问题。", "本次没有无法证明的事项。")
			.doesNotContain("各章计入金额");
	}

	@Test
	void takesBackWhatItCouldNotFinish() throws IOException {
		Path folder = home.resolve("taken");
		Path inTheWay = Files.createDirectories(folder.resolve("self-inspection-report-7.pdf/in-the-way"));
		assertThatExceptionOfType(ProblemsException.class)
			.isThrownBy(() -> write(Locale.CHINESE, "taken", Optional.empty()))
			.satisfies((ex) -> assertThat(ex.problems().get(0).code()).isEqualTo("report.folder-not-writable"));
		try (var files = Files.list(folder)) {
			assertThat(files).containsExactly(inTheWay.getParent());
		}
	}

	@Test
	void saysWhereItCannotWrite() throws IOException {
		Path file = Files.writeString(home.resolve("file"), "");
		MadeRun made = MadeRun.whole();
		assertThatExceptionOfType(ProblemsException.class)
			.isThrownBy(() -> new ReportWriter(new MadeReader(made, 1), Locale.CHINESE).write(made.facts(), file,
					Optional.empty(), home.resolve("tmp")))
			.satisfies((ex) -> {
				assertThat(ex.problems().get(0).code()).isEqualTo("report.folder-not-writable");
				assertThat(ex.problems().get(0).text()).contains(file.toString());
			});
	}

}
