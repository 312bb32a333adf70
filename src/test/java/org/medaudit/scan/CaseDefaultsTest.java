package org.medaudit.scan;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class CaseDefaultsTest {

	@Test
	void fillsAChargeAndMakesItsVisit() {
		Map<String, List<Map<String, String>>> filled = CaseDefaults.fill(Map.of("charge", List
			.of(Map.of("charge_id", "c1", "visit_id", "v1", "item_code", "0031", "quantity", "3", "amount", "10.00"))));
		assertThat(filled.get("charge").get(0)).containsOnly(entry("charge_id", "c1"), entry("visit_id", "v1"),
				entry("item_code", "0031"), entry("item_name", "0031"), entry("fee_class", "05"),
				entry("charged_at", "2026-03-02 09:00:00"), entry("quantity", "3"), entry("unit_price", "3.333333"),
				entry("amount", "10.00"));
		assertThat(filled.get("visit")).containsExactly(Map.of("visit_id", "v1", "patient_id", "p-v1", "visit_kind",
				"21", "department_id", "d1", "admitted_at", "2026-03-01 08:00:00"));
	}

	@Test
	void multipliesWhereNoAmountIsShownAndCountsRowsWithoutAKey() {
		List<Map<String, String>> charges = CaseDefaults
			.fill(Map.of("charge",
					List.of(Map.of("unit_price", "2.50", "quantity", "2"), Map.of("visit_id", "v1", "quantity", "-1"))))
			.get("charge");
		assertThat(charges.get(0)).contains(entry("charge_id", "charge-1"), entry("amount", "5.00"),
				entry("visit_id", "x"));
		assertThat(charges.get(1)).contains(entry("charge_id", "charge-2"), entry("unit_price", "10"),
				entry("amount", "-10.00"));
	}

	@Test
	void keepsAVisitThatIsShown() {
		Map<String, List<Map<String, String>>> filled = CaseDefaults
			.fill(Map.of("visit", List.of(Map.of("visit_id", "v1", "patient_id", "p9")), "settlement",
					List.of(Map.of("settlement_id", "s1", "visit_id", "v1"), Map.of("visit_id", "v2"))));
		assertThat(filled.get("visit")).extracting((visit) -> visit.get("patient_id")).containsExactly("p9", "p-v2");
		assertThat(filled.get("charge")).isEmpty();
	}

}
