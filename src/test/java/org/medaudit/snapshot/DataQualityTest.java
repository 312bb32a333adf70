package org.medaudit.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.records.Plausible;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

import static org.assertj.core.api.Assertions.assertThat;

/** What a snapshot says of the rows that it accepted. */
class DataQualityTest {

	private BuildHouse house;

	private List<String> told;

	@BeforeEach
	void begin(@TempDir Path folder) {
		this.house = new BuildHouse(folder, Thresholds.DEFAULT);
	}

	@AfterEach
	void end() {
		this.house.close();
	}

	@Test
	void saysOfEveryColumnWhatItHolds() {
		this.house.record("visit", BuildHouse.VISITS,
				"v1,p1,21,1980-05-01,d1,s1,2026-03-01 08:00:00,2026-03-05 10:00:00",
				"v2,p1,11,1980-05-01,d1,,2026-03-02 08:00:00,");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-03-02 09:00:00,A1,bed,01,2,25.50,51.00,d1,s1",
				"c2,v1,2026-03-03 09:00:00,A1,bed,01,-1,25.50,-25.50,d1,",
				"c3,v2,2026-03-02 10:00:00,B1,test,07,1,7,7.00,d1,");
		this.house.record("patient", "patient_id,name,identity_no", "p1,Zhang San,110101198005010001");

		QualityContents contents = this.house.contents();

		assertThat(profiles(contents, "visit", "charge", "patient")).contains(
				"patient.patient_id 1/1 distinct 1 null..null sum null",
				"patient.name 1/1 distinct 1 null..null sum null",
				"patient.identity_no 1/1 distinct 1 null..null sum null",
				"patient.insured_region 0/1 distinct 0 null..null sum null",
				"visit.visit_id 2/2 distinct 2 null..null sum null",
				"visit.patient_id 2/2 distinct 1 null..null sum null",
				"visit.birth_date 2/2 distinct 1 1980-05-01..1980-05-01 sum null",
				"visit.attending_staff_id 1/2 distinct 1 null..null sum null",
				"visit.admitted_at 2/2 distinct 2 2026-03-01 08:00:00..2026-03-02 08:00:00 sum null",
				"charge.charge_id 3/3 distinct 3 null..null sum null",
				"charge.item_name 3/3 distinct 2 null..null sum null",
				"charge.fee_class 3/3 distinct 2 01..07 sum null", "charge.quantity 3/3 distinct 3 -1..2 sum null",
				"charge.unit_price 3/3 distinct 2 7..25.5 sum null",
				"charge.amount 3/3 distinct 3 -25.50..51.00 sum 32.50",
				"charge.scope_amount 0/3 distinct 0 null..null sum null");
		assertThat(contents.columns()).hasSize(columns("visit") + columns("charge") + columns("patient"));
		assertThat(contents.months())
			.extracting((month) -> month.record() + " " + month.month() + " " + month.rows() + " " + month.money())
			.containsExactly("charge 2026-03 3 32.50", "visit 2026-03 2 null");
	}

	@Test
	void estimatesDifferentValuesOfManyRowsAndCountsKeys() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,,2026-03-01 08:00:00,");
		this.house.many("charge",
				"SELECT 'c' || i AS charge_id, 'v1' AS visit_id, '2026-03-02 09:00:00' AS charged_at, 'A' || (i % 500) AS item_code, "
						+ "'bed' AS item_name, '01' AS fee_class, '1' AS quantity, '1' AS unit_price, '1' AS amount FROM range("
						+ (ColumnProfiles.COUNTED_ROWS + 1) + ") t(i)",
				"charge_id", "visit_id", "charged_at", "item_code", "item_name", "fee_class", "quantity", "unit_price",
				"amount");

		List<ColumnProfile> columns = this.house.contents().columns();

		assertThat(column(columns, "charge", "charge_id").distinct()).isEqualTo(ColumnProfiles.COUNTED_ROWS + 1);
		assertThat(column(columns, "charge", "charge_id").exact()).isTrue();
		assertThat(column(columns, "charge", "item_code").exact()).isFalse();
		assertThat(column(columns, "charge", "item_code").distinct()).isBetween(450L, 550L);
	}

	@Test
	void tellsValuesThatReferToNothing() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,s1,2026-03-01 08:00:00,",
				"v2,p1,21,,d9,s9,2026-03-02 08:00:00,");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-03-02 09:00:00,A1,bed,01,1,5,5,d1,s1",
				"c2,v1,2026-03-03 09:00:00,A1,bed,01,1,5,5,d8,N1", "c3,v1,2026-03-04 09:00:00,A1,bed,01,1,5,5,d8,x");
		this.house.record("department", "department_id,name,subject_code", "d1,ward,A03");
		this.house.record("staff", "staff_id,name,national_code,role,department_id", "s1,Li,N1,doctor,d1",
				"s2,Wu,N2,nurse,nowhere");
		this.house.record("diagnosis", "visit_id,seq,diagnosis_code", "v1,1,J15", "v7,1,J15");

		assertThat(told()).contains(
				"charge ordering_department_id orphan 2 of 3 c2: no such value in the record it "
						+ "refers to (department)",
				"charge ordering_staff_id orphan 1 of 3 c3: no such value in the record it refers to (staff)",
				"diagnosis visit_id orphan 1 of 2 v7/1: no such value in the record it refers to (visit)",
				"staff department_id orphan 1 of 2 s2: no such value in the record it refers to (department)",
				"visit attending_staff_id orphan 1 of 2 v2: no such value in the record it refers to (staff)",
				"visit department_id orphan 1 of 2 v2: no such value in the record it refers to (department)");
	}

	@Test
	void looksUpEachCombinationOfALongRecordOnce() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,,2026-03-01 08:00:00,");
		this.house.record("department", "department_id,name,subject_code", "d1,ward,A03");
		this.house.record("staff", "staff_id,name,national_code,role", "s1,Li,N1,doctor");
		this.house.many("charge",
				"SELECT 'c' || (10000 + i) AS charge_id, 'v1' AS visit_id, '2026-03-02 09:00:00' AS charged_at, 'A1' AS item_code, "
						+ "'bed' AS item_name, '01' AS fee_class, '1' AS quantity, '1' AS unit_price, '1' AS amount, "
						+ "CASE WHEN i % 10 = 3 THEN 'd9' WHEN i % 10 = 4 THEN NULL ELSE 'd1' END AS ordering_department_id, "
						+ "CASE WHEN i % 100 = 7 THEN 'x' ELSE 'N1' END AS ordering_staff_id FROM range("
						+ (Orphans.SMALL + 1) + ") t(i)",
				"charge_id", "visit_id", "charged_at", "item_code", "item_name", "fee_class", "quantity", "unit_price",
				"amount", "ordering_department_id", "ordering_staff_id");

		assertThat(told()).filteredOn((row) -> row.contains(" orphan "))
			.containsExactly(
					"charge ordering_department_id orphan 2000 of 20001 c10003: no such value in the record it refers to (department)",
					"charge ordering_staff_id orphan 200 of 20001 c10007: no such value in the record it refers to (staff)");
	}

	@Test
	void saysNothingOfRecordsThatWereNotHandedOver() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d9,s9,2026-03-01 08:00:00,");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-03-02 09:00:00,A1,bed,01,1,5,5,d1,s1");
		this.house.record("staff", "staff_id,name,role,department_id", "");

		assertThat(told()).extracting((row) -> row.split(" ")[2]).doesNotContain("orphan");
	}

	@Test
	void tellsWhatMakesNoSense() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,2026-03-02,d1,,2026-03-01 08:00:00,",
				"v2,p2,21,1896-02-28,d1,,2026-03-01 08:00:00,", "v3,p3,21,1896-03-01,d1,,2026-03-01 08:00:00,",
				"v4,p4,21,,d1,,1989-12-31 23:59:59,", "v5,p5,21,,d1,,1990-01-01 00:00:00,");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-04-01 23:59:59,A1,bed,01,1,0,0,,",
				"c2,v1,2026-04-02 00:00:00,A1,bed,01,1,-5,-5,,",
				"c3,v1,2026-03-04 09:00:00,A1,bed,01,100001,5,500005,,");

		assertThat(told()).contains(
				"charge charged_at in-the-future 1 of 3 c2: after 2026-04-01, the day the snapshot was built",
				"charge quantity beyond 1 of 3 c3: beyond 100,000, which makes no sense",
				"charge unit_price not-above 2 of 3 c1: not above 0, which makes no sense",
				"visit admitted_at below 1 of 5 v4: before or below 1990-01-01, which makes no sense",
				"visit birth_date later-than 1 of 5 v1: later than admitted_at of the same row",
				"visit birth_date years-before 1 of 5 v2: more than 130 years before admitted_at of the same row");
	}

	@Test
	void tellsRowsThatDifferInNothingButTheirKey() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,,2026-03-01 08:00:00,",
				"v2,p2,21,,d1,,2026-03-01 08:00:00,");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-03-02 09:00:00,A1,bed,01,1,5,5,,",
				"c2,v1,2026-03-02 09:00:00,A1,bed,01,1,5,5,,", "c3,v1,2026-03-02 09:00:00,A1,bed,01,1,5,5,,",
				"c4,v2,2026-03-02 09:00:00,A1,bed,01,1,5,5,,");
		this.house.record("care_record", "visit_id,kind,recorded_at", "v1,vital_signs,2026-03-02 09:00:00",
				"v1,vital_signs,2026-03-02 09:00:00", "v1,vital_signs,2026-03-02 10:00:00");
		this.house.record("bed", "bed_id,department_id,bed_kind,valid_from", "b1,d1,double,2020-01-01",
				"b2,d1,double,2020-01-01");

		assertThat(told()).contains(
				"care_record  alike 1 of 3 v1: like another row in all but its number; perhaps exported twice",
				"charge charge_id alike 2 of 4 c1: like another row in all but its number; perhaps exported twice");
		assertThat(told()).noneMatch((row) -> row.startsWith("bed "));
	}

	@Test
	void comparesAPartOfTheVisitsWhereThereAreManyRows() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,,2026-03-01 08:00:00,");
		this.house.many("care_record",
				"SELECT 'v' || (i // 2) AS visit_id, 'vital_signs' AS kind, '2026-03-02 09:00:00' AS recorded_at FROM range("
						+ (AlikeRows.COMPARED_ROWS * 2) + ") t(i)",
				"visit_id", "kind", "recorded_at");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-03-02 09:00:00,A1,bed,01,1,5,5,,");

		QualityRow alike = this.house.contents()
			.rows()
			.stream()
			.filter((row) -> row.record().equals("care_record") && row.code().startsWith("alike"))
			.findFirst()
			.orElseThrow();

		assertThat(alike.estimated()).isTrue();
		assertThat(alike.text()).endsWith("(estimated from 1/2 of the visits)");
		assertThat(alike.rows()).isBetween(AlikeRows.COMPARED_ROWS * 97 / 100, AlikeRows.COMPARED_ROWS * 103 / 100);
	}

	@Test
	void comparesChargesWithSettlements() {
		this.house.record("visit", BuildHouse.VISITS, "v1,p1,21,,d1,,2026-03-01 08:00:00,",
				"v2,p2,21,,d1,,2026-03-01 08:00:00,", "v3,p3,21,,d1,,2026-03-01 08:00:00,");
		this.house.record("charge", BuildHouse.CHARGES, "c1,v1,2026-03-02 09:00:00,A1,bed,01,1,1500,1500,,",
				"c2,v2,2026-03-02 09:00:00,A1,bed,01,1,5,5,,", "c3,v3,2026-03-02 09:00:00,A1,bed,01,1,5,5,,");
		this.house.record("settlement", "settlement_id,visit_id,settled_at,total_amount,fund_amount,is_refund",
				"s1,v1,2026-03-05 10:00:00,100.00,0,0", "s2,v2,2026-03-05 10:00:00,8,0,0",
				"s3,v2,2026-03-06 10:00:00,8,0,1", "s4,v2,2026-03-07 10:00:00,5.01,0,0");

		assertThat(told()).contains("settlement total_amount settled-otherwise 1 of 4 v1: visits whose charges differ "
				+ "from their settlements; charges less settlements 1,400.00 yuan");
	}

	@Test
	void ranksWhatHitsMostRulesInMostRowsFirst() {
		QualityContents contents = new QualityContents(
				List.of(new QualityRow("charge", "amount", "few", "", 1, 100, ""),
						new QualityRow("charge", "amount", "many", "", 50, 100, ""),
						new QualityRow("visit", "sex", "unneeded", "", 100, 100, "")),
				List.of(new ColumnProfile("charge", "equipment_id", 100, 0, 0, true, null, null, null),
						new ColumnProfile("charge", "body_site", 100, 0, 0, true, null, null, null),
						new ColumnProfile("charge", "order_id", 100, 1, 1, true, null, null, null)),
				List.of(), List.of());
		Map<String, Integer> rules = Map.of("charge.amount", 3, "charge.equipment_id", 2, "charge.order_id", 9);

		assertThat(contents.ranked((record, column) -> rules.getOrDefault(record + "." + column, 0)))
			.extracting((row) -> row.code() + " " + row.column())
			.containsExactly("column-empty equipment_id", "many amount", "few amount", "unneeded sex");
	}

	@Test
	void layoutsReferToColumnsThatThereAre() {
		for (RecordLayout layout : RecordLayouts.all()) {
			for (RecordColumn column : layout.columns()) {
				assertThat(column.refersTo()).allSatisfy((target) -> {
					String[] names = target.split("\\.");
					assertThat(RecordLayouts.of(names[0]).column(names[1])).isPresent();
				});
				Plausible plausible = column.plausible();
				if (plausible.notAfter() != null) {
					assertThat(layout.column(plausible.notAfter())).isPresent();
				}
			}
			if (layout.datedColumn() != null) {
				assertThat(layout.column(layout.datedColumn())).isPresent();
			}
		}
	}

	private List<String> told() {
		if (this.told == null) {
			this.told = this.house.contents()
				.rows()
				.stream()
				.map((row) -> row.record() + " " + row.column() + " " + row.code() + " " + row.rows() + " of "
						+ row.of() + " " + row.sample() + ": " + row.text())
				.toList();
		}
		return this.told;
	}

	private static List<String> profiles(QualityContents contents, String... records) {
		return contents.columns()
			.stream()
			.filter((column) -> List.of(records).contains(column.record()))
			.map((column) -> column.record() + "." + column.column() + " " + column.filled() + "/" + column.rows()
					+ " distinct " + (column.exact() ? "" : "≈") + column.distinct() + " " + column.smallest() + ".."
					+ column.largest() + " sum " + column.total())
			.toList();
	}

	private static ColumnProfile column(List<ColumnProfile> columns, String record, String name) {
		return columns.stream()
			.filter((column) -> column.record().equals(record) && column.column().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static int columns(String record) {
		return RecordLayouts.of(record).columns().size();
	}

}
