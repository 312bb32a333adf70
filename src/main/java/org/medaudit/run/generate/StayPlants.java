package org.medaudit.run.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Breaches and near misses around beds and admissions. */
final class StayPlants {

	private final World world;

	private final Visits visits;

	private final Charges charges;

	private final Truth truth;

	private final Department crowded;

	StayPlants(World world) {
		this.world = world;
		this.visits = world.visits();
		this.charges = world.charges();
		this.truth = world.truth();
		this.crowded = world.hospital().department(Hospital.CROWDED_WARD);
	}

	/** Rounds after the twentieth would meet the first in the crowded ward's beds. */
	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(5 + (round * 8L) % 168);
		crowdedNight(day);
		sharedBed(day.plusDays(4));
		bedDays(day);
		splitAdmission(day);
		overlappingStays(day);
	}

	private void crowdedNight(LocalDate day) {
		List<String> bedFees = new ArrayList<>();
		for (int bed = 1; bed <= Hospital.CROWDED_APPROVED + 1; bed++) {
			int nights = (bed > Hospital.CROWDED_APPROVED) ? 1 : 3;
			Visit visit = this.visits.open("21", this.crowded, day.atTime(7, 30), day.plusDays(nights).atTime(10, 0));
			this.visits.stay(visit, Hospital.bed(this.crowded, bed));
			bedFees.add(this.charges.line(visit, visit.nextMinute(day.atStartOfDay()), "bed", 1));
			for (int night = 1; night < nights; night++) {
				String fee = this.charges.line(visit, visit.nextMinute(day.plusDays(night).atStartOfDay()), "bed", 1);
				if (bed == 1) {
					this.truth.nearMiss("BED-1", "等于核定床位数", List.of(fee));
				}
			}
			this.visits.settle(visit);
		}
		this.truth.breach("BED-1", World.yuan("40"), "当晚三人，核定两张床", bedFees);
	}

	private void sharedBed(LocalDate day) {
		Visit first = sharing(day, 4, 8, 16);
		Visit second = sharing(day, 4, 14, 20);
		this.truth.breach("BED-3", null, "两人同占一床两小时", List.of(first.id, second.id));
		Visit third = sharing(day, 5, 8, 12);
		Visit fourth = sharing(day, 5, 12, 20);
		this.truth.nearMiss("BED-3", "前后相接", List.of(third.id, fourth.id));
	}

	private Visit sharing(LocalDate day, int bed, int fromHour, int toHour) {
		Visit visit = this.visits.open("21", this.crowded, day.atTime(fromHour, 0), day.atTime(toHour, 0));
		this.visits.stay(visit, Hospital.bed(this.crowded, bed));
		this.charges.line(visit, day.atTime(fromHour, 10), "consultation", 1);
		this.visits.settle(visit);
		return visit;
	}

	private void bedDays(LocalDate day) {
		Visit visit = this.visits.open("21", this.world.hospital().department("d03"), day.atTime(7, 30),
				day.plusDays(3).atTime(10, 0));
		List<String> fees = new ArrayList<>();
		for (int night = 0; night < 3; night++) {
			fees.add(this.charges.line(visit, visit.nextMinute(day.plusDays(night).atStartOfDay()), "bed", 1));
		}
		fees.add(this.charges.line(visit, day.plusDays(1).atTime(20, 0), "bed_single", 1));
		this.visits.settle(visit);
		this.truth.breach("BED-2", World.yuan("50"), "住院三晚收取四个床日（合计 200 元）", fees);
	}

	private void splitAdmission(LocalDate day) {
		again(day, 15, "ADM-1", true);
		again(day, 16, "ADM-1", false);
	}

	private void again(LocalDate day, int gap, String rule, boolean breach) {
		Visit first = this.world.inpatient("d04", day, 2, (visit) -> {
		});
		LocalDate back = day.plusDays(2L + gap);
		if (back.plusDays(2).isAfter(Hospital.TO)) {
			return;
		}
		Visit second = this.visits.open(this.visits.nextId(), first.patientId, "21", first.department,
				back.atTime(7, 30), back.plusDays(2).atTime(10, 0), first.diagnosis);
		this.world.nightly(second);
		this.visits.settle(second);
		if (breach) {
			this.truth.breach(rule, second.total(), "同一诊断十五天后再次入院", List.of(second.id));
		}
		else {
			this.truth.nearMiss(rule, "间隔十六天", List.of(second.id));
		}
	}

	private void overlappingStays(LocalDate day) {
		LocalDateTime from = day.atTime(7, 30);
		Department ward = this.world.hospital().department("d03");
		Visit first = this.visits.open("21", ward, from, day.plusDays(4).atTime(10, 0));
		this.charges.line(first, day.atTime(9, 0), "consultation", 1);
		this.visits.settle(first);
		Department other = this.world.hospital().department("d04");
		Visit second = this.visits.open(this.visits.nextId(), first.patientId, "21", other,
				day.plusDays(3).atTime(9, 0), day.plusDays(5).atTime(10, 0), other.diagnosis());
		this.charges.line(second, day.plusDays(3).atTime(9, 30), "consultation", 1);
		this.visits.settle(second);
		this.truth.breach("ADM-2", null, "两次住院时间重叠", List.of(first.id, second.id));
	}

}
