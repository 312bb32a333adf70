package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules know besides the records. Codes are taken as they are written: the
 * tables of the bench set hold neither lists nor beginnings of codes.
 *
 * @param tables rows of each knowledge table, column name to text
 * @param parameters by name
 */
public record Knowledge(Map<String, List<Map<String, String>>> tables, Map<String, String> parameters) {

	private static final int LONG_AGO = -1_000_000;

	private static final int NEVER = 4_000_000;

	/** Items by their code, with everything that is known of them. */
	Map<String, Item> items(Path data) throws IOException {
		Map<String, Item> items = new HashMap<>();
		for (Map<String, String> row : rows("duplicate_pair")) {
			String a = row.get("item_a");
			String b = row.get("item_b");
			if (text(row, "kind", "duplicate").equals("duplicate") && !a.equals(b)) {
				item(items, b).containedIn.add(new Item.Pair(a, b, row.get("time_window"), dates(row)));
				item(items, b).paired = true;
				item(items, a).paired = true;
			}
		}
		for (Map<String, String> row : rows("quantity_limit")) {
			if (!text(row, "max_quantity", "").isEmpty()) {
				String item = row.get("item");
				item(items, item).limits.add(
						new Item.Limit(text(row, "limit_group", item), row.get("per"), text(row, "measure", "quantity"),
								Text.decimal(row.get("max_quantity"), ChargeLine.QUANTITY_DIGITS), dates(row)));
			}
		}
		for (Map<String, String> row : rows("bed_item")) {
			if ("0".equals(row.get("counts_as_bed"))) {
				item(items, row.get("item")).noBed.add(dates(row));
			}
		}
		for (Map<String, String> row : rows("required_licence")) {
			if (!text(row, "licence_kind", "").isEmpty()) {
				item(items, row.get("item")).required.add(new Item.Required(Rows.orNull(text(row, "role", "")),
						row.get("licence_kind"), Licences.scope(text(row, "scope_code", "")), dates(row)));
			}
		}
		ceilings(items, data);
		return items;
	}

	private static void ceilings(Map<String, Item> items, Path data) throws IOException {
		int[] level = { -1 };
		Rows.of(data, "institution",
				(row) -> level[0] = Math.max(level[0], (int) Text.decimal("0" + row.getField("level"), 0)));
		Rows.of(data, "price_standard", (row) -> {
			String of = row.getField("level");
			if (of.isEmpty() || Text.decimal(of, 0) == level[0]) {
				item(items, row.getField("item_code")).ceilings.add(new Item.Ceiling(!of.isEmpty(),
						Text.decimal(row.getField("ceiling_price"), ChargeLine.PRICE_DIGITS),
						new Item.Dates(Text.day(row.getField("valid_from"), LONG_AGO),
								Text.day(row.getField("valid_to"), NEVER))));
			}
		});
	}

	/** Beginnings of diagnoses that excuse a return, with their dates. */
	Map<String, List<Item.Dates>> exempt() {
		Map<String, List<Item.Dates>> exempt = new HashMap<>();
		rows("split_admission_exempt")
			.forEach((row) -> exempt.computeIfAbsent(row.get("diagnosis_prefix"), (prefix) -> new ArrayList<>())
				.add(dates(row)));
		return exempt;
	}

	/** A parameter that is yes or no. */
	boolean says(String parameter) {
		String value = this.parameters.getOrDefault(parameter, "0");
		return value.equals("1") || value.equals("yes") || value.equals("true");
	}

	String parameter(String name) {
		return this.parameters.get(name);
	}

	private List<Map<String, String>> rows(String table) {
		return this.tables.getOrDefault(table, List.of());
	}

	private static Item item(Map<String, Item> items, String code) {
		return items.computeIfAbsent(code, Item::new);
	}

	private static String text(Map<String, String> row, String column, String otherwise) {
		String text = row.get(column);
		return (text == null || text.isEmpty()) ? otherwise : text;
	}

	private static Item.Dates dates(Map<String, String> row) {
		return new Item.Dates(Text.day(text(row, "valid_from", ""), LONG_AGO),
				Text.day(text(row, "valid_to", ""), NEVER));
	}

}
