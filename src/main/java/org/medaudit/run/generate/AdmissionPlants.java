package org.medaudit.run.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of admissions that follow one another, and of visits too
 * often.
 */
final class AdmissionPlants {

	/** Differ in their first three characters, so that no stay looks split. */
	private static final List<String> DIAGNOSES = List.of("J18.900", "I10.x00", "K29.700", "M51.200", "E11.900");

	private final World world;

	private final Visits visits;

	private final Charges charges;

	private final Truth truth;

	private final Department ward;

	private final Department clinic;

	AdmissionPlants(World world) {
		this.world = world;
		this.visits = world.visits();
		this.charges = world.charges();
		this.truth = world.truth();
		this.ward = world.hospital().department("d04");
		this.clinic = world.hospital().department("d07");
	}

	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(3 + (round * 4L) % 80);
		selfPaidInBetween(day, 15);
		selfPaidInBetween(day, 16);
		frequent(day, 5);
		frequent(day, 4);
		testsOnly(day, 3);
		testsOnly(day, 2);
		outpatientWhileIn(day);
	}

	/** Many visits of two patients; once is enough. */
	void plantOnce() {
		LocalDate day = Hospital.FROM.plusDays(50);
		manyVisits(day, 16);
		manyVisits(day, 15);
		manyDrugs(day, 11);
		manyDrugs(day, 10);
	}

	/** The patient's name lies with the first stay. */
	private Visit stay(String patient, LocalDate day, int nights, int diagnosis) {
		String id = this.visits.nextId();
		return this.visits.open(id, (patient != null) ? patient : "p-" + id, "21", this.ward, day.atTime(7, 30),
				day.plusDays(nights).atTime(10, 0), DIAGNOSES.get(diagnosis));
	}

	private Visit ordinary(String patient, LocalDate day, int nights, int diagnosis) {
		Visit visit = stay(patient, day, nights, diagnosis);
		this.world.nightly(visit);
		this.visits.settle(visit);
		return visit;
	}

	private void selfPaidInBetween(LocalDate day, int gap) {
		Visit first = ordinary(null, day, 2, 0);
		Visit middle = stay(first.patientId, day.plusDays(7), 2, 1);
		this.charges.line(middle, day.plusDays(7).atTime(9, 0), "own_expense_care", 1,
				(row) -> row.set("self_paid", "1"));
		this.visits.settle(middle);
		ordinary(first.patientId, day.plusDays(9L + gap), 2, 2);
		if (gap <= 15) {
			this.truth.breach("ADM-3", null, "两次医保住院之间自费住院", List.of(middle.id));
		}
		else {
			this.truth.nearMiss("ADM-3", "自费住院后十六天再入院", List.of(middle.id));
		}
	}

	private void frequent(LocalDate day, int stays) {
		List<String> ids = new ArrayList<>();
		String patient = null;
		for (int i = 0; i < stays; i++) {
			Visit visit = ordinary(patient, day.plusDays(20L * i), 1, i);
			patient = visit.patientId;
			ids.add(visit.id);
		}
		if (stays < 5) {
			this.truth.nearMiss("ADM-4", "一年内住院四次", ids);
		}
		else {
			this.truth.breach("ADM-4", null, "一年内住院五次", ids);
		}
	}

	private void testsOnly(LocalDate day, int tests) {
		List<String> lines = new ArrayList<>();
		this.world.inpatient(this.ward.id(), day, 2, (visit) -> {
			lines.add(this.charges.line(visit, day.atTime(13, 0), "checkup_scan", 1));
			for (int i = 0; i < tests; i++) {
				lines.add(this.charges.line(visit, day.atTime(13, 10 + i), "checkup_panel", 1));
			}
		});
		if (tests > 2) {
			this.truth.breach("ADM-5", World.yuan("700"), "检查检验 700 元，占 850 元的八成以上，没有治疗", lines);
		}
		else {
			this.truth.nearMiss("ADM-5", "检查检验 600 元，占 750 元的八成", lines);
		}
	}

	private void outpatientWhileIn(LocalDate day) {
		Visit inside = ordinary(null, day, 3, 3);
		this.truth.nearMiss("ADM-6", "入院当日办理入院前的门诊收费", List.of(clinicLine(inside.patientId, day.atTime(6, 50))));
		this.truth.breach("ADM-6", World.yuan("15"), "住院期间门诊收费",
				List.of(clinicLine(inside.patientId, day.plusDays(1).atTime(9, 0))));
	}

	private String clinicLine(String patient, LocalDateTime at) {
		String[] line = new String[1];
		clinicVisit(patient, at, (visit) -> line[0] = this.charges.line(visit, at, "outpatient_visit", 1));
		return line[0];
	}

	/** A visit of a known patient, or of a new one where there is none yet. */
	private Visit clinicVisit(String patient, LocalDateTime at, Consumer<Visit> lines) {
		String id = this.visits.nextId();
		Visit visit = this.visits.open(id, (patient != null) ? patient : "p-" + id, "11", this.clinic, at,
				at.plusMinutes(30), "");
		lines.accept(visit);
		this.visits.settle(visit);
		return visit;
	}

	private void manyVisits(LocalDate day, int count) {
		List<String> ids = new ArrayList<>();
		String patient = null;
		for (int i = 0; i < count; i++) {
			LocalDateTime at = day.plusDays(i).atTime(9, 0);
			Visit visit = clinicVisit(patient, at, (open) -> this.charges.line(open, at, "outpatient_visit", 1));
			patient = visit.patientId;
			ids.add(visit.id);
		}
		if (count > 15) {
			this.truth.breach("ADM-7", null, "三十天内门诊十六次", ids.subList(15, count));
		}
		else {
			this.truth.nearMiss("ADM-7", "三十天内门诊十五次", ids);
		}
	}

	private void manyDrugs(LocalDate day, int dates) {
		List<String> lines = new ArrayList<>();
		String patient = null;
		for (int i = 0; i < dates; i++) {
			LocalDateTime at = day.plusDays(2L * i).atTime(9, 0);
			patient = clinicVisit(patient, at,
					(visit) -> lines.add(this.charges.line(visit, at, "often_bought", 1))).patientId;
		}
		if (dates > 10) {
			this.truth.breach("ADM-8", World.yuan("13"), "三十天内十一日购药", lines.subList(10, dates));
		}
		else {
			this.truth.nearMiss("ADM-8", "三十天内十日购药", lines);
		}
	}

}
