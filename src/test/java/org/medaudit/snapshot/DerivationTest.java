package org.medaudit.snapshot;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Period;

import static org.assertj.core.api.Assertions.assertThat;

/** What the derived tables hold, row by row. */
class DerivationTest {

	private static final SnapshotParameters COUNT_BOTH = new SnapshotParameters(
			SnapshotParameters.DEFAULT.inpatientVisitKinds(), "count_both");

	private static final String NET = "SELECT charge_id, quantity, amount, scope_amount, refund_inferred FROM net_charge ORDER BY charge_id";

	private static final String MATCHES = "SELECT charge_id, original_charge_id, quantity, matched_quantity, inferred FROM refund_match ORDER BY charge_id";

	private static MemorySnapshot snapshot;

	private final Map<String, List<Map<String, String>>> records = new LinkedHashMap<>();

	@BeforeAll
	static void open(@TempDir Path folder) {
		snapshot = MemorySnapshot.open(new EngineSettings(512, 1, folder));
	}

	@AfterAll
	static void close() {
		snapshot.close();
	}

	@BeforeEach
	void aVisit() {
		visit("v1", "p1", "21", "2026-03-01 08:00:00", "2026-03-05 10:00:00");
	}

	@Test
	void aNationalCodeThatIsOnePersonsBecomesTheNumberOfThatPerson() throws SQLException {
		add("staff", "staff_id=17", "name=a", "role=doctor", "national_code=D999900000001");
		add("staff", "staff_id=18", "name=b", "role=doctor", "national_code=D999900000002");
		charge("c1", "09:00", "1", "10.00", "ordering_staff_id=D999900000001", "executing_staff_id=D999900000002");
		charge("c2", "09:00", "1", "10.00", "ordering_staff_id=18", "executing_staff_id=D999900000009");
		charge("c3", "09:00", "1", "10.00");

		assertThat(rows("SELECT charge_id, ordering_staff_id, executing_staff_id FROM net_charge ORDER BY charge_id"))
			.containsExactly("c1 17 18", "c2 18 D999900000009", "c3 null null");
		assertThat(rows("SELECT charge_id, ordering_staff_id, executing_staff_id FROM charge ORDER BY charge_id"))
			.containsExactly("c1 D999900000001 D999900000002", "c2 18 D999900000009", "c3 null null");
	}

	@Test
	void whatTheSettlementListsOfAVisitSayIsAddedUpUnlessOneIsSilent() throws SQLException {
		add("settlement_list", "visit_id=v1", "settlement_id=s1", "nursing_2_days=3", "nursing_3_days=1",
				"ventilator_time=1/13/24");
		add("settlement_list", "visit_id=v1", "settlement_id=s2", "nursing_2_days=2", "ventilator_time=2.5");

		assertThat(rows("SELECT counter, quantity FROM settlement_list_count ORDER BY counter")).containsExactly(
				"nursing_1_days null", "nursing_2_days 5.0000", "nursing_3_days null", "special_nursing_days null",
				"ventilator_hours 41.0000");
	}

	@Test
	void aTimeOfVentilationInAnotherFormIsNotKnown() throws SQLException {
		for (String time : List.of("1/2", "三天", "1/2/3/4", "-1/0/0", "1/100/0")) {
			add("settlement_list", "visit_id=v1", "settlement_id=" + time, "ventilator_time=" + time);
		}

		assertThat(rows("SELECT count(*) FROM settlement_list WHERE ventilator_time IS NOT NULL")).containsExactly("5");
		assertThat(rows("SELECT quantity FROM settlement_list_count WHERE counter = 'ventilator_hours'"))
			.containsExactly("null");
	}

	@Test
	void aNationalCodeOfTwoPeopleOrOneThatIsAlsoANumberStays() throws SQLException {
		add("staff", "staff_id=17", "name=a", "role=doctor", "national_code=D999900000001");
		add("staff", "staff_id=18", "name=b", "role=doctor", "national_code=D999900000001");
		add("staff", "staff_id=19", "name=c", "role=doctor", "national_code=20");
		add("staff", "staff_id=20", "name=d", "role=doctor");
		charge("c1", "09:00", "1", "10.00", "ordering_staff_id=D999900000001", "executing_staff_id=20");

		assertThat(rows("SELECT ordering_staff_id, executing_staff_id FROM net_charge"))
			.containsExactly("D999900000001 20");
	}

	@Test
	void aRefundThatTakesAllBackLeavesNothing() throws SQLException {
		charge("c1", "09:00", "2", "100.00", "scope_amount=80.00");
		charge("r1", "10:00", "-2", "-100.00", "refund_of=c1", "scope_amount=-80.00");

		assertThat(rows(NET)).isEmpty();
		assertThat(rows(MATCHES)).containsExactly("r1 c1 2.0000 2.0000 0");
	}

	@Test
	void aRefundOfAPartLeavesTheRest() throws SQLException {
		charge("c1", "09:00", "3", "30.00", "scope_amount=24.00");
		charge("r1", "10:00", "-1", "-10.00", "refund_of=c1", "scope_amount=-7.00");

		assertThat(rows(NET)).containsExactly("c1 2.0000 20.00 17.00 0");
	}

	@Test
	void theScopeIsSharedWhereTheRefundDoesNotSayIt() throws SQLException {
		charge("c1", "09:00", "3", "10.00", "scope_amount=5.00");
		charge("r1", "10:00", "-1", "-3.33", "refund_of=c1");

		assertThat(rows(NET)).containsExactly("c1 2.0000 6.67 3.33 0");
	}

	@Test
	void severalRefundsOfALineAddUp() throws SQLException {
		charge("c1", "09:00", "5", "50.00");
		charge("r1", "10:00", "-1", "-10.00", "refund_of=c1");
		charge("r2", "11:00", "-2", "-20.00", "refund_of=c1");

		assertThat(rows(NET)).containsExactly("c1 2.0000 20.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 c1 1.0000 1.0000 0", "r2 c1 2.0000 2.0000 0");
	}

	@Test
	void whatIsRefundedAboveTheOriginalMatchesNothing() throws SQLException {
		charge("c1", "09:00", "3", "30.00");
		charge("r1", "10:00", "-2", "-20.00", "refund_of=c1");
		charge("r2", "11:00", "-2", "-20.00", "refund_of=c1");
		charge("r3", "12:00", "-1", "-10.00", "refund_of=c1");
		charge("c2", "12:00", "1", "10.00");

		assertThat(rows(NET)).containsExactly("c2 1.0000 10.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 c1 2.0000 2.0000 0", "r2 c1 2.0000 1.0000 0",
				"r3 c1 1.0000 0.0000 0");
	}

	@Test
	void aRefundThatNamesNoLineTakesTheLatestEarlierOnes() throws SQLException {
		charge("c1", "08:00", "2", "20.00", "scope_amount=10.01");
		charge("c2", "09:00", "3", "30.00", "scope_amount=30.00");
		charge("r1", "10:00", "-4", "-40.00");
		charge("c3", "11:00", "1", "10.00", "scope_amount=10.00");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 5.01 1", "c3 1.0000 10.00 10.00 0");
		assertThat(rows(MATCHES)).containsExactly("r1 null 4.0000 4.0000 1");
	}

	@Test
	void severalRefundsThatNameNoLineEachTakeWhatIsLatestThen() throws SQLException {
		charge("c1", "08:00", "1", "10.00");
		charge("c2", "09:00", "1", "10.00");
		charge("r1", "10:00", "-1", "-10.00");
		charge("c3", "11:00", "1", "10.00");
		charge("r2", "12:00", "-1", "-10.00");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 null 0");
	}

	@Test
	void whatARefundWithoutANameFindsTooLittleOfStaysOut() throws SQLException {
		charge("c1", "08:00", "1", "10.00");
		charge("r1", "09:00", "-3", "-30.00");
		charge("c2", "10:00", "2", "20.00");

		assertThat(rows(NET)).containsExactly("c2 2.0000 20.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 null 3.0000 1.0000 1");
	}

	@Test
	void aRefundWithoutANameBeforeItsOriginalTakesNothing() throws SQLException {
		charge("r1", "08:00", "-1", "-10.00");
		charge("c1", "09:00", "1", "10.00");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 null 1.0000 0.0000 1");
	}

	@Test
	void aRefundThatNamesItsOriginalMayComeBeforeIt() throws SQLException {
		charge("r1", "08:00", "-1", "-10.00", "refund_of=c1");
		charge("c1", "09:00", "1", "10.00");

		assertThat(rows(NET)).isEmpty();
	}

	@Test
	void aRefundOfTheSameTimeComesAfterItsOriginal() throws SQLException {
		charge("a-refund", "08:00", "-1", "-10.00");
		charge("c1", "08:00", "1", "10.00");

		assertThat(rows(NET)).isEmpty();
	}

	@Test
	void aRefundOfARefundStaysOut() throws SQLException {
		charge("c1", "08:00", "1", "10.00");
		charge("r1", "09:00", "-1", "-10.00", "refund_of=c1");
		charge("r2", "10:00", "-1", "-10.00", "refund_of=r1");
		charge("c2", "07:00", "1", "10.00");

		assertThat(rows(NET)).containsExactly("c2 1.0000 10.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 c1 1.0000 1.0000 0", "r2 null 1.0000 0.0000 0");
	}

	@Test
	void aRefundThatNamesAnUnknownLineOrItselfStaysOut() throws SQLException {
		charge("c1", "08:00", "1", "10.00");
		charge("r1", "09:00", "-1", "-10.00", "refund_of=none");
		charge("r2", "10:00", "-1", "-10.00", "refund_of=r2");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 null 1.0000 0.0000 0", "r2 null 1.0000 0.0000 0");
	}

	@Test
	void aRefundWithoutANameKeepsToItsVisitItemAndPrice() throws SQLException {
		visit("v2", "p1", "11", "2026-03-02 07:00:00", null);
		charge("c1", "08:00", "1", "10.00");
		charge("r1", "09:00", "-1", "-10.00", "visit_id=v2");
		charge("r2", "09:00", "-1", "-10.00", "item_code=B");
		charge("r3", "09:00", "-1", "-9.00", "unit_price=9");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 null 1.0000 0.0000 1", "r2 null 1.0000 0.0000 1",
				"r3 null 1.0000 0.0000 1");
	}

	@Test
	void aRefundThatNamesALineOfAnotherVisitTakesItBackAndSaysWhose() throws SQLException {
		visit("v2", "p1", "11", "2026-03-02 07:00:00", null);
		charge("c1", "08:00", "2", "20.00");
		charge("r1", "09:00", "-1", "-10.00", "refund_of=c1", "visit_id=v2");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 null 0");
		assertThat(rows(MATCHES)).containsExactly("r1 c1 1.0000 1.0000 0");
	}

	@Test
	void refundsWithoutANameTakeOnlyWhatThoseWithANameLeave() throws SQLException {
		charge("c1", "08:00", "2", "20.00");
		charge("c2", "09:00", "2", "20.00");
		charge("r1", "10:00", "-1", "-10.00", "refund_of=c2");
		charge("r2", "11:00", "-2", "-20.00");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 null 1");
		assertThat(rows(MATCHES)).containsExactly("r1 c2 1.0000 1.0000 0", "r2 null 2.0000 2.0000 1");
	}

	@Test
	void aSelfPaidLineHasNoScopeAndALineOfNoQuantityIsNone() throws SQLException {
		charge("c1", "08:00", "1", "10.00", "scope_amount=10.00", "self_paid=1");
		charge("c2", "09:00", "0", "0.00");

		assertThat(rows(NET)).containsExactly("c1 1.0000 10.00 0.00 0");
	}

	@Test
	void theLargestQuantitiesAndAmountsDoNotOverflow() throws SQLException {
		charge("c1", "08:00", "999999999999", "99999999999999.99", "scope_amount=99999999999999.99");
		charge("r1", "09:00", "-333333333333", "-1.00");

		assertThat(rows(NET)).containsExactly("c1 666666666666.0000 66666666666666.66 66666666666666.66 1");
	}

	@Test
	void aLineSaysItsDateWhetherItHasATimeAndItsDepartment() throws SQLException {
		charge("c1", "00:00", "1", "10.00");
		charge("c2", "00:01", "1", "10.00", "ordering_department_id=d2");
		charge("c3", "23:59", "1", "10.00", "ordering_department_id=d2", "executing_department_id=d3");

		assertThat(rows(
				"SELECT charge_id, charge_date, has_time, department_id, patient_id, is_inpatient FROM net_charge ORDER BY 1"))
			.containsExactly("c1 2026-03-02 0 d1 p1 1", "c2 2026-03-02 1 d2 p1 1", "c3 2026-03-02 1 d3 p1 1");
	}

	@Test
	void anItemDayAddsUpTheNetLines() throws SQLException {
		charge("c1", "08:00", "2", "20.00", "scope_amount=5.00");
		charge("c2", "09:00", "1", "10.00", "scope_amount=6.00");
		charge("c3", "09:00", "1", "10.00", "item_code=B");
		charge("r1", "10:00", "-1", "-10.00", "refund_of=c1", "scope_amount=-2.00");

		assertThat(
				rows("SELECT visit_id, charge_date, item_code, quantity, amount, scope_amount, line_count, charge_ids, "
						+ "strftime(first_at, '%H:%M'), strftime(last_at, '%H:%M') FROM item_day ORDER BY item_code"))
			.containsExactly("v1 2026-03-02 A 2.0000 20.00 9.00 2 c1;c2 08:00 09:00",
					"v1 2026-03-02 B 1.0000 10.00 null 1 c3 09:00 09:00");
	}

	@Test
	void nightsCountTheDayInAndNotTheDayOut() throws SQLException {
		visit("v2", "p2", "21", "2026-03-01 08:00:00", "2026-03-01 20:00:00");
		visit("v3", "p3", "52", "2026-03-01 23:59:00", "2026-03-02 00:01:00");
		visit("v4", "p4", "28", "2026-03-01 08:00:00", null);
		visit("v5", "p5", "11", "2026-03-01 08:00:00", "2026-03-02 08:00:00");
		String nights = "SELECT visit_id, nights FROM stay ORDER BY 1";
		String days = "SELECT visit_id, count(*), sum(is_night), min(stay_date), max(stay_date) FROM stay_day GROUP BY 1 ORDER BY 1";

		assertThat(rows(nights)).containsExactly("v1 4", "v2 1", "v3 1", "v4 null");
		assertThat(rows(days)).containsExactly("v1 5 4 2026-03-01 2026-03-05", "v2 1 1 2026-03-01 2026-03-01",
				"v3 2 1 2026-03-01 2026-03-02");
		assertThat(rows(nights, COUNT_BOTH, Optional.empty())).containsExactly("v1 5", "v2 1", "v3 2", "v4 null");
		assertThat(rows(days, COUNT_BOTH, Optional.empty())).containsExactly("v1 5 5 2026-03-01 2026-03-05",
				"v2 1 1 2026-03-01 2026-03-01", "v3 2 2 2026-03-01 2026-03-02");
	}

	@Test
	void whatIsAStayIsAParameter() throws SQLException {
		visit("v2", "p2", "11", "2026-03-01 08:00:00", "2026-03-01 20:00:00");

		assertThat(rows("SELECT visit_id FROM stay ORDER BY 1",
				SnapshotParameters.of(Map.of("inpatient_visit_kinds", "11, 14")), Optional.empty()))
			.containsExactly("v2");
	}

	@Test
	void theStayBeforeIsTheOneThatEndedLast() throws SQLException {
		visit("v0", "p1", "21", "2026-02-01 08:00:00", "2026-03-01 08:00:00");
		visit("vx", "p1", "21", "2026-02-10 08:00:00", "2026-02-20 08:00:00");
		visit("v2", "p1", "21", "2026-03-04 08:00:00", "2026-03-08 08:00:00");
		visit("v3", "p1", "21", "2026-03-20 23:00:00", null);
		visit("v4", "p2", "21", "2026-03-30 08:00:00", null);
		visit("v5", "p1", "11", "2026-03-19 08:00:00", "2026-03-19 09:00:00");

		assertThat(rows(
				"SELECT visit_id, previous_visit_id, previous_discharged_on, gap_days FROM stay ORDER BY visit_id"))
			.containsExactly("v0 null null null", "v1 v0 2026-03-01 0", "v2 v0 2026-03-01 3", "v3 v2 2026-03-08 12",
					"v4 null null null", "vx null null null");
	}

	@Test
	void oneOfTwoStaysOfNoLengthIsBeforeTheOther() throws SQLException {
		visit("v7", "p7", "21", "2026-03-01 08:00:00", "2026-03-01 08:00:00");
		visit("v8", "p7", "21", "2026-03-01 08:00:00", "2026-03-01 08:00:00");

		assertThat(rows("SELECT visit_id, previous_visit_id FROM stay WHERE patient_id = 'p7' ORDER BY 1"))
			.containsExactly("v7 null", "v8 v7");
	}

	@Test
	void theMainDiagnosisComesFromTheVisitElseFromTheDiagnoses() throws SQLException {
		visit("v2", "p2", "21", "2026-03-01 08:00:00", null);
		visit("v3", "p3", "21", "2026-03-01 08:00:00", null);
		add("visit", "visit_id=v4", "patient_id=p4", "visit_kind=21", "department_id=d1", "admitted_at=2026-03-01",
				"main_diagnosis_code=A00");
		add("diagnosis", "visit_id=v2", "seq=2", "diagnosis_code=B02", "is_main=1");
		add("diagnosis", "visit_id=v2", "seq=1", "diagnosis_code=B01", "is_main=1");
		add("diagnosis", "visit_id=v3", "seq=1", "diagnosis_code=C01", "is_main=0");
		add("diagnosis", "visit_id=v4", "seq=1", "diagnosis_code=D01", "is_main=1");

		assertThat(rows("SELECT visit_id, main_diagnosis_code FROM stay ORDER BY 1")).containsExactly("v1 null",
				"v2 B01", "v3 null", "v4 A00");
	}

	@Test
	void aNightInBedIsAMidnightCovered() throws SQLException {
		lay("b1", "2026-03-01 09:00:00", "2026-03-03 08:00:00");
		lay("b2", "2026-03-03 08:00:00", "2026-03-03 22:00:00");
		lay("b3", "2026-03-03 22:00:00", "2026-03-04 00:00:00");
		lay("b4", "2026-03-04 00:00:00", "2026-03-05 09:00:00");

		assertThat(rows("SELECT bed_id, night_of FROM bed_night ORDER BY night_of, bed_id"))
			.containsExactly("b1 2026-03-01", "b1 2026-03-02", "b4 2026-03-03", "b4 2026-03-04");
	}

	@Test
	void datesAloneAreNightsFromTheFirstToTheDayBeforeTheLast() throws SQLException {
		visit("v2", "p2", "21", "2026-03-01", "2026-03-04");
		add("bed_stay", "visit_id=v2", "bed_id=b1", "department_id=d1", "from_time=2026-03-01", "to_time=2026-03-03");
		add("bed_stay", "visit_id=v2", "bed_id=b2", "department_id=d1", "from_time=2026-03-03", "to_time=2026-03-04");

		assertThat(rows("SELECT bed_id, night_of FROM bed_night ORDER BY night_of, bed_id"))
			.containsExactly("b1 2026-03-01", "b1 2026-03-02", "b2 2026-03-03");
	}

	@Test
	void noNightIsBeforeTheAdmission() throws SQLException {
		visit("v2", "p2", "21", "2026-03-01", "2026-03-03 09:00:00");
		add("bed_stay", "visit_id=v2", "bed_id=b1", "department_id=d1", "from_time=2026-03-01",
				"to_time=2026-03-03 09:00:00");

		assertThat(rows("SELECT bed_id, night_of FROM bed_night ORDER BY night_of")).containsExactly("b1 2026-03-01",
				"b1 2026-03-02");
	}

	@Test
	void anOpenNightEndsWithTheDischargeElseWithTheSnapshot() throws SQLException {
		visit("v2", "p2", "21", "2026-03-06 08:00:00", null);
		lay("b1", "2026-03-03 09:00:00", null);
		add("bed_stay", "visit_id=v2", "bed_id=b2", "department_id=d1", "from_time=2026-03-06 09:00:00");
		add("bed", "bed_id=b2", "department_id=d1", "bed_kind=icu", "valid_from=2026-01-01");

		String nights = "SELECT bed_id, night_of, bed_kind, patient_id FROM bed_night ORDER BY night_of, bed_id";
		assertThat(rows(nights)).containsExactly("b1 2026-03-03 null p1", "b1 2026-03-04 null p1");
		assertThat(rows(nights, SnapshotParameters.DEFAULT,
				Optional.of(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 8)))))
			.containsExactly("b1 2026-03-03 null p1", "b1 2026-03-04 null p1", "b2 2026-03-06 icu p2",
					"b2 2026-03-07 icu p2");
	}

	@Test
	void theCalendarHasTheDatesOfChargesStaysAndNights() throws SQLException {
		visit("v2", "p2", "11", "2026-01-01 08:00:00", null);
		charge("c1", "09:00", "1", "10.00");
		charge("c9", "2026-01-01 09:00", "1", "10.00", "visit_id=v2");
		lay("b1", "2026-03-05 09:00:00", "2026-03-07 09:00:00");

		assertThat(rows("SELECT date FROM calendar ORDER BY 1")).containsExactly("2026-01-01", "2026-03-01",
				"2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06");
	}

	@Test
	void aTraceCodeIsARow() throws SQLException {
		charge("c1", "09:00", "1", "10.00", "trace_codes=T1; T2;;T3 ;");
		charge("c2", "09:00", "1", "10.00");
		charge("c3", "09:00", "1", "10.00", "trace_codes=T9", "item_code=B");
		charge("r3", "10:00", "-1", "-10.00", "refund_of=c3", "item_code=B");

		assertThat(rows("SELECT charge_id, visit_id, item_code, trace_code FROM charge_trace ORDER BY 1, 4"))
			.containsExactly("c1 v1 A T1", "c1 v1 A T2", "c1 v1 A T3");
	}

	@Test
	void anAttributeOfEquipmentIsARow() throws SQLException {
		add("equipment", "equipment_id=e1", "name=x", "equipment_class=mr", "in_use_from=2026-01-01",
				"attributes=tesla=1.5; maker = a=b ;lonely;=none");

		assertThat(rows("SELECT equipment_id, name, value FROM equipment_attribute ORDER BY 2"))
			.containsExactly("e1 maker a=b", "e1 tesla 1.5");
	}

	@Test
	void theStockBalanceRunsFromMonthToMonth() throws SQLException {
		move("m1", "opening", "10", "2026-01-01");
		move("m2", "purchase", "5", "2026-01-31 23:59:59");
		move("m3", "dispense", "3", "2026-01-15");
		move("m4", "dispense", "8", "2026-03-02");
		move("m5", "dispense_return", "1", "2026-03-03");
		move("m6", "gift", "2", "2026-03-03");
		move("m7", "destroyed", "0.5", "2026-03-04");
		move("m8", "purchase_return", "1", "2026-03-05");

		assertThat(rows(
				"SELECT store_id, item_code, month, opening, inward, outward, closing FROM stock_balance ORDER BY month"))
			.containsExactly("s1 A 2026-01-01 0.0000 15.0000 3.0000 12.0000",
					"s1 A 2026-03-01 12.0000 3.0000 9.5000 5.5000");
	}

	@Test
	void localCodesBecomeNationalOnesOnTheirDate() throws SQLException {
		map("L1", "N1", "valid_to=2026-03-01");
		map("L1", "N2", "valid_from=2026-03-02", "valid_to=2026-03-02");
		map("L1", "N3", "valid_from=2026-03-04");
		map("L2", "N9");
		charge("c1", "2026-03-01 23:59", "1", "1.00", "item_code=L1");
		charge("c2", "2026-03-02 00:00", "1", "1.00", "item_code=X", "local_item_code=L1");
		charge("c3", "2026-03-03 08:00", "1", "1.00", "item_code=L1");
		charge("c4", "2026-03-04 08:00", "1", "1.00", "item_code=L1");
		charge("c5", "2026-03-04 08:00", "1", "1.00", "item_code=N1");
		charge("c6", "2026-03-04 08:00", "1", "1.00", "item_code=L2");
		add("medical_order", "order_id=o1", "visit_id=v1", "kind=long", "item_code=L1",
				"ordered_at=2026-03-02 08:00:00");

		assertThat(rows("SELECT charge_id, item_code, local_item_code FROM net_charge ORDER BY 1"))
			.containsExactly("c1 N1 L1", "c2 N2 L1", "c3 L1 null", "c4 N3 L1", "c5 N1 null", "c6 N9 L2");
		assertThat(rows("SELECT item_code FROM medical_order")).containsExactly("N2");
	}

	@Test
	void ofOverlappingCodesTheOneThatBeganLastHolds() throws SQLException {
		map("L1", "N5", "valid_from=2026-03-01");
		map("L1", "N1");
		map("L1", "N7", "valid_from=2026-03-02", "valid_to=2026-03-02");
		charge("c1", "2026-02-28 08:00", "1", "1.00", "item_code=L1");
		charge("c2", "2026-03-02 08:00", "1", "1.00", "item_code=L1");
		charge("c3", "2026-03-03 08:00", "1", "1.00", "item_code=L1");

		assertThat(rows("SELECT charge_id, item_code FROM net_charge ORDER BY 1")).containsExactly("c1 N1", "c2 N7",
				"c3 N5");
	}

	@Test
	void everyRecordThatNamesAnItemIsMappedOnItsOwnDate() throws SQLException {
		map("L1", "N1", "valid_to=2026-03-01");
		map("L1", "N2", "valid_from=2026-03-02");
		add("stock_movement", "movement_id=m1", "store_id=s1", "ledger=drug", "item_code=L1", "kind=purchase",
				"quantity=1", "moved_at=2026-03-01 23:59:59");
		add("stocktake", "stocktake_id=t1", "store_id=s1", "ledger=drug", "item_code=L1", "counted_on=2026-03-02",
				"book_quantity=1", "counted_quantity=1");
		add("purchase_invoice", "invoice_no=i1", "leg=2", "seller=a", "buyer=b", "item_code=L1", "quantity=1",
				"amount=1.00", "issued_on=2026-03-01");
		add("price_standard", "item_code=L1", "ceiling_price=1", "valid_from=2026-03-02");

		assertThat(rows("SELECT item_code FROM stock_movement UNION ALL SELECT item_code FROM stocktake "
				+ "UNION ALL SELECT item_code FROM purchase_invoice UNION ALL SELECT item_code FROM price_standard"))
			.containsExactly("N1", "N2", "N1", "N2");
	}

	@Test
	void thePeriodIsDeclaredOrTakenFromChargesAndVisits() throws SQLException {
		charge("c1", "2026-02-27 08:00", "1", "1.00");
		charge("c2", "2026-03-03 08:00", "1", "1.00");
		String period = "SELECT period_from, period_to, first_charge_on, last_charge_on FROM snapshot_period";

		assertThat(rows(period)).containsExactly("2026-02-27 2026-03-05 2026-02-27 2026-03-03");
		assertThat(rows(period, SnapshotParameters.DEFAULT,
				Optional.of(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))))
			.containsExactly("2026-01-01 2026-12-31 2026-02-27 2026-03-03");
	}

	@Test
	void settlementsOfAVisitAddUpAndTheirScopeIsKnownOnlyWhereAllSayIt() throws SQLException {
		settle("s1", "v1", "100.00", "60.00", "80.00");
		settle("s2", "v1", "-10.00", "-6.00", "-8.00");
		settle("s3", "v9", "5.00", "1.00", "4.00");
		settle("s4", "v9", "5.00", "1.00", null);

		assertThat(rows("SELECT * EXCLUDE (visit_no) FROM visit_settlement ORDER BY 1"))
			.containsExactly("v1 90.00 54.00 72.00 2", "v9 10.00 2.00 null 2");
	}

	@Test
	void aVisitOverTwoMonthsHasARowForEachMonthWithItsLines() throws SQLException {
		visit("v2", "p2", "21", "2026-03-30 10:00:00", null);
		add("charge", "charge_id=c1", "visit_id=v2", "charged_at=2026-03-30 11:00:00", "quantity=1", "unit_price=10",
				"amount=10.00", "item_code=A", "item_name=a", "fee_class=05");
		add("charge", "charge_id=c2", "visit_id=v2", "charged_at=2026-03-31 11:00:00", "quantity=1", "unit_price=5",
				"amount=5.00", "item_code=A", "item_name=a", "fee_class=05");
		add("charge", "charge_id=c3", "visit_id=v2", "charged_at=2026-04-01 11:00:00", "quantity=1", "unit_price=1",
				"amount=1.00", "item_code=A", "item_name=a", "fee_class=05");

		assertThat(rows("SELECT m.visit_id, m.department_id, m.month, m.amount, m.line_count, min(n.visit_id), "
				+ "count(DISTINCT n.line_no) FROM visit_month m JOIN net_charge n ON n.visit_no = m.visit_no "
				+ "GROUP BY ALL ORDER BY m.month"))
			.containsExactly("v2 d1 2026-03-01 15.00 2 v2 3", "v2 d1 2026-04-01 1.00 1 v2 3");
	}

	private void visit(String id, String patient, String kind, String from, String to) {
		add("visit", "visit_id=" + id, "patient_id=" + patient, "visit_kind=" + kind, "department_id=d1",
				"admitted_at=" + from, (to != null) ? "discharged_at=" + to : "");
	}

	private void charge(String id, String time, String quantity, String amount, String... more) {
		List<String> cells = new ArrayList<>(List.of("charge_id=" + id, "visit_id=v1",
				"charged_at=" + ((time.length() == 5) ? "2026-03-02 " + time : time) + ":00", "item_code=A",
				"item_name=A", "fee_class=03", "quantity=" + quantity, "unit_price=10", "amount=" + amount));
		cells.addAll(List.of(more));
		add("charge", cells.toArray(String[]::new));
	}

	private void lay(String bed, String from, String to) {
		add("bed_stay", "visit_id=v1", "bed_id=" + bed, "department_id=d1", "from_time=" + from,
				(to != null) ? "to_time=" + to : "");
	}

	private void move(String id, String kind, String quantity, String at) {
		add("stock_movement", "movement_id=" + id, "store_id=s1", "ledger=drug", "item_code=A", "kind=" + kind,
				"quantity=" + quantity, "moved_at=" + at);
	}

	private void map(String local, String national, String... more) {
		List<String> cells = new ArrayList<>(List.of("local_item_code=" + local, "item_code=" + national));
		cells.addAll(List.of(more));
		add("code_map", cells.toArray(String[]::new));
	}

	private void settle(String id, String visit, String total, String fund, String scope) {
		add("settlement", "settlement_id=" + id, "visit_id=" + visit, "settled_at=2026-03-05 10:00:00",
				"total_amount=" + total, "fund_amount=" + fund, (scope != null) ? "scope_amount=" + scope : "");
	}

	private void add(String record, String... cells) {
		Map<String, String> row = new LinkedHashMap<>();
		for (String cell : cells) {
			if (!cell.isEmpty()) {
				row.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
			}
		}
		this.records.computeIfAbsent(record, (name) -> new ArrayList<>()).add(row);
	}

	private List<String> rows(String sql) throws SQLException {
		return rows(sql, SnapshotParameters.DEFAULT, Optional.empty());
	}

	private List<String> rows(String sql, SnapshotParameters parameters, Optional<Period> period) throws SQLException {
		assertThat(snapshot.load(this.records, parameters, period)).isZero();
		return Engine.rows(snapshot.connection(), sql)
			.stream()
			.map((row) -> String.join(" ", row.stream().map(String::valueOf).toList()))
			.toList();
	}

}
