package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * The ordinary patients: stays one after another in each bed, and outpatients every day.
 * Nothing here breaks a rule; some lines are refunded in full.
 */
final class Population {

	private static final List<String> DRUGS = List.of("antibiotic", "saline", "antiplatelet", "statin", "gastric",
			"patent");

	private static final List<String> TESTS = List.of("blood_count", "liver_panel", "kidney_panel", "electrolytes");

	/** Charge lines of one bed over the period, about; used to size the hospital. */
	static final int LINES_PER_BED = 1_290;

	private final Hospital hospital;

	private final RecordFiles files;

	private final Visits visits;

	private final Charges charges;

	private final Random random;

	Population(Hospital hospital, RecordFiles files, Visits visits, Charges charges, Random random) {
		this.hospital = hospital;
		this.files = files;
		this.visits = visits;
		this.charges = charges;
		this.random = random;
	}

	/** Fills every bed from the first day to the last. */
	void inpatients(LongConsumer progress) {
		for (Department ward : this.hospital.wards()) {
			for (int bed = 1; bed <= this.hospital.bedsPerWard(); bed++) {
				bed(ward, Hospital.bed(ward, bed));
				progress.accept(this.charges.written());
			}
		}
	}

	private void bed(Department ward, String bed) {
		LocalDate day = Hospital.FROM.plusDays(this.random.nextInt(3));
		while (true) {
			LocalDate discharge = day.plusDays(2 + this.random.nextInt(9));
			if (discharge.isAfter(Hospital.TO)) {
				return;
			}
			Visit visit = this.visits.open("21", ward, day.atTime(7, 30),
					discharge.atTime(10, this.random.nextInt(60)));
			this.visits.stay(visit, bed);
			stay(visit);
			this.visits.settle(visit);
			day = discharge.plusDays(this.random.nextInt(2) + 1);
		}
	}

	/** The lines that every day of a stay brings, admission counted in, discharge out. */
	void stay(Visit visit) {
		LocalDate last = visit.dischargedAt.toLocalDate();
		for (LocalDate day = visit.admittedAt.toLocalDate(); day.isBefore(last); day = day.plusDays(1)) {
			nightly(visit, day);
			care(visit, day);
		}
	}

	void nightly(Visit visit, LocalDate day) {
		LocalDateTime at = day.atStartOfDay();
		this.charges.line(visit, visit.nextMinute(at), "bed", 1);
		this.charges.line(visit, visit.nextMinute(at), "consultation", 1);
		this.charges.line(visit, visit.nextMinute(at), "nursing_2", 1);
	}

	private void care(Visit visit, LocalDate day) {
		LocalDateTime at = day.atStartOfDay();
		this.charges.line(visit, visit.nextMinute(at), "infusion", 1);
		this.charges.line(visit, visit.nextMinute(at), "infusion_set", 1);
		int drugs = 2 + this.random.nextInt(3);
		for (int i = 0; i < drugs; i++) {
			drug(visit, visit.nextMinute(at), DRUGS.get((i + visit.id.length() + day.getDayOfMonth()) % DRUGS.size()));
		}
		if (this.random.nextInt(2) == 0) {
			this.charges.line(visit, visit.nextMinute(at), TESTS.get(this.random.nextInt(TESTS.size())), 1);
		}
		if (this.random.nextInt(6) == 0) {
			refunded(visit, at);
		}
		if ("d06".equals(visit.department.id())) {
			this.charges.line(visit, visit.nextMinute(at), "rehabilitation", 1);
		}
	}

	private void drug(Visit visit, LocalDateTime at, String key) {
		int quantity = 1 + this.random.nextInt(3);
		String charge = this.charges.line(visit, at, key, quantity);
		this.files.row("medical_order")
			.set("order_id", "o" + charge.substring(1))
			.set("visit_id", visit.id)
			.set("kind", "temporary")
			.set("item_code", this.charges.item(key).code())
			.set("ordered_at", at)
			.set("staff_id", visit.department.doctor(1))
			.write();
	}

	/**
	 * A line charged and wholly taken back, half of the time without naming the original.
	 */
	private void refunded(Visit visit, LocalDateTime day) {
		Item item = this.charges.item("dressing");
		LocalDateTime at = visit.nextMinute(day);
		String original = this.charges.line(visit, at, "dressing", 2);
		boolean named = this.random.nextBoolean();
		this.charges.priced(visit, at.plusHours(5), item, BigDecimal.valueOf(-2), item.price(),
				(row) -> row.set("refund_of", named ? original : ""));
	}

	/** Spread evenly over the days until so many lines are written. */
	void outpatients(long lines, LongConsumer progress) {
		Department clinic = this.hospital.department("d07");
		long days = Hospital.FROM.datesUntil(Hospital.TO.plusDays(1)).count();
		long begin = this.charges.written();
		for (long i = 0; i < days; i++) {
			LocalDate day = Hospital.FROM.plusDays(i);
			long until = begin + (lines - begin) * (i + 1) / days;
			do {
				outpatient(clinic, day);
			}
			while (this.charges.written() < until);
			progress.accept(this.charges.written());
		}
	}

	private void outpatient(Department clinic, LocalDate day) {
		LocalDateTime at = day.atTime(8 + this.random.nextInt(9), this.random.nextInt(60));
		Visit visit = this.visits.open("11", clinic, at, at.plusHours(1));
		this.charges.line(visit, at, "outpatient_visit", 1);
		if (this.random.nextInt(2) == 0) {
			this.charges.line(visit, at.plusMinutes(10), "blood_count", 1);
		}
		if (this.random.nextInt(3) == 0) {
			this.charges.line(visit, at.plusMinutes(12), "ecg", 1);
		}
		drug(visit, at.plusMinutes(30), DRUGS.get(this.random.nextInt(DRUGS.size())));
		if (this.random.nextInt(4) == 0) {
			this.charges.line(visit, at.plusMinutes(40), "herbal", 100);
		}
		this.visits.settle(visit);
	}

}
