package org.medaudit.run.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * Breaches and near misses of what the hospital is licensed for, where and until when;
 * once a hospital.
 */
final class ScopePlants {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

	private final World world;

	private final Charges charges;

	private final Truth truth;

	ScopePlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		unlicensedSpecialty();
		this.truth.breach("LIC-3", World.yuan("15"), "执业许可到期次日收费",
				List.of(line("outpatient_visit", Hospital.LICENSED_TO.plusDays(1))));
		this.truth.nearMiss("LIC-3", "许可最后一日", List.of(line("outpatient_visit", Hospital.LICENSED_TO)));
		filed("DEMO-T2", DAY);
		this.truth.breach("LIC-4", World.yuan("1500"), "技术没有备案", List.of(line("technique", DAY)));
		this.truth.nearMiss("LIC-4", "备案最后一日", List.of(line("technique_filed", DAY)));
		this.truth.breach("LIC-5", null, "院区不在执业许可登记的地址内", List.of(campus("d-x-east", "东院区")));
		this.truth.nearMiss("LIC-5", "院区登记首日", List.of(campus("d-x-new", "新院区")));
	}

	/**
	 * What no department of the hospital is licensed for is also billed by the wrong one.
	 */
	private void unlicensedSpecialty() {
		List<String> unlicensed = List.of(line("onco_therapy", DAY));
		this.truth.breach("LIC-2", World.yuan("200"), "肿瘤科项目，医院没有登记肿瘤科", unlicensed);
		this.truth.breach("LIM-21", World.yuan("200"), "肿瘤科项目由全科收费", unlicensed);
		List<String> licensed = List.of(line("d01", "cardiac_check", DAY));
		this.truth.nearMiss("LIC-2", "项目限心血管内科，已登记其上级内科", licensed);
		this.truth.nearMiss("LIM-21", "项目由心血管内科收费", licensed);
	}

	private String line(String key, LocalDate day) {
		return line("d07", key, day);
	}

	private String line(String department, String key, LocalDate day) {
		String[] id = new String[1];
		this.world.outpatient(department, day, (visit) -> id[0] = this.charges.line(visit, day.atTime(9, 0), key, 1));
		return id[0];
	}

	private void filed(String technique, LocalDate to) {
		this.world.files()
			.row("licensed_subject")
			.set("subject_code", technique)
			.set("name", "演示技术（虚构）")
			.set("valid_from", "2018-01-01")
			.set("valid_to", to)
			.set("outpatient_only", "0")
			.set("is_technique", "1")
			.write();
	}

	/** An outpatient department of a campus, with a doctor and one visit. */
	private String campus(String id, String campus) {
		Department department = new Department(id, campus + "门诊", "A02", "outpatient", "", "");
		this.world.files()
			.row("department")
			.set("department_id", id)
			.set("name", department.name())
			.set("subject_code", department.subject())
			.set("campus", campus)
			.set("kind", department.kind())
			.set("valid_from", "2018-01-01")
			.write();
		this.world.hospital().doctor(department.doctor(1), department);
		Visit visit = this.world.visits().open("11", department, DAY.atTime(8, 0), DAY.atTime(18, 0));
		this.charges.line(visit, DAY.atTime(9, 0), "outpatient_visit", 1);
		this.world.visits().settle(visit);
		return id;
	}

}
