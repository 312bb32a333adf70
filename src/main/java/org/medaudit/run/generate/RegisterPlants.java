package org.medaudit.run.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Breaches and near misses of licences, people and equipment; once a hospital. */
final class RegisterPlants {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

	private final World world;

	private final Charges charges;

	private final Truth truth;

	RegisterPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		unlicensedDepartment();
		people();
		restrictedItem();
		missingEquipment();
	}

	private void unlicensedDepartment() {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			LocalDate day = DAY.plusDays(i);
			this.world.outpatient("d11", day,
					(visit) -> lines.add(this.charges.line(visit, day.atTime(9, 0), "cosmetic", 1)));
		}
		this.truth.breach("LIC-1", World.yuan("780"), "医疗美容科不在执业许可的诊疗科目内", lines);
		this.world.outpatient("d12", Hospital.PAIN_LICENSED_TO, (visit) -> this.truth.nearMiss("LIC-1", "许可最后一日",
				List.of(this.charges.line(visit, Hospital.PAIN_LICENSED_TO.atTime(9, 0), "pain_block", 1))));
	}

	private void people() {
		Hospital hospital = this.world.hospital();
		Department ward = hospital.department("d01");
		hospital.person("doc-x-new", "doctor", ward, DAY.plusDays(1), null);
		licensedDoctor("doc-x-new");
		hospital.person("doc-x-left", "doctor", ward, LocalDate.of(2018, 1, 1), DAY.minusDays(1));
		licensedDoctor("doc-x-left");
		hospital.person("doc-x-last", "doctor", ward, LocalDate.of(2018, 1, 1), DAY);
		licensedDoctor("doc-x-last");
		hospital.person("doc-x-paused", "doctor", ward, LocalDate.of(2018, 1, 1), null);
		licensedDoctor("doc-x-paused");
		hospital.licence("doc-x-paused", "suspension", null, DAY.minusDays(5), DAY.plusDays(5));
		hospital.person("doc-x-bare", "doctor", ward, LocalDate.of(2018, 1, 1), null);
		hospital.licence("doc-x-bare", "qualification", null, LocalDate.of(2018, 1, 1), null);
		this.truth.breach("STF-1", World.yuan("60"), "医师尚未入职", List.of(orderedBy("doc-x-new")));
		this.truth.breach("STF-1", World.yuan("60"), "医师已离职", List.of(orderedBy("doc-x-left")));
		this.truth.breach("STF-1", World.yuan("60"), "医师被暂停医保服务", List.of(orderedBy("doc-x-paused")));
		this.truth.breach("STF-1", World.yuan("60"), "医师无有效执业证", List.of(orderedBy("doc-x-bare")));
		this.truth.nearMiss("STF-1", "在职最后一日", List.of(orderedBy("doc-x-last")));
	}

	private void licensedDoctor(String id) {
		this.world.hospital().licence(id, "qualification", null, LocalDate.of(2018, 1, 1), null);
		this.world.hospital().licence(id, "practice", "A03.04", LocalDate.of(2018, 1, 1), null);
	}

	private String orderedBy(String staff) {
		return one("liver_panel", (row) -> row.set("ordering_staff_id", staff));
	}

	private String one(String key, Consumer<RecordFiles.Row> more) {
		String[] id = new String[1];
		this.world.outpatient("d07", DAY, (visit) -> id[0] = this.charges.line(visit, DAY.atTime(9, 0), key, 1, more));
		return id[0];
	}

	private void restrictedItem() {
		Hospital hospital = this.world.hospital();
		Department imaging = hospital.department("d09");
		hospital.technician("tec-x-none", imaging);
		hospital.technician("tec-x-last", imaging);
		hospital.licence("tec-x-last", "radiation", null, LocalDate.of(2018, 1, 1), DAY);
		this.truth.breach("STF-2", World.yuan("900"), "执行人员没有放射工作证", List.of(one("radiation",
				(row) -> row.set("executing_department_id", "d09").set("executing_staff_id", "tec-x-none"))));
		this.truth.nearMiss("STF-2", "证书最后一日", List.of(one("radiation",
				(row) -> row.set("executing_department_id", "d09").set("executing_staff_id", "tec-x-last"))));
	}

	private void missingEquipment() {
		Consumer<RecordFiles.Row> imaging = (row) -> row.set("executing_department_id", "d09")
			.set("executing_staff_id", "tec-d09-1");
		this.truth.breach("EQP-1", World.yuan("5000"), "没有 PET/CT 设备", List.of(one("scan_pet", imaging)));
		this.truth.nearMiss("EQP-1", "设备在用", List.of(one("scan_mr", imaging)));
	}

}
