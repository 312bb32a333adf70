package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Breaches and near misses of orders, settlement lists, uploads, refunds and codes. */
final class RecordPlants {

	private final World world;

	private final Visits visits;

	private final Charges charges;

	private final Truth truth;

	RecordPlants(World world) {
		this.world = world;
		this.visits = world.visits();
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(8 + (round * 8L) % 160);
		orders(day);
		settlementList(day);
		uploads(day);
		refunds(day);
		outsideTheStay(day);
		persons(day);
		details(day);
		operations(day);
	}

	private void orders(LocalDate day) {
		Visit visit = stay("d03", day, 3);
		order(visit, "ordered_drug", day.atTime(9, 0));
		String ordered = this.charges.line(visit, day.plusDays(2).atTime(9, 0), "ordered_drug", 1);
		String unordered = this.charges.line(visit, day.plusDays(1).atTime(9, 0), "unordered_drug", 2);
		this.visits.settle(visit);
		this.truth.breach("REC-1", World.yuan("34"), "药品没有医嘱", List.of(unordered));
		this.truth.nearMiss("REC-1", "按项目和日期能对应长期医嘱", List.of(ordered));
	}

	private void order(Visit visit, String key, LocalDateTime at) {
		this.world.files()
			.row("medical_order")
			.set("order_id", "order-" + visit.id)
			.set("visit_id", visit.id)
			.set("kind", "long")
			.set("item_code", this.charges.item(key).code())
			.set("ordered_at", at)
			.set("stopped_at", visit.dischargedAt)
			.set("staff_id", visit.department.doctor(1))
			.write();
	}

	private void settlementList(LocalDate day) {
		this.truth.breach("REC-2", World.yuan("25"), "收取一级护理三日，结算清单两日", nursed(day, 2));
		this.truth.nearMiss("REC-2", "结算清单与护理费日数一致", nursed(day, 3));
	}

	private List<String> nursed(LocalDate day, int listed) {
		Visit visit = stay("d03", day, 3);
		List<String> lines = day.datesUntil(day.plusDays(3))
			.map((date) -> this.charges.line(visit, date.atTime(9, 0), "nursing_1", 1))
			.toList();
		this.visits.settle(visit);
		this.world.files()
			.row("settlement_list")
			.set("visit_id", visit.id)
			.set("settlement_id", "s-" + visit.id)
			.set("special_nursing_days", "0")
			.set("nursing_1_days", listed)
			.set("nursing_2_days", "0")
			.set("nursing_3_days", "0")
			.set("ventilator_time", "0/0/0")
			.write();
		return lines;
	}

	private void uploads(LocalDate day) {
		this.world.outpatient("d07", day, (visit) -> {
			String late = this.charges.line(visit, day.atTime(9, 0), "outpatient_visit", 1,
					(row) -> row.set("uploaded_at", day.plusDays(4).atTime(0, 10)));
			this.truth.breach("DAT-1", World.yuan("15"), "第四天上传", List.of(late));
			String justInTime = this.charges.line(visit, day.atTime(9, 30), "injection", 1,
					(row) -> row.set("uploaded_at", day.plusDays(3).atTime(23, 50)));
			this.truth.nearMiss("DAT-1", "第三天上传", List.of(justInTime));
		});
	}

	private void refunds(LocalDate day) {
		Item injection = this.charges.item("injection");
		this.world.outpatient("d07", day, (visit) -> {
			this.charges.line(visit, day.atTime(9, 0), "outpatient_visit", 1);
			String orphan = this.charges.priced(visit, day.atTime(10, 0), injection, BigDecimal.ONE.negate(),
					injection.price(), (row) -> {
					});
			this.truth.breach("DAT-2", World.yuan("6"), "退费没有原明细", List.of(orphan));
		});
		this.world.outpatient("d07", day, (visit) -> {
			String original = this.charges.line(visit, day.atTime(9, 0), "injection", 2);
			String whole = this.charges.priced(visit, day.atTime(10, 0), injection, BigDecimal.valueOf(-2),
					injection.price(), (row) -> row.set("refund_of", original));
			this.truth.nearMiss("DAT-2", "退费等于原明细", List.of(whole));
		});
	}

	private void outsideTheStay(LocalDate day) {
		Visit visit = stay("d03", day, 2);
		this.charges.line(visit, day.atTime(9, 0), "injection", 1);
		LocalDate discharge = visit.dischargedAt.toLocalDate();
		String allowed = this.charges.line(visit, discharge.plusDays(1).atTime(9, 0), "injection", 1);
		String late = this.charges.line(visit, discharge.plusDays(2).atTime(9, 0), "injection", 1);
		this.visits.settle(visit);
		this.truth.breach("DAT-3", World.yuan("6"), "出院后第二日收费", List.of(late));
		this.truth.nearMiss("DAT-3", "出院后第一日补记", List.of(allowed));
	}

	/** A man's illness in a woman, a newborn's in a grown man, and both in their own. */
	private void persons(LocalDate day) {
		this.truth.breach("DAT-4", null, "女性患者的前列腺诊断", diagnosed(day, "C61.x00", "2", "1960-05-01"));
		this.truth.nearMiss("DAT-4", "男性患者的前列腺诊断", diagnosed(day, "C61.x00", "1", "1960-05-01"));
		this.truth.breach("DAT-4", null, "成人的新生儿诊断", diagnosed(day, "P22.000", "1", day.minusDays(29)));
		this.truth.nearMiss("DAT-4", "出生二十八天的新生儿诊断", diagnosed(day, "P22.000", "1", day.minusDays(28)));
	}

	private List<String> diagnosed(LocalDate day, String diagnosis, String sex, Object born) {
		Visit visit = this.world.visitor("11", "d07", day, diagnosis,
				(row) -> row.set("sex", sex).set("birth_date", born),
				(open) -> this.charges.line(open, day.atTime(9, 0), "outpatient_visit", 1));
		return List.of(visit.id, visit.id + " 1");
	}

	private void details(LocalDate day) {
		detail(day, "59.50", true);
		detail(day.plusDays(1), "59.99", false);
		this.world.outpatient("d07", day, (visit) -> {
			String foreign = this.charges.line(visit, day.atTime(9, 0), "no_national_code", 1);
			this.truth.breach("DAT-5", null, "医保范围内的院内编码没有对照", List.of(foreign));
			String nobody = this.charges.line(visit, day.atTime(9, 10), "injection", 1,
					(row) -> row.set("ordering_department_id", ""));
			this.truth.breach("DAT-5", null, "没有开单科室", List.of(nobody));
		});
	}

	private void detail(LocalDate day, String price, boolean breach) {
		this.world.outpatient("d07", day, (visit) -> {
			String line = this.charges.line(visit, day.atTime(9, 0), "odd_price", 1,
					(row) -> row.set("unit_price", price));
			if (breach) {
				this.truth.breach("DAT-5", World.yuan("0.50"), "金额 60.00 元，单价 59.50 元", List.of(line));
			}
			else {
				this.truth.nearMiss("DAT-5", "金额与单价相差一分", List.of(line));
			}
		});
	}

	private void operations(LocalDate day) {
		Visit unrecorded = operated(day);
		unrecorded.operationRecorded();
		this.visits.settle(unrecorded);
		this.truth.breach("DAT-6", null, "收取手术费，没有手术记录", List.of(unrecorded.id));
		Visit badCode = operated(day);
		String record = this.visits.operation(badCode, "9999");
		this.visits.settle(badCode);
		this.truth.breach("DAT-6", null, "手术操作编码形式不对", List.of(record));
		Visit recorded = operated(day);
		String sound = this.visits.operation(recorded, "99.9900");
		this.visits.settle(recorded);
		this.truth.nearMiss("DAT-6", "有手术记录，编码形式正确", List.of(recorded.id, sound));
	}

	private Visit operated(LocalDate day) {
		Visit visit = stay("d02", day, 2);
		this.charges.line(visit, day.atTime(10, 0), "minor_operation", 1);
		return visit;
	}

	private Visit stay(String department, LocalDate day, int nights) {
		return this.visits.open("21", this.world.hospital().department(department), day.atTime(7, 30),
				day.plusDays(nights).atTime(10, 0));
	}

}
