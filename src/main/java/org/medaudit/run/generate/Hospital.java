package org.medaudit.run.generate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The registers of the made-up hospital: departments, licence, people, equipment, beds,
 * prices, all in order. What is wrong with it is planted elsewhere.
 */
final class Hospital {

	static final LocalDate FROM = LocalDate.of(2026, 1, 1);

	static final LocalDate TO = LocalDate.of(2026, 6, 30);

	private static final LocalDate LONG_AGO = LocalDate.of(2018, 1, 1);

	/** Until when the pain department is licensed. */
	static final LocalDate PAIN_LICENSED_TO = LocalDate.of(2026, 3, 31);

	/** Last day of the hospital's licence; only a plant is later. */
	static final LocalDate LICENSED_TO = LocalDate.of(2026, 7, 4);

	/** Ward with too few approved beds; only plants lie there. */
	static final String CROWDED_WARD = "d13";

	static final int CROWDED_APPROVED = 2;

	private final RecordFiles files;

	private final Map<String, Department> departments = new LinkedHashMap<>();

	private final int bedsPerWard;

	Hospital(RecordFiles files, int bedsPerWard) {
		this.files = files;
		this.bedsPerWard = bedsPerWard;
		for (Map<String, String> row : Tables.read("departments.csv")) {
			this.departments.put(row.get("department_id"),
					new Department(row.get("department_id"), row.get("name"), row.get("subject_code"), row.get("kind"),
							row.get("main_diagnosis_code"), row.get("main_diagnosis_name")));
		}
	}

	Department department(String id) {
		return this.departments.get(id);
	}

	/** Wards of the ordinary population, without the crowded one. */
	List<Department> wards() {
		return this.departments.values()
			.stream()
			.filter((department) -> department.ward() && !CROWDED_WARD.equals(department.id()))
			.toList();
	}

	int bedsPerWard() {
		return this.bedsPerWard;
	}

	static String bed(Department department, int number) {
		return "b-" + department.id() + "-" + number;
	}

	void write(Iterable<Item> items) {
		int ordinary = wards().size() * this.bedsPerWard;
		this.files.row("institution")
			.set("institution_code", "H99990000001")
			.set("name", "演示医院（虚构）")
			.set("level", "2")
			.set("region_code", "999900")
			.set("licence_no", "DEMO-0001")
			.set("licence_from", LONG_AGO)
			.set("licence_to", LICENSED_TO)
			.set("approved_beds", ordinary + 10)
			.set("radiation_permit_no", "DEMO-RADIATION")
			.set("radiation_permit_to", "2030-12-31")
			.write();
		this.departments.values().forEach(this::register);
		for (String subject : List.of("A02", "A03", "A04", "A05", "A21", "A28", "A30", "A32")) {
			licensed(subject, null);
		}
		licensed("A27", PAIN_LICENSED_TO);
		equipment("eq-mr-1", "磁共振成像系统", "mr", "d09", null);
		for (String kind : List.of("ct", "dsa", "ultrasound", "dialysis", "ventilator", "analyser", "monitor", "ecg",
				"linac", "xray", "eeg", "ecmo", "iabp")) {
			equipment("eq-" + kind, "设备 " + kind, kind, null, null);
		}
		for (Item item : items) {
			price(item);
		}
	}

	private void register(Department department) {
		Integer approved = null;
		if (department.ward()) {
			approved = CROWDED_WARD.equals(department.id()) ? CROWDED_APPROVED : this.bedsPerWard;
		}
		this.files.row("department")
			.set("department_id", department.id())
			.set("name", department.name())
			.set("subject_code", department.subject())
			.set("approved_beds", approved)
			.set("insured_beds", approved)
			.set("campus", "本部")
			.set("kind", department.kind())
			.set("valid_from", LONG_AGO)
			.write();
		beds(department);
		switch (department.kind()) {
			case "laboratory" -> technician("tec-" + department.id() + "-1", department);
			case "imaging" -> {
				doctor(department.doctor(1), department);
				technician("tec-" + department.id() + "-1", department);
			}
			case "pharmacy" -> person("pha-" + department.id() + "-1", "pharmacist", department, LONG_AGO, null);
			default -> {
				doctor(department.doctor(1), department);
				doctor(department.doctor(2), department);
				nurse(department.nurse(1), department);
			}
		}
	}

	private void beds(Department department) {
		if (!department.ward()) {
			return;
		}
		int beds = CROWDED_WARD.equals(department.id()) ? 6 : this.bedsPerWard;
		for (int i = 1; i <= beds; i++) {
			this.files.row("bed")
				.set("bed_id", bed(department, i))
				.set("department_id", department.id())
				.set("ward", department.name() + "病区")
				.set("bed_kind", "ordinary")
				.set("is_extra", "0")
				.set("valid_from", LONG_AGO)
				.write();
		}
	}

	private void licensed(String subject, LocalDate to) {
		this.files.row("licensed_subject")
			.set("subject_code", subject)
			.set("name", "诊疗科目 " + subject)
			.set("valid_from", LONG_AGO)
			.set("valid_to", to)
			.set("outpatient_only", "0")
			.set("is_technique", "0")
			.write();
	}

	void doctor(String id, Department department) {
		person(id, "doctor", department, LONG_AGO, null);
		licence(id, "qualification", null, LONG_AGO, null);
		licence(id, "practice", department.subject(), LONG_AGO, null);
	}

	void nurse(String id, Department department) {
		person(id, "nurse", department, LONG_AGO, null);
		licence(id, "nurse_registration", null, LONG_AGO, null);
	}

	void technician(String id, Department department) {
		person(id, "technician", department, LONG_AGO, null);
		licence(id, "technician", null, LONG_AGO, null);
	}

	void person(String id, String role, Department department, LocalDate hired, LocalDate left) {
		this.files.row("staff")
			.set("staff_id", id)
			.set("name", "演示人员" + id)
			.set("role", role)
			.set("department_id", department.id())
			.set("hired_on", hired)
			.set("left_on", left)
			.write();
	}

	void licence(String id, String kind, String scope, LocalDate from, LocalDate to) {
		this.files.row("staff_licence")
			.set("staff_id", id)
			.set("kind", kind)
			.set("licence_no", "DEMO-" + kind + "-" + id)
			.set("scope_code", scope)
			.set("practised_here", "1")
			.set("valid_from", from)
			.set("valid_to", to)
			.write();
	}

	void equipment(String id, String name, String equipmentClass, String department, LocalDate inUseTo) {
		this.files.row("equipment")
			.set("equipment_id", id)
			.set("name", name)
			.set("equipment_class", equipmentClass)
			.set("model", "DEMO")
			.set("department_id", department)
			.set("registration_no", "DEMO-" + id)
			.set("registration_to", "2030-12-31")
			.set("permit_no", "linac".equals(equipmentClass) ? "DEMO-PERMIT" : "")
			.set("calibration_due", "2030-12-31")
			.set("in_use_from", LONG_AGO)
			.set("in_use_to", inUseTo)
			.write();
	}

	private void price(Item item) {
		if (!item.listed()) {
			return;
		}
		this.files.row("price_standard")
			.set("item_code", item.code())
			.set("item_name", item.name())
			.set("ceiling_price", item.price())
			.set("unit", item.unit())
			.set("level", "2")
			.set("valid_from", LONG_AGO)
			.set("notice_no", "演示价格（虚构）")
			.write();
	}

}
