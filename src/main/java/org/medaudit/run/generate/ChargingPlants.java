package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Breaches and near misses in charging: pairs, repeats, frequency, packages, prices,
 * discounts.
 */
final class ChargingPlants {

	private static final String WARD = "d01";

	private final World world;

	private final Charges charges;

	private final Truth truth;

	ChargingPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	/** One of each, on dates that differ from round to round. */
	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(20 + (round * 7L) % 120);
		pairOfTheDay(day);
		pairOfTheVisit(day);
		pairWithinSixHours(day);
		pairWithinTheHour(day);
		repeatedLine(day);
		dischargeDay(day);
		frequency(day);
		packageInParts(day);
		price(day);
		incision(day);
	}

	private void pairOfTheDay(LocalDate day) {
		this.world.inpatient(WARD, day, 3, (visit) -> {
			this.charges.line(visit, day.atTime(11, 0), "stent", 1);
			String inside = this.charges.line(visit, day.atTime(16, 0), "ptca", 1);
			this.truth.breach("DUP-1", World.yuan("1800"), "支架置入术同日另收冠脉成形术", List.of(inside));
		});
		this.world.inpatient(WARD, day, 3, (visit) -> {
			this.charges.line(visit, day.atTime(11, 0), "stent", 1);
			String apart = this.charges.line(visit, day.plusDays(1).atTime(16, 0), "ptca", 1);
			this.truth.nearMiss("DUP-1", "次日收取", List.of(apart));
		});
		this.world.inpatient(WARD, day, 3, (visit) -> {
			this.charges.line(visit, day.atTime(11, 0), "stent", 1);
			String refunded = this.charges.line(visit, day.atTime(16, 0), "ptca", 1);
			Item item = this.charges.item("ptca");
			this.charges.priced(visit, day.atTime(17, 0), item, BigDecimal.ONE.negate(), item.price(),
					(row) -> row.set("refund_of", refunded));
			this.truth.nearMiss("DUP-1", "已全额退费", List.of(refunded));
		});
	}

	private void pairOfTheVisit(LocalDate day) {
		this.world.inpatient("d05", day, 4, (visit) -> {
			this.charges.line(visit, day.atTime(11, 0), "delivery", 1);
			String inside = this.charges.line(visit, day.plusDays(2).atTime(9, 30), "perineum", 1);
			this.truth.breach("DUP-1", World.yuan("180"), "接生后同一次住院另收阴道裂伤缝合术", List.of(inside));
		});
	}

	private void pairWithinSixHours(LocalDate day) {
		this.world.inpatient("d05", day, 2, (visit) -> {
			this.charges.line(visit, day.atTime(18, 0), "delivery", 1);
			String inside = this.charges.line(visit, day.atTime(12, 0), "fetal_heart", 1);
			String outside = this.charges.line(visit, day.atTime(11, 59), "fetal_heart", 1);
			this.truth.breach("DUP-1", World.yuan("30"), "接生前六小时整另收胎心监测", List.of(inside));
			this.truth.nearMiss("DUP-1", "接生前六小时零一分", List.of(outside));
		});
	}

	private void pairWithinTheHour(LocalDate day) {
		this.world.inpatient(WARD, day, 2, (visit) -> {
			this.charges.line(visit, day.atTime(13, 0), "arterial_pressure", 1);
			String inside = this.charges.line(visit, day.atTime(13, 59), "ecg_monitoring", 1);
			String outside = this.charges.line(visit, day.atTime(14, 0), "ecg_monitoring", 2);
			this.truth.breach("DUP-1", World.yuan("4"), "持续有创血压监测同一小时另收心电监测", List.of(inside));
			this.truth.nearMiss("DUP-1", "相差整一小时", List.of(outside));
		});
	}

	private void repeatedLine(LocalDate day) {
		LocalDateTime at = day.atTime(14, 20);
		this.world.inpatient("d02", day, 2, (visit) -> {
			this.charges.line(visit, at, "liver_panel", 1);
			String second = this.charges.line(visit, at.plusSeconds(20), "liver_panel", 1);
			String later = this.charges.line(visit, at.plusMinutes(1), "liver_panel", 1);
			this.truth.breach("DUP-2", World.yuan("60"), "同一分钟重复一行", List.of(second));
			this.truth.nearMiss("DUP-2", "下一分钟", List.of(later));
		});
	}

	private void dischargeDay(LocalDate day) {
		Department ward = this.world.hospital().department("d04");
		Visit visit = this.world.visits().open("21", ward, day.atTime(7, 30), day.plusDays(3).atTime(10, 0));
		for (int night = 0; night < 3; night++) {
			LocalDateTime at = day.plusDays(night).atStartOfDay();
			if (night > 0) {
				this.charges.line(visit, visit.nextMinute(at), "bed", 1);
			}
			this.charges.line(visit, visit.nextMinute(at), "consultation", 1);
		}
		String onDischarge = this.charges.line(visit, day.plusDays(3).atTime(8, 0), "bed", 1);
		this.world.visits().settle(visit);
		this.truth.breach("DUP-4", World.yuan("40"), "出院日收取床位费", List.of(onDischarge));
		Visit sameDay = this.world.visits().open("21", ward, day.atTime(8, 0), day.atTime(17, 0));
		String allowed = this.charges.line(sameDay, day.atTime(8, 30), "bed", 1);
		this.world.visits().settle(sameDay);
		this.truth.nearMiss("DUP-4", "当日入出院计一天", List.of(allowed));
	}

	private void frequency(LocalDate day) {
		Department ward = this.world.hospital().department("d04");
		Visit visit = this.world.visits().open("21", ward, day.atTime(7, 30), day.plusDays(2).atTime(10, 0));
		String twice = this.charges.line(visit, day.atTime(8, 0), "consultation", 2);
		String monitored = this.charges.line(visit, day.plusDays(1).atTime(9, 0), "ecg_monitoring", 24);
		this.world.visits().settle(visit);
		this.truth.breach("FRQ-1", World.yuan("20"), "住院诊查费一日两次", List.of(twice));
		this.truth.nearMiss("FRQ-1", "按小时项目一日二十四小时", List.of(monitored));
	}

	private void packageInParts(LocalDate day) {
		this.world.outpatient("d07", day, (visit) -> {
			List<String> parts = List.of(this.charges.line(visit, day.atTime(9, 0), "part_a", 1),
					this.charges.line(visit, day.atTime(9, 5), "part_b", 1),
					this.charges.line(visit, day.atTime(9, 10), "part_c", 1));
			this.truth.breach("SPL-1", World.yuan("100"), "套餐拆成三项收取（400 元，套餐价 300 元）", parts);
		});
		this.world.outpatient("d07", day,
				(visit) -> this.truth.nearMiss("SPL-1", "只做其中两项",
						List.of(this.charges.line(visit, day.atTime(9, 0), "part_a", 1),
								this.charges.line(visit, day.atTime(9, 5), "part_b", 1))));
	}

	private void price(LocalDate day) {
		Item ultrasound = this.charges.item("ultrasound");
		this.world.outpatient("d07", day, (visit) -> {
			String dear = this.charges.priced(visit, day.atTime(9, 0), ultrasound, BigDecimal.ONE, World.yuan("92.50"),
					(row) -> {
					});
			this.truth.breach("PRC-1", World.yuan("12.50"), "单价 92.50 元，高于 80.00 元", List.of(dear));
		});
		LocalDate other = day.plusDays(3);
		this.world.outpatient("d07", other, (visit) -> {
			String exact = this.charges.line(visit, other.atTime(9, 0), "ultrasound", 1);
			this.truth.nearMiss("PRC-1", "等于最高限价", List.of(exact));
		});
	}

	private void incision(LocalDate day) {
		this.truth.breach("DSC-1", World.yuan("750"), "同一切口第二项手术未按五折收取",
				List.of(operation(day, World.yuan("1500.00"))));
		this.truth.nearMiss("DSC-1", "第二项手术已按五折收取", List.of(operation(day.plusDays(1), World.yuan("750.00"))));
	}

	private String operation(LocalDate day, BigDecimal secondPrice) {
		String[] second = new String[1];
		this.world.inpatient("d02", day, 3, (visit) -> {
			String id = "op-" + visit.id;
			this.world.files()
				.row("operation")
				.set("operation_id", id)
				.set("visit_id", visit.id)
				.set("operation_code", "51.2300")
				.set("operation_name", "腹腔镜下胆囊切除术")
				.set("surgeon_id", visit.department.doctor(1))
				.set("incision_no", "1")
				.set("began_at", day.atTime(10, 0))
				.set("ended_at", day.atTime(12, 0))
				.write();
			visit.operationRecorded();
			this.charges.line(visit, day.atTime(10, 10), "operation_main", 1, (row) -> row.set("operation_id", id));
			second[0] = this.charges.priced(visit, day.atTime(10, 20), this.charges.item("operation_second"),
					BigDecimal.ONE, secondPrice, (row) -> row.set("operation_id", id));
		});
		return second[0];
	}

}
