package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;

/** What every planter needs. */
record World(Hospital hospital, RecordFiles files, Visits visits, Charges charges, Truth truth) {

	/** A settled outpatient visit of a new patient, filled by {@code lines}. */
	Visit outpatient(String department, LocalDate day, Consumer<Visit> lines) {
		Visit visit = this.visits.open("11", this.hospital.department(department), day.atTime(8, 0), day.atTime(18, 0));
		lines.accept(visit);
		this.visits.settle(visit);
		return visit;
	}

	/**
	 * A settled visit of one day of a new patient with a diagnosis; {@code person}
	 * overrides columns of the visit, such as sex, birth date or insurance.
	 */
	Visit visitor(String kind, String department, LocalDate day, String diagnosis, Consumer<RecordFiles.Row> person,
			Consumer<Visit> lines) {
		Visit visit = this.visits.open(kind, this.hospital.department(department), day.atTime(8, 0), day.atTime(18, 0),
				diagnosis, person);
		lines.accept(visit);
		this.visits.settle(visit);
		return visit;
	}

	/**
	 * A stay of a new patient with bed, consultation and nursing on each night, settled;
	 * no bed is named.
	 */
	Visit inpatient(String department, LocalDate from, int nights, Consumer<Visit> lines) {
		Visit visit = this.visits.open("21", this.hospital.department(department), from.atTime(7, 30),
				from.plusDays(nights).atTime(10, 0));
		nightly(visit);
		lines.accept(visit);
		this.visits.settle(visit);
		return visit;
	}

	/** Bed, consultation and nursing on each night of a stay. */
	void nightly(Visit visit) {
		for (LocalDate day = visit.admittedAt.toLocalDate(); day
			.isBefore(visit.dischargedAt.toLocalDate()); day = day.plusDays(1)) {
			for (String key : new String[] { "bed", "consultation", "nursing_2" }) {
				this.charges.line(visit, visit.nextMinute(day.atStartOfDay()), key, 1);
			}
		}
	}

	static BigDecimal yuan(String amount) {
		return new BigDecimal(amount);
	}

}
