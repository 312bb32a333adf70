package org.medaudit.run.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of services and consumables taken together with what else the
 * visit holds: caps and counts, contained consumables, diagnoses against services and
 * operations; once a hospital.
 */
final class ServiceTotalPlants {

	private static final String CLINIC = "d07";

	private static final LocalDate DAY = LocalDate.of(2026, 4, 15);

	private final World world;

	private final Charges charges;

	private final Truth truth;

	ServiceTotalPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		caps("LIM-28", "pay_cap");
		caps("LIM-34", "con_cap");
		contained();
		count();
		diagnosisWithoutItsService();
		operation();
	}

	/** The fund pays 70 percent of the scope; the cap is what it pays for one. */
	private void caps(String rule, String key) {
		this.world.outpatient(CLINIC, DAY,
				(visit) -> this.truth.breach(rule, this.charges.item(key).price(), "收取两次，折算的基金支付为限额的两倍",
						List.of(this.charges.line(visit, DAY.atTime(9, 0), key, 1),
								this.charges.line(visit, DAY.atTime(15, 0), key, 1))));
		this.world.outpatient(CLINIC, DAY, (visit) -> this.truth.nearMiss(rule, "折算的基金支付等于限额",
				List.of(this.charges.line(visit, DAY.atTime(9, 0), key, 1))));
	}

	private void contained() {
		this.world.outpatient(CLINIC, DAY, (visit) -> {
			this.charges.line(visit, DAY.atTime(9, 0), "pay_whole", 1);
			String inside = this.charges.line(visit, DAY.atTime(9, 30), "con_inside", 2);
			this.truth.breach("LIM-30", World.yuan("72"), "透析价格已含的血路管另收", List.of(inside));
		});
		this.world.outpatient(CLINIC, DAY, (visit) -> this.truth.nearMiss("LIM-30", "没有收取透析",
				List.of(this.charges.line(visit, DAY.atTime(9, 30), "con_inside", 1))));
	}

	private void count() {
		this.world.outpatient(CLINIC, DAY,
				(visit) -> this.truth.breach("LIM-86", World.yuan("240"), "每次就诊限三个，收取四个",
						List.of(this.charges.line(visit, DAY.atTime(9, 0), "con_count", 2),
								this.charges.line(visit, DAY.atTime(10, 0), "con_count", 2))));
		this.world.outpatient(CLINIC, DAY, (visit) -> this.truth.nearMiss("LIM-86", "正好三个",
				List.of(this.charges.line(visit, DAY.atTime(9, 0), "con_count", 3))));
	}

	private void diagnosisWithoutItsService() {
		Visit bare = stay("N18.500", (visit) -> {
		});
		this.truth.breach("LIM-37", null, "慢性肾脏病没有相应的治疗", List.of(bare.id));
		Visit treated = stay("N18.500", (visit) -> this.charges.line(visit, DAY.atTime(10, 0), "expected_item", 1));
		this.truth.nearMiss("LIM-37", "收取了相应的治疗", List.of(treated.id));
	}

	private void operation() {
		Visit broken = stay("S72.000", this::operate);
		this.truth.breach("LIM-40", null, "手术与主要诊断无关", List.of("op-" + broken.id));
		Visit fitting = stay("K80.100", this::operate);
		this.truth.nearMiss("LIM-40", "手术与主要诊断相符", List.of("op-" + fitting.id));
	}

	private void operate(Visit visit) {
		this.world.files()
			.row("operation")
			.set("operation_id", "op-" + visit.id)
			.set("visit_id", visit.id)
			.set("operation_code", "99.9901")
			.set("operation_name", "演示手术")
			.set("began_at", DAY.atTime(10, 0))
			.set("ended_at", DAY.atTime(11, 0))
			.write();
	}

	/** One night in the ward of chest illnesses, whatever the diagnosis. */
	private Visit stay(String diagnosis, Consumer<Visit> more) {
		LocalDateTime from = DAY.atTime(7, 30);
		Visit visit = this.world.visits()
			.open("21", this.world.hospital().department("d13"), from, DAY.plusDays(1).atTime(10, 0), diagnosis,
					(row) -> {
					});
		this.world.nightly(visit);
		more.accept(visit);
		this.world.visits().settle(visit);
		return visit;
	}

}
