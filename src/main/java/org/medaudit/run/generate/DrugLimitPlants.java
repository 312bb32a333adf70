package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of the limits of payment and use that are judged line by line:
 * insurance, age, sex, level, kind of visit, diagnosis, days, earlier drugs.
 */
final class DrugLimitPlants {

	private static final String CLINIC = "d07";

	private static final String OTHER_ILLNESS = "K29.700";

	private final World world;

	private final Charges charges;

	private final Truth truth;

	DrugLimitPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	/** One of each, on dates that differ from round to round. */
	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(23 + (round * 7L) % 120);
		insurance(day);
		ages(day);
		sexLevelAndKind(day);
		illnesses(day);
		chronicDisease(day);
		internet(day);
		secondLine(day);
		days(day);
	}

	private void insurance(LocalDate day) {
		Consumer<RecordFiles.Row> maternity = (row) -> row.set("insurance_kind", "510");
		breach("LIM-1", "limit_injury", day, "工伤专用药品在职工医保结算", anybody());
		nearMiss("LIM-1", "limit_injury", day, "患者自费，基金不支付", anybody(), DrugLimitPlants::selfPaid);
		breach("LIM-2", "limit_maternity", day, "生育专用药品在职工医保结算", anybody());
		nearMiss("LIM-2", "limit_maternity", day, "险种为生育保险", maternity);
	}

	private void ages(LocalDate day) {
		breach("LIM-6", "limit_newborn", day, "患者二十九天", born(day.minusDays(29)));
		nearMiss("LIM-6", "limit_newborn", day, "患者二十八天", born(day.minusDays(28)));
		breach("LIM-7", "limit_child", day, "患者满十二岁", born(day.minusYears(12)));
		nearMiss("LIM-7", "limit_child", day, "满十二岁的前一天", born(day.minusYears(12).plusDays(1)));
		breach("LIM-65", "limit_children_only", day, "患者满十八岁", born(day.minusYears(18)));
		nearMiss("LIM-65", "limit_children_only", day, "满十八岁的前一天", born(day.minusYears(18).plusDays(1)));
		breach("LIM-66", "limit_no_children", day, "满十八岁的前一天", born(day.minusYears(18).plusDays(1)));
		nearMiss("LIM-66", "limit_no_children", day, "患者满十八岁", born(day.minusYears(18)));
		breach("LIM-72", "limit_old", day, "患者满六十五岁", born(day.minusYears(65)));
		nearMiss("LIM-72", "limit_old", day, "满六十五岁的前一天", born(day.minusYears(65).plusDays(1)));
	}

	private void sexLevelAndKind(LocalDate day) {
		breach("LIM-67", "limit_women", day, "男性患者使用妇科药品", anybody());
		nearMiss("LIM-67", "limit_women", day, "女性患者", (row) -> row.set("sex", "2"));
		breach("LIM-12", "limit_level", day, "限三级医院，本院为二级", anybody());
		visitor("11", day, "J10.100", anybody(),
				(visit) -> this.truth.nearMiss("LIM-12", "限二级及以上医院", List.of(line(visit, day, "limit_label"))));
		breach("LIM-13", "limit_kind", day, "限急诊和住院，在普通门诊使用", anybody());
		nearMiss("LIM-47", "limit_internet", day, "在实体门诊开具", anybody());
		visitor("13", day, OTHER_ILLNESS, anybody(),
				(visit) -> this.truth.nearMiss("LIM-13", "急诊就诊", List.of(line(visit, day, "limit_kind"))));
	}

	private void illnesses(LocalDate day) {
		illness("LIM-8", "limit_stroke", day, OTHER_ILLNESS, "诊断不在限定的病种内", "I63.900", "诊断为脑梗死");
		illness("LIM-70", "limit_label", day, OTHER_ILLNESS, "诊断不在说明书适应症内", "J11.100", "诊断为流行性感冒");
		illness("LIM-71", "limit_contra", day, "J45.900", "哮喘患者使用禁用的药品", OTHER_ILLNESS, "没有禁忌的诊断");
		illness("LIM-73", "limit_pregnant", day, "O23.400", "妊娠期使用禁用的药品", OTHER_ILLNESS, "没有妊娠的诊断");
	}

	private void illness(String rule, String item, LocalDate day, String wrong, String note, String right,
			String nearNote) {
		Consumer<RecordFiles.Row> woman = (row) -> row.set("sex", "2");
		visitor("11", day, wrong, woman, (visit) -> this.truth.breach(rule, this.charges.item(item).price(), note,
				List.of(line(visit, day, item))));
		visitor("11", day, right, woman,
				(visit) -> this.truth.nearMiss(rule, nearNote, List.of(line(visit, day, item))));
	}

	private void chronicDisease(LocalDate day) {
		visitor("140101", day, "I10.x00", anybody(),
				(visit) -> this.truth.breach("LIM-11", this.charges.item("limit_chronic").price(), "高血压慢特病就诊使用糖尿病病种药品",
						List.of(line(visit, day, "limit_chronic"))));
		visitor("140101", day, "E11.900", anybody(),
				(visit) -> this.truth.nearMiss("LIM-11", "糖尿病慢特病就诊", List.of(line(visit, day, "limit_chronic"))));
		visitor("11", day, "I10.x00", anybody(),
				(visit) -> this.truth.nearMiss("LIM-11", "普通门诊就诊", List.of(line(visit, day, "limit_chronic"))));
	}

	/**
	 * The demonstration's parameters say which kind of visit is one over the internet.
	 */
	private void internet(LocalDate day) {
		visitor("9901", day, OTHER_ILLNESS, anybody(),
				(visit) -> this.truth.breach("LIM-47", this.charges.item("limit_internet").price(), "互联网就诊开具不予支付的药品",
						List.of(line(visit, day, "limit_internet"))));
		nearMiss("LIM-47", "limit_internet", day, "普通门诊就诊", anybody());
	}

	private void secondLine(LocalDate day) {
		breach("LIM-5", "limit_second_line", day, "此前没有用过一线药品", anybody());
		this.world.inpatient("d01", day, 3, (visit) -> {
			line(visit, day, "limit_first_line");
			this.truth.nearMiss("LIM-5", "前一日用过一线药品", List.of(line(visit, day.plusDays(1), "limit_second_line")));
		});
	}

	private void days(LocalDate day) {
		visitor("11", day, OTHER_ILLNESS, anybody(), (visit) -> {
			String tooLong = supply(visit, day, 60, "60");
			this.truth.breach("LIM-9", World.yuan("60"), "开药六十天，限三十天", List.of(tooLong));
		});
		visitor("11", day, OTHER_ILLNESS, anybody(),
				(visit) -> this.truth.nearMiss("LIM-9", "开药三十天", List.of(supply(visit, day, 30, "30"))));
	}

	private String supply(Visit visit, LocalDate day, int quantity, String days) {
		return this.charges.line(visit, day.atTime(9, 0), "limit_days", quantity,
				(row) -> row.set("days_supply", days).set("is_discharge_drug", "0"));
	}

	private void breach(String rule, String item, LocalDate day, String note, Consumer<RecordFiles.Row> person) {
		BigDecimal amount = this.charges.item(item).price();
		visitor("11", day, OTHER_ILLNESS, person,
				(visit) -> this.truth.breach(rule, amount, note, List.of(line(visit, day, item))));
	}

	private void nearMiss(String rule, String item, LocalDate day, String note, Consumer<RecordFiles.Row> person) {
		nearMiss(rule, item, day, note, person, (row) -> {
		});
	}

	private void nearMiss(String rule, String item, LocalDate day, String note, Consumer<RecordFiles.Row> person,
			Consumer<RecordFiles.Row> more) {
		visitor("11", day, OTHER_ILLNESS, person, (visit) -> this.truth.nearMiss(rule, note,
				List.of(this.charges.line(visit, day.atTime(9, 0), item, 1, more))));
	}

	private void visitor(String kind, LocalDate day, String diagnosis, Consumer<RecordFiles.Row> person,
			Consumer<Visit> lines) {
		this.world.visitor(kind, CLINIC, day, diagnosis, person, lines);
	}

	private String line(Visit visit, LocalDate day, String item) {
		return this.charges.line(visit, day.atTime(9, 0), item, 1);
	}

	private static void selfPaid(RecordFiles.Row row) {
		row.set("self_paid", "1").set("scope_amount", "0.00");
	}

	private static Consumer<RecordFiles.Row> anybody() {
		return (row) -> {
		};
	}

	private static Consumer<RecordFiles.Row> born(LocalDate day) {
		return (row) -> row.set("birth_date", day);
	}

}
