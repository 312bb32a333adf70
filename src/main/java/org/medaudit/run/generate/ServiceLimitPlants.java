package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of the limits of services and consumables that depend on who
 * the patient is, what the illness is, and where and how the visit takes place; once a
 * hospital.
 */
final class ServiceLimitPlants {

	private static final String CLINIC = "d07";

	private static final String CHEST = "d13";

	private static final String CHEST_ILLNESS = "J18.900";

	private static final LocalDate DAY = LocalDate.of(2026, 4, 14);

	private static final Consumer<RecordFiles.Row> ANYBODY = (row) -> {
	};

	private final World world;

	private final Charges charges;

	private final Truth truth;

	ServiceLimitPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		insurance();
		ages();
		sex();
		illness();
		place();
	}

	private void insurance() {
		breach("LIM-16", "pay_injury", "限工伤保险的项目在职工医保结算", ANYBODY);
		nearMiss("LIM-16", "pay_injury", "险种为工伤保险", (row) -> row.set("insurance_kind", "INJURY"));
		breach("LIM-17", "pay_maternity", "限生育保险的项目在职工医保结算", ANYBODY);
		nearMiss("LIM-17", "pay_maternity", "险种为生育保险", (row) -> row.set("insurance_kind", "510"));
	}

	private void ages() {
		breach("LIM-18", "pay_newborn", "出生二十九天收取新生儿项目", born(DAY.minusDays(29)));
		nearMiss("LIM-18", "pay_newborn", "出生二十八天", born(DAY.minusDays(28)));
		breach("LIM-19", "pay_child", "满七岁，支付限六岁", born(DAY.minusYears(7)));
		nearMiss("LIM-19", "pay_child", "满七岁的前一天", born(DAY.minusYears(7).plusDays(1)));
		breach("LIM-29", "pay_age", "满六十一岁，年龄段到六十岁", born(DAY.minusYears(61)));
		nearMiss("LIM-29", "pay_age", "满十六岁当天", born(DAY.minusYears(16)));
		breach("LIM-80", "use_child", "满十八岁收取儿童专用项目", born(DAY.minusYears(18)));
		nearMiss("LIM-80", "use_child", "满十八岁的前一天", born(DAY.minusYears(18).plusDays(1)));
		breach("LIM-32", "con_newborn", "出生二十九天使用新生儿耗材", born(DAY.minusDays(29)));
		nearMiss("LIM-32", "con_newborn", "出生二十八天", born(DAY.minusDays(28)));
		breach("LIM-33", "con_child", "满十五岁，耗材限十四岁", born(DAY.minusYears(15)));
		nearMiss("LIM-33", "con_child", "满十五岁的前一天", born(DAY.minusYears(15).plusDays(1)));
	}

	private void sex() {
		Consumer<RecordFiles.Row> woman = (row) -> row.set("sex", "2");
		breach("LIM-81", "use_women", "男性患者收取女性检查", ANYBODY);
		nearMiss("LIM-81", "use_women", "女性患者", woman);
		breach("LIM-87", "con_women", "男性患者使用女性耗材", ANYBODY);
		nearMiss("LIM-87", "con_women", "女性患者", woman);
	}

	private void illness() {
		illness("LIM-20", "pay_indication", "诊断不在支付的适应症内", "S72.000", "脑梗死后遗症", "I69.300");
		illness("LIM-78", "use_exam", "诊断中没有检验的指征", "S72.000", "糖尿病", "E11.900");
		illness("LIM-79", "use_treatment", "治疗与诊断无关", "S72.000", "呼吸衰竭", "J96.000");
		illness("LIM-82", "use_forbidden", "静脉炎患者使用禁忌的理疗", "I80.200", "没有禁忌的诊断", "M54.500");
		illness("LIM-83", "use_indication", "诊断不在适用范围内", "K29.700", "背痛", "M54.500");
		illness("LIM-88", "con_disease", "诊断不在耗材限定的疾病内", "K29.700", "1型糖尿病", "E10.900");
	}

	private void place() {
		breach("LIM-21", "pay_department", "限内科的项目由全科门诊收取", ANYBODY);
		this.truth.nearMiss("LIM-21", "内科的二级科目收取", List.of(line("21", CHEST, CHEST_ILLNESS, "pay_department")));
		breach("LIM-85", "con_department", "呼吸内科的耗材由全科门诊收取", ANYBODY);
		this.truth.nearMiss("LIM-85", "呼吸内科收取", List.of(line("21", CHEST, CHEST_ILLNESS, "con_department")));
		breach("LIM-22", "pay_visit", "限住院的项目在门诊收取", ANYBODY);
		this.truth.nearMiss("LIM-22", "住院收取", List.of(line("21", CHEST, CHEST_ILLNESS, "pay_visit")));
		breach("LIM-24", "pay_level", "限三级医院的项目，本院为二级", ANYBODY);
		nearMiss("LIM-24", "pay_level_ok", "限二级及以上的项目", ANYBODY);
	}

	private void illness(String rule, String key, String note, String illness, String nearNote, String nearIllness) {
		this.truth.breach(rule, price(key), note, List.of(line("11", CLINIC, illness, key)));
		this.truth.nearMiss(rule, nearNote, List.of(line("11", CLINIC, nearIllness, key)));
	}

	private void breach(String rule, String key, String note, Consumer<RecordFiles.Row> person) {
		this.truth.breach(rule, price(key), note, List.of(line("11", CLINIC, "K29.700", person, key)));
	}

	private void nearMiss(String rule, String key, String note, Consumer<RecordFiles.Row> person) {
		this.truth.nearMiss(rule, note, List.of(line("11", CLINIC, "K29.700", person, key)));
	}

	private BigDecimal price(String key) {
		return this.charges.item(key).price();
	}

	private String line(String kind, String department, String illness, String key) {
		return line(kind, department, illness, ANYBODY, key);
	}

	private String line(String kind, String department, String illness, Consumer<RecordFiles.Row> person, String key) {
		String[] id = new String[1];
		this.world.visitor(kind, department, DAY, illness, person,
				(visit) -> id[0] = this.charges.line(visit, DAY.atTime(9, 0), key, 1));
		return id[0];
	}

	private static Consumer<RecordFiles.Row> born(LocalDate day) {
		return (row) -> row.set("birth_date", day);
	}

}
