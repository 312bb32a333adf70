package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing the made-up hospital charges for.
 *
 * @param key short name inside the generator
 * @param price yuan per unit, also its ceiling in the price notice
 * @param scopePercent part of the amount that lies inside the insurance scope
 * @param unit charge unit; empty for what the price notice does not know
 */
record Item(String key, String code, String name, String feeClass, BigDecimal price, int scopePercent, String unit) {

	static Map<String, Item> catalogue() {
		Map<String, Item> items = new LinkedHashMap<>();
		for (Map<String, String> row : Tables.read("items.csv")) {
			Item item = new Item(row.get("key"), row.get("item_code"), row.get("item_name"), row.get("fee_class"),
					new BigDecimal(row.get("unit_price")), Integer.parseInt(row.get("scope_percent")), row.get("unit"));
			items.put(item.key(), item);
		}
		return items;
	}

	/** Whether it is kept in a store: drugs, herbal pieces and consumables. */
	boolean stocked() {
		return this.ledger() != null;
	}

	/** Whether the price notice knows it: services with a charge unit. */
	boolean listed() {
		return !this.stocked() && !this.unit.isEmpty();
	}

	String ledger() {
		return switch (this.feeClass) {
			case "08" -> "consumable";
			case "09", "11" -> "drug";
			case "10" -> "herbal";
			default -> null;
		};
	}

}
