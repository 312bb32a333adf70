package org.medaudit.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.RuleResult.Outcome;
import org.medaudit.finding.Run;
import org.medaudit.finding.RunOpening;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.figures.RunFacts;
import org.medaudit.report.figures.Tally;
import org.medaudit.rules.Chapter;
import org.medaudit.rules.ProblemType;
import org.medaudit.rules.Rule;
import org.medaudit.rules.Text;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.RecordAccount;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.MonthSum;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.QualityRow;
import org.medaudit.values.Period;
import org.medaudit.values.Sha256;

/**
 * A run made up by hand: a rule of every outcome, findings of every change, amounts
 * counted in full, in part and not at all.
 */
public final class MadeRun {

	private final List<Rule> rules = new ArrayList<>();

	private final List<RuleResult> results = new ArrayList<>();

	private final List<Finding> findings = new ArrayList<>();

	private final List<Chapter> chapters = new ArrayList<>();

	private final List<ProblemType> types = new ArrayList<>();

	private int problemRows = 6;

	private String id;

	/** Begins with nothing in it. */
	public MadeRun chapter(String key, int clause, String zh, String en) {
		this.chapters.add(new Chapter(key, clause, new Text(zh, en), new Text(zh + "符合规定", en + " follow the rules")));
		return this;
	}

	public MadeRun type(String key, int row, String zh, String en) {
		this.types.add(new ProblemType(key, row, new Text(zh, en), new Text(zh + "的概念", "what " + en + " means")));
		return this;
	}

	/** A rule; what follows belongs to it. */
	public MadeRun rule(String ruleId, String chapter, String problem, Rule.Verdict verdict, boolean books, String zh,
			String en) {
		this.id = ruleId;
		this.rules.add(new Rule(ruleId, 1, "made/" + ruleId, new Text(zh, en), List.of(), problem, chapter, verdict,
				Rule.Status.ACTIVE,
				List.of(new Rule.Basis("医疗保障基金使用监督管理条例（国务院令第735号）", "第三十八条", LocalDate.of(2021, 5, 1), null, "C", ""),
						new Rule.Basis("医疗保障基金使用监督管理条例实施细则（2025年征求意见稿）", "第二十三条", null, null, "G", "")),
				Map.of("charge", List.of("amount")), List.of(), List.of(), List.of(),
				new Rule.Identity(List.of("charge_id"), null, books, new Text("", "")),
				Map.of("no_time_of_day", new Text("没有时刻（时间为零点整）", "no time of day")), List.of(), List.of(), List.of(),
				List.of(), null, "", "", Sha256.hex(ruleId)));
		return this;
	}

	public MadeRun result(Outcome outcome, boolean implausible, String reasonZh, String reasonEn, long examined,
			long notJudged) {
		this.results.add(new RuleResult(this.id, 1, Sha256.hex(this.id), outcome, implausible, reasonZh, reasonEn,
				examined, (notJudged > 0) ? Map.of("no_time_of_day", notJudged) : Map.of(), 0, null, 12));
		return this;
	}

	public MadeRun found(long examined) {
		return result(Outcome.FINDINGS, false, null, null, examined, 0);
	}

	public MadeRun clean(long examined) {
		return result(Outcome.CLEAN, false, null, null, examined, 0);
	}

	/** How many problem rows the findings made from now on have. */
	public MadeRun problemRows(int rows) {
		this.problemRows = rows;
		return this;
	}

	/** A finding of this run; amounts as text, null for none. */
	public MadeRun finding(String visit, String amount, String counted, String fund, String zh) {
		return finding(visit, amount, counted, fund, zh, Finding.Change.NEW, Finding.State.OPEN);
	}

	public MadeRun finding(String visit, String amount, String counted, String fund, String zh, Finding.Change change,
			Finding.State state) {
		Rule rule = this.rules.get(this.rules.size() - 1);
		String findingId = Sha256.hex(this.id + this.findings.size()).substring(0, 16);
		FoundFinding.Subject subject = new FoundFinding.Subject(visit, "p-" + visit, "D01", "S001", "003110000060000",
				"普通心电图检查");
		FoundFinding found = new FoundFinding(findingId, "charge_id=c" + this.findings.size(), subject,
				LocalDate.of(2026, 3, 1).plusDays(this.findings.size() % 25), LocalDate.of(2026, 3, 31),
				new BigDecimal("1.0000"), decimal(amount), decimal(amount), decimal(fund), this.problemRows,
				this.problemRows + 2, zh, "made-up case of " + rule.title().en(), "d", List.of());
		RuleResult result = this.results.get(this.results.size() - 1);
		this.findings.add(new Finding(7, this.id, rule.verdict().name().toLowerCase(), change, result.implausible(),
				state, found, decimal(counted)));
		return this;
	}

	private static BigDecimal decimal(String text) {
		return (text != null) ? new BigDecimal(text) : null;
	}

	public List<Finding> findings() {
		return List.copyOf(this.findings);
	}

	public List<Rule> rules() {
		return List.copyOf(this.rules);
	}

	private static final QualityContents QUALITY = new QualityContents(
			List.of(new QualityRow("charge", "amount", "amount-differs", "金额与单价乘数量相差超过一分", 17, 149_990, "c1009"),
					new QualityRow("charge", "", "alike-estimated", "与另一行完全相同", 4_800, 149_990, "c7")),
			List.of(new ColumnProfile("charge", "amount", 149_990, 149_980, 2_140, false, "-900.00", "8200.00",
					new BigDecimal("17998800.00")),
					new ColumnProfile("charge", "executing_staff_id", 149_990, 30_000, 210, false, null, null, null),
					new ColumnProfile("visit", "discharged_at", 4_208, 4_000, 3_800, true, "2026-01-02 08:00:00",
							"2026-06-30 11:00:00", null)),
			List.of(new MonthSum("charge", YearMonth.of(2026, 1), 70_000, new BigDecimal("9000000.00")),
					new MonthSum("charge", YearMonth.of(2026, 3), 79_990, new BigDecimal("8998800.00")),
					new MonthSum("settlement", YearMonth.of(2026, 1), 2_000, new BigDecimal("8990000.00")),
					new MonthSum("visit", YearMonth.of(2026, 1), 4_208, null)),
			List.of(new Measured("rejected_rows_percent", "visit", "", new BigDecimal("0.05"), new BigDecimal("5"), 2),
					new Measured("rejected_rows_percent", "charge", "", new BigDecimal("0.01"), new BigDecimal("5"),
							10)));

	public RunFacts facts() {
		Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));
		RunOpening.Identity identity = new RunOpening.Identity(Sha256.hex("content"), Sha256.hex("rules"),
				Sha256.hex("knowledge"), Sha256.hex("parameters"));
		Run run = new Run(7, 2, identity, "H0001", "示范市第一医院（虚构）", "20260701-080000", period, true,
				Instant.parse("2026-07-01T00:10:00Z"), Instant.parse("2026-07-01T00:12:00Z"), this.findings.size(),
				this.findings.stream()
					.map(Finding::countedAmount)
					.filter((counted) -> counted != null)
					.reduce(BigDecimal.ZERO, BigDecimal::add));
		Manifest manifest = new Manifest("20260701-080000", Instant.parse("2026-07-01T00:05:00Z"), "records", "1",
				identity.contentHash(), Sha256.hex("file"), "H0001", "示范市第一医院（虚构）", period, true, Map.of(),
				List.of(new RecordAccount("charge", "charge-1.csv", 100_000, 99_990, 10, decimal("12000000.00"),
						decimal("11998800.00"), decimal("1200.00"), 0),
						new RecordAccount("charge", "charge-2.csv", 50_000, 50_000, 0, decimal("6000000.00"),
								decimal("6000000.00"), decimal("0.00"), 0),
						new RecordAccount("department", "department.csv", 24, 24, 0, null, null, null, 0),
						new RecordAccount("visit", "visit.csv", 4_210, 4_208, 2, null, null, null, 0)),
				List.of(), Map.of("net_charge", 149_000L));
		return new RunFacts(run, List.copyOf(this.results), manifest, QUALITY, this.rules, this.chapters, this.types);
	}

	public ReportFigures figures() {
		Tally tally = new Tally(facts());
		this.findings.forEach(tally::add);
		Map<String, List<String>> rows = new LinkedHashMap<>();
		tally.caseIds().forEach((finding) -> rows.put(finding, List.of("c1001", "c1002", "c1003", "c1004", "c1005")));
		return tally.figures(rows);
	}

	/** The five clauses with rules of every kind. */
	public static MadeRun whole() {
		MadeRun made = new MadeRun();
		made.chapter("licence", 1, "执业范围与人员资质", "Licence scope and staff")
			.chapter("licence.scope", 1, "诊疗科目与执业范围", "Scope of the licence")
			.chapter("licence.staff", 1, "人员资质", "Staff")
			.chapter("equipment", 2, "设备", "Equipment")
			.chapter("charging", 3, "价格与收费", "Price and charging")
			.chapter("charging.beds", 3, "床位与住院", "Beds and stays")
			.chapter("charging.stay-day", 3, "入院日与出院日", "Admission and discharge day")
			.chapter("charging.split", 3, "分解收费与重复收费", "Split and duplicate charging")
			.chapter("charging.fees", 3, "药品、诊疗项目收费标准", "Fees after the standard")
			.chapter("charging.stock", 3, "药品、耗材进销存", "Stock")
			.chapter("charging.stock.accounts", 3, "分账管理", "Separate accounts")
			.chapter("charging.stock.invoices", 3, "两票制", "Two invoices")
			.chapter("finance", 4, "财务与票据", "Finance")
			.chapter("rectification", 5, "存在问题、整改与长效机制", "Gaps and rectification");
		types(made);
		licence(made);
		charging(made);
		books(made);
		return made;
	}

	private static void types(MadeRun made) {
		String[] zh = { "重复收费", "分解项目收费", "超标准收费", "串换收费", "虚记费用", "虚假结算", "超医保支付政策范围结算", "人卡不符", "私自联网", "违反服务协议",
				"无指征检查检验", "无指征治疗", "无指征住院", "挂床住院", "分解住院", "违规购销", "资质不符", "诱导住院", "高套病种或规避分组", "超量用药", "其他" };
		String[] keys = { "duplicate", "split", "over-standard", "substitution", "untrue-charge", "false-settlement",
				"beyond-policy", "identity-mismatch", "private-link", "breach-of-agreement", "tests-without-indication",
				"treatment-without-indication", "admission-without-indication", "hanging-bed", "split-admission",
				"illegal-purchase", "qualification-mismatch", "induced-admission", "up-coding", "drugs-beyond-limit",
				"other" };
		for (int row = 0; row < keys.length; row++) {
			made.type(keys[row], row + 1, zh[row], keys[row]);
		}
	}

	private static void licence(MadeRun made) {
		made.rule("LIC-1", "licence.scope", "qualification-mismatch", Rule.Verdict.BREACH, false, "科室收费超出登记的诊疗科目",
				"A department bills outside the licensed specialties")
			.clean(149_990)
			.rule("STF-1", "licence.staff", "qualification-mismatch", Rule.Verdict.BREACH, false, "人员离职、停职或证件不全仍开单、执行",
					"Staff who left or lack a certificate")
			.found(149_990)
			.finding("v1", "320.00", "320.00", "224.00",
					"2026-03-02 至 2026-03-09，工号 S104（医师）已于 2026-02-28 离职仍开单 4 项，涉及金额 320.00 元")
			.rule("EQP-1", "equipment", "qualification-mismatch", Rule.Verdict.BREACH, false, "收费项目所需设备科室没有在用",
					"No such equipment in use")
			.result(Outcome.NOT_PROVABLE, false, "缺少记录“设备”（equipment）和知识表 required_equipment",
					"record equipment and table required_equipment are missing", 0, 0);
	}

	private static void charging(MadeRun made) {
		made.rule("ADM-1", "charging.beds", "split-admission", Rule.Verdict.SUSPICION, false, "十五日内同病再次入院",
				"Back within fifteen days for the same illness")
			.found(1_204)
			.finding("v2", "8200.00", "8050.00", "5740.00",
					"就诊 v2 于 2026-03-12 入院，距前次出院（v0）4 天，主诊断 I50.9 相同，结算金额 8200.00 元")
			.finding("v3", "4100.00", "4100.00", null, "就诊 v3 于 2026-03-18 入院，距前次出院 9 天，主诊断 J44.1 相同，结算金额 4100.00 元")
			.rule("BED-1", "charging.beds", "other", Rule.Verdict.BREACH, false, "夜间实际占用床位超过核定床位数",
					"More patients at midnight than approved beds")
			.found(5_430)
			.finding(null, null, null, null, "2026-03-05 呼吸内科（D01）夜间占用床位 43 人，核定床位 40 张，当日没有床位费")
			.rule("BED-2", "charging.beds", "over-standard", Rule.Verdict.BREACH, false, "床位费日数超过住院夜数",
					"Bed days over nights")
			.result(Outcome.CLEAN, false, null, null, 1_204, 12)
			.rule("DUP-4", "charging.stay-day", "duplicate", Rule.Verdict.BREACH, false, "按夜项目在住院日以外收取",
					"Nightly items outside the stay")
			.clean(8_800)
			.rule("DUP-1", "charging.split", "duplicate", Rule.Verdict.BREACH, false, "重复收费：项目内涵已包含的项目另行收费",
					"Duplicate charge of an item that another one contains")
			.result(Outcome.FINDINGS, false, null, null, 149_990, 3)
			.finding("v1", "400.00", "400.00", "280.00", "2026-03-07 收取“心脏彩超”（A1）的同时另收“普通心电图检查”（B1），数量 4，应为 0")
			.finding("v2", "150.00", "150.00", "105.00", "2026-03-08 收取“心脏彩超”（A1）的同时另收“普通心电图检查”（B1），数量 1，应为 0",
					Finding.Change.PERSISTING, Finding.State.OPEN)
			.finding("v4", "100.00", null, "70.00", "2026-03-09 两次独立检查", Finding.Change.NEW, Finding.State.DISMISSED)
			.finding("v9", "90.00", null, "63.00", "已退费", Finding.Change.RESOLVED, Finding.State.OPEN)
			.rule("DUP-2", "charging.split", "duplicate", Rule.Verdict.SUSPICION, false, "同一分钟内同样的明细重复记账",
					"Identical line repeated")
			.result(Outcome.FINDINGS, true, null, null, 12_000, 20)
			.finding("v5", "5.00", null, "3.50", "同一分钟内重复 2 次")
			.finding("v6", "5.00", null, "3.50", "同一分钟内重复 2 次")
			.rule("FRQ-1", "charging.fees", "over-standard", Rule.Verdict.BREACH, false, "数量超过计价单位限定",
					"Quantity above the unit")
			.found(23_456)
			.finding("v1", "1000.00", "600.00", "500.00", "2026-03-11 “监护（日）”收取 2 日，限 1 日，超出 1 日，涉及金额 1000.00 元")
			.rule("PRC-1", "charging.fees", "over-standard", Rule.Verdict.BREACH, false, "单价超过限价", "Over the ceiling")
			.result(Outcome.NOT_PROVABLE, false, "知识表 price_standard（价格标准）没有数据", "table price_standard is empty", 0, 0)
			.rule("DSC-1", "charging.fees", "over-standard", Rule.Verdict.BREACH, false, "同一切口手术没有折价",
					"Same-incision discount")
			.result(Outcome.FAILED, false, "计算引擎的内存上限不够", "the engine ran out of memory", 0, 0);
	}

	private static void books(MadeRun made) {
		made.rule("INV-7", "charging.stock.accounts", "illegal-purchase", Rule.Verdict.BREACH, true, "药品与耗材混在同一账册",
				"Drugs and consumables in one ledger")
			.clean(2_000)
			.rule("INV-9", "charging.stock.invoices", "illegal-purchase", Rule.Verdict.BREACH, true, "两票之间品种、批号或数量不一致",
					"Two-invoice breach")
			.found(310)
			.finding(null, "12000.00", null, null, "发票 F2026-031 的销售方没有该批号的第一票，购进金额 12000.00 元")
			.rule("FIN-1", "finance", "false-settlement", Rule.Verdict.BREACH, true, "结算没有对应的票据",
					"Settlement without receipt")
			.found(4_208)
			.finding("v7", "530.20", null, null, "结算 s-700 没有票据，结算金额 530.20 元", Finding.Change.REOPENED,
					Finding.State.OPEN)
			.finding("v8", "66.00", null, null, "结算 s-701 没有票据", Finding.Change.NOT_COVERED, Finding.State.OPEN);
	}

}
