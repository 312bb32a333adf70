package org.medaudit.run.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.medaudit.rules.KnowledgeTable;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;

/**
 * Regional knowledge that no product may ship, made up for the demonstration and marked
 * so in every row.
 */
final class DemonstrationKnowledge {

	private static final String BASIS = "演示数据，非真实政策";

	private static final List<String> COMMON = List.of("valid_from", "valid_to", "basis", "source", "drop");

	private final RecordFiles files;

	private final Map<String, Item> items;

	private DemonstrationKnowledge(RecordFiles files, Map<String, Item> items) {
		this.files = files;
		this.items = items;
	}

	static void write(RecordFiles files, Map<String, Item> items) {
		DemonstrationKnowledge knowledge = new DemonstrationKnowledge(files, items);
		for (String part : List.of("part_a", "part_b", "part_c")) {
			knowledge.bundle(part);
		}
		knowledge.incision("operation_main");
		knowledge.incision("operation_second");
		Item radiation = items.get("radiation");
		knowledge.row("required_licence", List.of("item", "item_name", "role", "licence_kind", "scope_code"))
			.set("item", radiation.code())
			.set("item_name", radiation.name())
			.set("licence_kind", "radiation")
			.write();
		knowledge.equipment("scan_pet", "pet_ct");
		knowledge.equipment("scan_mr", "mr");
		knowledge.packed();
	}

	/**
	 * The rows that lie beside the generator as files, one a table, whole and marked as
	 * made up.
	 */
	private void packed() {
		for (KnowledgeTable table : RuleLibrary.load(LibrarySources.packed()).knowledge()) {
			String file = "knowledge/" + table.name() + ".csv";
			if (Tables.there(file)) {
				List<String> columns = new ArrayList<>(table.layout().columns().keySet());
				for (Map<String, String> values : Tables.read(file)) {
					RecordFiles.Row row = row(table.name(), columns);
					values.forEach(row::set);
					row.write();
				}
			}
		}
	}

	private void bundle(String part) {
		Item whole = this.items.get("package");
		row("bundle",
				List.of("bundle_item", "bundle_name", "part_item", "part_name", "required", "bundle_price", "kind"))
			.set("bundle_item", whole.code())
			.set("bundle_name", whole.name())
			.set("part_item", this.items.get(part).code())
			.set("part_name", this.items.get(part).name())
			.set("required", "1")
			.set("bundle_price", whole.price())
			.set("kind", "package")
			.write();
	}

	private void incision(String key) {
		row("incision_group", List.of("group_name", "item", "item_name", "discount")).set("group_name", "演示：胆道手术")
			.set("item", this.items.get(key).code())
			.set("item_name", this.items.get(key).name())
			.set("discount", "0.5")
			.write();
	}

	private void equipment(String key, String equipmentClass) {
		row("required_equipment", List.of("item", "item_name", "equipment_class", "attribute", "at_least"))
			.set("item", this.items.get(key).code())
			.set("item_name", this.items.get(key).name())
			.set("equipment_class", equipmentClass)
			.write();
	}

	private RecordFiles.Row row(String table, List<String> columns) {
		List<String> all = new ArrayList<>(columns);
		all.addAll(COMMON);
		return this.files.row("knowledge/" + table, all).set("basis", BASIS).set("source", "demonstration");
	}

}
