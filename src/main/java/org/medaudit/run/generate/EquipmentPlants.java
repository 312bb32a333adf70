package org.medaudit.run.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of machines, of those who run them, and of wards that an item
 * is bound to; once a hospital.
 */
final class EquipmentPlants {

	private static final LocalDate DAY = LocalDate.of(2026, 4, 21);

	private static final LocalDate LONG_AGO = LocalDate.of(2018, 1, 1);

	private static final String IMAGING = "d09";

	private final World world;

	private final Charges charges;

	private final Truth truth;

	EquipmentPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		papers();
		attributes();
		operators();
		wards();
	}

	private void papers() {
		machine("eq-x-registration", "xray", (row) -> row.set("registration_to", DAY));
		machine("eq-x-registered", "xray", (row) -> row.set("registration_to", DAY).set("in_use_to", DAY));
		this.truth.breach("EQP-2", null, "注册证到期后仍在用", List.of("eq-x-registration"));
		this.truth.nearMiss("EQP-2", "注册证到期当日停用", List.of("eq-x-registered"));
		machine("eq-x-robot", "surgical_robot", (row) -> {
		});
		machine("eq-x-gamma", "gamma_knife",
				(row) -> row.set("permit_no", "DEMO-PERMIT").set("permit_to", DAY).set("in_use_to", DAY));
		this.truth.breach("EQP-3", null, "手术机器人没有配置许可", List.of("eq-x-robot"));
		this.truth.nearMiss("EQP-3", "配置许可到期当日停用", List.of("eq-x-gamma"));
		machine("eq-x-overdue", "ventilator", (row) -> row.set("calibration_due", DAY));
		machine("eq-x-calibrated", "ventilator", (row) -> row.set("calibration_due", DAY).set("in_use_to", DAY));
		this.truth.breach("EQP-4", null, "检定到期后仍在用", List.of("eq-x-overdue"));
		this.truth.nearMiss("EQP-4", "检定到期当日停用", List.of("eq-x-calibrated"));
	}

	/** A machine of the imaging department with all its papers, before {@code more}. */
	private void machine(String id, String equipmentClass, Consumer<RecordFiles.Row> more) {
		RecordFiles.Row row = this.world.files()
			.row("equipment")
			.set("equipment_id", id)
			.set("name", "设备 " + id)
			.set("equipment_class", equipmentClass)
			.set("model", "DEMO")
			.set("department_id", IMAGING)
			.set("registration_no", "DEMO-" + id)
			.set("registration_to", "2030-12-31")
			.set("calibration_due", "2030-12-31")
			.set("in_use_from", LONG_AGO);
		more.accept(row);
		row.write();
	}

	private void attributes() {
		machine("eq-x-mr-low", "mr", (row) -> row.set("attributes", "tesla=0.35"));
		machine("eq-x-mr-high", "mr", (row) -> row.set("attributes", "tesla=1.5"));
		certified("tec-x-mr", "mr");
		this.truth.breach("EQP-5", null, "0.35T 设备按高场扫描收费",
				List.of(scan("scan_high_field", "eq-x-mr-low", "tec-x-mr")));
		this.truth.nearMiss("EQP-5", "设备正好 1.5T", List.of(scan("scan_high_field", "eq-x-mr-high", "tec-x-mr")));
	}

	private void operators() {
		machine("eq-x-ct", "ct", (row) -> {
		});
		certified("tec-x-ct", "ct");
		this.truth.breach("EQP-6", null, "CT 由只有磁共振上岗证的技师操作", List.of(scan("scan_ct", "eq-x-ct", "tec-x-mr")));
		this.truth.nearMiss("EQP-6", "操作人员有 CT 上岗证", List.of(scan("scan_ct", "eq-x-ct", "tec-x-ct")));
	}

	private void certified(String technician, String equipmentClass) {
		this.world.hospital().technician(technician, this.world.hospital().department(IMAGING));
		this.world.hospital().licence(technician, "large_equipment", equipmentClass, LONG_AGO, null);
	}

	private String scan(String key, String equipment, String technician) {
		String[] id = new String[1];
		this.world.outpatient("d07", DAY,
				(visit) -> id[0] = this.charges.line(visit, DAY.atTime(9, 0), key, 1,
						(row) -> row.set("executing_department_id", IMAGING)
							.set("executing_staff_id", technician)
							.set("equipment_id", equipment)));
		return id[0];
	}

	/** Stays of a day, so that no night counts a patient more than there are beds. */
	private void wards() {
		this.truth.breach("BED-8", World.yuan("120"), "普通病房患者收取重症监护",
				List.of(monitored("d04", "ordinary", "icu_monitoring")));
		this.truth.nearMiss("BED-8", "患者在重症病区", List.of(monitored("d80", "icu", "icu_monitoring")));
		this.truth.breach("BED-8", World.yuan("80"), "没有恢复室而收取恢复室监护",
				List.of(monitored("d80", "icu", "recovery_monitoring")));
	}

	private String monitored(String department, String bedKind, String key) {
		Department place = this.world.hospital().department(department);
		Visit visit = this.world.visits().open("21", place, DAY.atTime(8, 0), DAY.atTime(17, 0));
		String bed = "b-x-" + visit.id;
		this.world.files()
			.row("bed")
			.set("bed_id", bed)
			.set("department_id", department)
			.set("bed_kind", bedKind)
			.set("is_extra", "0")
			.set("valid_from", LONG_AGO)
			.write();
		this.world.visits().stay(visit, bed);
		String line = this.charges.line(visit, DAY.atTime(10, 0), key, 1);
		this.world.visits().settle(visit);
		return line;
	}

}
