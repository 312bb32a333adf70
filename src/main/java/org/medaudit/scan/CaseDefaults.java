package org.medaudit.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * Fills what a case does not show: required columns get a value, and visits that other
 * records name are made. A case then shows only what matters to it.
 */
final class CaseDefaults {

	private static final Map<String, String> OF_COLUMN = Map.ofEntries(Map.entry("visit.visit_kind", "21"),
			Map.entry("visit.admitted_at", "2026-03-01 08:00:00"), Map.entry("charge.fee_class", "05"),
			Map.entry("charge.quantity", "1"), Map.entry("charge.charged_at", "2026-03-02 09:00:00"),
			Map.entry("department.subject_code", "A03"), Map.entry("staff.role", "doctor"),
			Map.entry("staff_licence.kind", "qualification"), Map.entry("equipment.equipment_class", "ct"),
			Map.entry("bed.bed_kind", "ordinary"), Map.entry("bed_stay.from_time", "2026-03-01 08:00:00"),
			Map.entry("diagnosis.diagnosis_code", "A00"), Map.entry("medical_order.kind", "temporary"),
			Map.entry("care_record.kind", "progress_note"), Map.entry("settlement.total_amount", "0.00"),
			Map.entry("settlement.fund_amount", "0.00"), Map.entry("settlement.settled_at", "2026-03-10 10:00:00"),
			Map.entry("receipt.form_kind", "provincial_unified"), Map.entry("receipt.issued_at", "2026-03-10 10:00:00"),
			Map.entry("stock_movement.ledger", "drug"), Map.entry("stock_movement.kind", "purchase"),
			Map.entry("stocktake.ledger", "drug"), Map.entry("purchase_invoice.leg", "2"),
			Map.entry("supplier.on_central_list", "1"));

	private CaseDefaults() {
	}

	/** All records with their required columns filled; the input stays as it is. */
	static Map<String, List<Map<String, String>>> fill(Map<String, List<Map<String, String>>> given) {
		Map<String, List<Map<String, String>>> filled = new LinkedHashMap<>();
		given.forEach((record, rows) -> filled.put(record, rows(record, rows)));
		addVisits(filled);
		filled.putIfAbsent("charge", List.of());
		return filled;
	}

	private static void addVisits(Map<String, List<Map<String, String>>> filled) {
		List<Map<String, String>> visits = new ArrayList<>(filled.getOrDefault("visit", List.of()));
		Set<String> known = new LinkedHashSet<>();
		visits.forEach((visit) -> known.add(visit.get("visit_id")));
		filled.forEach((record, rows) -> {
			for (Map<String, String> row : rows) {
				String visitId = row.get("visit_id");
				if (visitId != null && known.add(visitId)) {
					visits.add(row("visit", Map.of("visit_id", visitId), 0));
				}
			}
		});
		filled.put("visit", visits);
	}

	private static List<Map<String, String>> rows(String record, List<Map<String, String>> rows) {
		List<Map<String, String>> filled = new ArrayList<>();
		for (Map<String, String> row : rows) {
			filled.add(row(record, row, filled.size() + 1));
		}
		return filled;
	}

	private static Map<String, String> row(String record, Map<String, String> row, int number) {
		Map<String, String> filled = new LinkedHashMap<>(row);
		filled.values().removeIf((value) -> value == null || value.isEmpty());
		RecordLayout layout = RecordLayouts.of(record);
		for (RecordColumn column : layout.columns()) {
			if (column.required() && !filled.containsKey(column.name()) && !isOfMoney(record, column)) {
				filled.put(column.name(), value(layout, column, filled, number));
			}
		}
		if (record.equals("charge")) {
			fillMoney(filled);
		}
		return filled;
	}

	private static boolean isOfMoney(String record, RecordColumn column) {
		return record.equals("charge") && (column.name().equals("unit_price") || column.name().equals("amount"));
	}

	private static String value(RecordLayout layout, RecordColumn column, Map<String, String> row, int number) {
		String known = OF_COLUMN.get(layout.name() + "." + column.name());
		if (known != null) {
			return known;
		}
		return switch (column.name()) {
			case "patient_id" -> row.containsKey("visit_id") ? "p-" + row.get("visit_id") : "x";
			case "item_name" -> row.getOrDefault("item_code", "x");
			case "department_id" -> "d1";
			default -> byType(layout, column, number);
		};
	}

	private static String byType(RecordLayout layout, RecordColumn column, int number) {
		return switch (column.type()) {
			case ID, TEXT,
					CODE ->
				column.allowed().isEmpty()
						? (layout.key().equals(List.of(column.name())) ? layout.name() + "-" + number : "x")
						: column.allowed().get(0);
			case DATE -> column.name().equals("valid_from") ? "2020-01-01" : "2026-03-02";
			case TIME -> "2026-03-02 09:00:00";
			case INT -> String.valueOf(number);
			case QUANTITY, PRICE, MONEY -> "1";
			case FLAG -> "0";
		};
	}

	private static void fillMoney(Map<String, String> charge) {
		try {
			BigDecimal quantity = new BigDecimal(charge.get("quantity"));
			if (!charge.containsKey("unit_price")) {
				charge.put("unit_price", unitPrice(charge.get("amount"), quantity));
			}
			charge.putIfAbsent("amount",
					new BigDecimal(charge.get("unit_price")).multiply(quantity)
						.setScale(2, RoundingMode.HALF_UP)
						.toPlainString());
		}
		catch (NumberFormatException ex) {
			// The validation of the snapshot says it better.
			charge.putIfAbsent("unit_price", "10");
			charge.putIfAbsent("amount", "10.00");
		}
	}

	private static String unitPrice(String amount, BigDecimal quantity) {
		return (amount == null || quantity.signum() == 0) ? "10"
				: new BigDecimal(amount).divide(quantity, 6, RoundingMode.HALF_UP).toPlainString();
	}

}
