package org.medaudit.run.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of what people may do and can have done: registration, grades,
 * roles, two places at once, hours of a day, the register; once a hospital.
 */
final class PeoplePlants {

	private static final LocalDate DAY = LocalDate.of(2026, 4, 14);

	private static final LocalDate LONG_AGO = LocalDate.of(2018, 1, 1);

	private static final String STRANGER_CODE = "D999900000080";

	private final World world;

	private final Hospital hospital;

	private final Charges charges;

	private final Truth truth;

	PeoplePlants(World world) {
		this.world = world;
		this.hospital = world.hospital();
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		registeredElsewhere();
		antibiotics();
		gradedOperations();
		anotherRole();
		twoOperations();
		hours();
		strangers();
	}

	private void registeredElsewhere() {
		Department ward = this.hospital.department("d01");
		doctor("doc-x-away", ward);
		practice("doc-x-away", ward, "0");
		doctor("doc-x-both", ward);
		practice("doc-x-both", ward, "0");
		practice("doc-x-both", ward, "1");
		this.truth.breach("STF-3", World.yuan("70"), "医师注册在其他机构",
				List.of(one("visiting_consultation", (row) -> row.set("executing_staff_id", "doc-x-away"))));
		this.truth.nearMiss("STF-3", "已办理多机构备案",
				List.of(one("visiting_consultation", (row) -> row.set("executing_staff_id", "doc-x-both"))));
	}

	private void doctor(String id, Department department) {
		this.hospital.person(id, "doctor", department, LONG_AGO, null);
		this.hospital.licence(id, "qualification", null, LONG_AGO, null);
	}

	private void practice(String id, Department department, String here) {
		this.world.files()
			.row("staff_licence")
			.set("staff_id", id)
			.set("kind", "practice")
			.set("scope_code", department.subject())
			.set("practised_here", here)
			.set("valid_from", LONG_AGO)
			.write();
	}

	private void antibiotics() {
		Department ward = this.hospital.department("d01");
		this.hospital.doctor("doc-x-grade2", ward);
		this.hospital.licence("doc-x-grade2", "antibiotic_grade", "2", LONG_AGO, null);
		this.hospital.doctor("doc-x-grade3", ward);
		this.hospital.licence("doc-x-grade3", "antibiotic_grade", "3", LONG_AGO, DAY);
		this.truth.breach("STF-4", World.yuan("95"), "特殊使用级抗菌药，授权到限制级",
				List.of(one("reserve_antibiotic", (row) -> row.set("ordering_staff_id", "doc-x-grade2"))));
		this.truth.nearMiss("STF-4", "授权最后一日",
				List.of(one("reserve_antibiotic", (row) -> row.set("ordering_staff_id", "doc-x-grade3"))));
	}

	private void gradedOperations() {
		Department ward = this.hospital.department("d02");
		this.hospital.doctor("doc-x-operates3", ward);
		this.hospital.licence("doc-x-operates3", "operation_grade", "3", LONG_AGO, null);
		this.hospital.doctor("doc-x-operates4", ward);
		this.hospital.licence("doc-x-operates4", "operation_grade", "4", LONG_AGO, null);
		LocalDateTime at = DAY.atTime(9, 0);
		this.truth.breach("STF-4", World.yuan("4200"), "四级手术，授权到三级",
				List.of(operation("graded_operation", "doc-x-operates3", "4", at, at.plusHours(2))));
		this.truth.nearMiss("STF-4", "四级手术，授权四级",
				List.of(operation("graded_operation", "doc-x-operates4", "4", at, at.plusHours(2))));
	}

	/** One operation of a stay with its fee. */
	private String operation(String key, String surgeon, String grade, LocalDateTime from, LocalDateTime to) {
		String[] fee = new String[1];
		this.world.inpatient("d02", from.toLocalDate(), 2, (visit) -> {
			String id = "op-" + visit.id;
			this.world.files()
				.row("operation")
				.set("operation_id", id)
				.set("visit_id", visit.id)
				.set("operation_code", "81.0000")
				.set("operation_name", "演示手术")
				.set("surgeon_id", surgeon)
				.set("grade", grade)
				.set("incision_no", "1")
				.set("began_at", from)
				.set("ended_at", to)
				.write();
			fee[0] = this.charges.line(visit, from.plusMinutes(5), key, 1,
					(row) -> row.set("operation_id", id).set("executing_staff_id", surgeon));
		});
		return fee[0];
	}

	private void anotherRole() {
		Department ward = this.hospital.department("d06");
		this.hospital.person("the-x-1", "therapist", ward, LONG_AGO, null);
		this.hospital.licence("the-x-1", "therapist", null, LONG_AGO, null);
		this.truth.breach("STF-5", World.yuan("64"), "治疗师项目由护士执行",
				List.of(one("therapist_training", (row) -> row.set("executing_staff_id", ward.nurse(1)))));
		this.truth.nearMiss("STF-5", "由治疗师执行",
				List.of(one("therapist_training", (row) -> row.set("executing_staff_id", "the-x-1"))));
	}

	private void twoOperations() {
		this.hospital.doctor("doc-x-twice", this.hospital.department("d02"));
		LocalDateTime at = DAY.atTime(8, 30);
		operation("parallel_operation", "doc-x-twice", "", at, at.plusHours(2));
		this.truth.breach("STF-6", World.yuan("1600"), "同一主刀两台手术重叠一小时",
				List.of(operation("parallel_operation", "doc-x-twice", "", at.plusHours(1), at.plusHours(3))));
		this.truth.nearMiss("STF-6", "前一台结束时开始",
				List.of(operation("parallel_operation", "doc-x-twice", "", at.plusHours(3), at.plusHours(5))));
	}

	private void hours() {
		Department ward = this.hospital.department("d06");
		this.hospital.technician("tec-x-long", ward);
		this.hospital.technician("tec-x-full", ward);
		this.truth.breach("STF-7", World.yuan("90"), "一日九次九十分钟，超过十二小时", lessons("tec-x-long", 9));
		this.truth.nearMiss("STF-7", "一日八次九十分钟，正好十二小时", lessons("tec-x-full", 8));
	}

	private List<String> lessons(String staff, int times) {
		List<String> lines = new ArrayList<>();
		this.world.outpatient("d07", DAY, (visit) -> {
			for (int i = 0; i < times; i++) {
				lines.add(this.charges.line(visit, DAY.atTime(8, 10).plusMinutes(50L * i), "long_therapy", 1,
						(row) -> row.set("executing_staff_id", staff)));
			}
		});
		return lines;
	}

	/** One whom nobody knows, and one who is named by the national code. */
	private void strangers() {
		Department clinic = this.hospital.department("d07");
		this.world.files()
			.row("staff")
			.set("staff_id", "doc-x-coded")
			.set("name", "演示人员doc-x-coded")
			.set("national_code", STRANGER_CODE)
			.set("role", "doctor")
			.set("department_id", clinic.id())
			.set("hired_on", LONG_AGO)
			.write();
		this.hospital.licence("doc-x-coded", "qualification", null, LONG_AGO, null);
		this.hospital.licence("doc-x-coded", "practice", clinic.subject(), LONG_AGO, null);
		this.truth.breach("STF-8", World.yuan("36"), "执行人员不在人员登记中",
				List.of(one("stranger_treatment", (row) -> row.set("executing_staff_id", "doc-x-nobody"))));
		this.truth.nearMiss("STF-8", "明细写的是人员的国家编码",
				List.of(one("stranger_treatment", (row) -> row.set("executing_staff_id", STRANGER_CODE))));
	}

	private String one(String key, Consumer<RecordFiles.Row> more) {
		String[] id = new String[1];
		this.world.outpatient("d07", DAY, (visit) -> id[0] = this.charges.line(visit, DAY.atTime(9, 0), key, 1, more));
		return id[0];
	}

}
