package org.medaudit.run.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaches and near misses of bed fees: kind of bed, leave, absence, wards without beds.
 */
final class BedPlants {

	/** Only plants lie there, so that no approved count is exceeded. */
	private static final Department UNIT = new Department("d-unit", "监护病区（演示）", "A03", "icu", "", "");

	private static final String UNIT_BED = "b-unit-1";

	private static final Department BEDLESS = new Department("d-bedless", "无床病区（演示）", "A03", "ward", "", "");

	private final World world;

	private final Visits visits;

	private final Charges charges;

	private final Truth truth;

	BedPlants(World world) {
		this.world = world;
		this.visits = world.visits();
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plantOnce() {
		register(UNIT, null);
		register(BEDLESS, 0);
		this.world.files()
			.row("bed")
			.set("bed_id", UNIT_BED)
			.set("department_id", UNIT.id())
			.set("ward", UNIT.name())
			.set("bed_kind", "ordinary")
			.set("is_extra", "0")
			.set("valid_from", "2018-01-01")
			.write();
	}

	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(6 + (round * 8L) % 168);
		anotherKind(day);
		leave(day);
		unattended(day);
		bedless(day);
	}

	private void register(Department department, Integer approved) {
		this.world.files()
			.row("department")
			.set("department_id", department.id())
			.set("name", department.name())
			.set("subject_code", department.subject())
			.set("approved_beds", approved)
			.set("kind", department.kind())
			.set("valid_from", "2018-01-01")
			.write();
		this.world.hospital().doctor(department.doctor(1), department);
		this.world.hospital().nurse(department.nurse(1), department);
	}

	private void anotherKind(LocalDate day) {
		Visit visit = stay(day, 2);
		this.visits.stay(visit, UNIT_BED);
		String laminar = this.charges.line(visit, day.atTime(20, 0), "bed_laminar", 1);
		String ordinary = this.charges.line(visit, day.plusDays(1).atTime(20, 0), "bed", 1);
		this.visits.settle(visit);
		this.truth.breach("BED-4", World.yuan("120"), "睡普通床收取层流床位费", List.of(laminar));
		this.truth.nearMiss("BED-4", "所睡床位与收费类别一致", List.of(ordinary));
	}

	private void leave(LocalDate day) {
		Visit away = stay(day, 3);
		LocalDate second = day.plusDays(1);
		note(away, second.atTime(18, 0), second.plusDays(1).atTime(9, 0));
		List<String> fees = nights(away, 3);
		this.visits.settle(away);
		this.truth.breach("BED-5", World.yuan("40"), "请假当晚收取床位费", List.of(fees.get(1)));
		Visit back = stay(day, 3);
		note(back, second.atTime(8, 0), second.atTime(20, 0));
		List<String> lawful = nights(back, 3);
		this.visits.settle(back);
		this.truth.nearMiss("BED-5", "请假当日返院", lawful);
	}

	private void unattended(LocalDate day) {
		this.truth.breach("BED-6", World.yuan("120"), "连续三日没有诊疗记录和医嘱", unattendedNights(day, 3));
		this.truth.nearMiss("BED-6", "连续两日没有诊疗记录", unattendedNights(day, 2));
	}

	private List<String> unattendedNights(LocalDate day, int nights) {
		String id = this.visits.nextId();
		Visit visit = this.visits.openUnattended(id, "p-" + id, "21", UNIT, day.atTime(7, 30),
				day.plusDays(nights).atTime(10, 0), "");
		List<String> fees = nights(visit, nights);
		this.visits.settle(visit);
		return fees;
	}

	private void bedless(LocalDate day) {
		Visit visit = this.visits.open("21", this.world.hospital().department("d03"), day.atTime(7, 30),
				day.plusDays(2).atTime(10, 0));
		String fee = this.charges.line(visit, day.atTime(20, 0), "bed", 1,
				(row) -> row.set("executing_department_id", BEDLESS.id()));
		String lawful = this.charges.line(visit, day.plusDays(1).atTime(20, 0), "bed", 1);
		this.visits.settle(visit);
		this.truth.breach("BED-7", World.yuan("40"), "核定床位为零的病区收取床位费", List.of(fee));
		this.truth.nearMiss("BED-7", "病区有核定床位", List.of(lawful));
	}

	private Visit stay(LocalDate day, int nights) {
		return this.visits.open("21", UNIT, day.atTime(7, 30), day.plusDays(nights).atTime(10, 0));
	}

	private void note(Visit visit, LocalDateTime left, LocalDateTime back) {
		this.visits.care(visit, "leave_start", left);
		this.visits.care(visit, "leave_end", back);
	}

	private List<String> nights(Visit visit, int nights) {
		List<String> fees = new ArrayList<>();
		for (int night = 0; night < nights; night++) {
			LocalDateTime at = visit.admittedAt.toLocalDate().plusDays(night).atStartOfDay();
			fees.add(this.charges.line(visit, visit.nextMinute(at), "bed", 1));
		}
		return fees;
	}

}
