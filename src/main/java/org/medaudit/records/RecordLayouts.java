package org.medaudit.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All record layouts, read once from the packed layouts.yml. */
public final class RecordLayouts {

	private static final Map<String, Object> FILE = YamlText.resource("layouts.yml");

	private static final Map<String, RecordLayout> LAYOUTS = read();

	private RecordLayouts() {
	}

	/** In the order of the file. */
	public static List<RecordLayout> all() {
		return List.copyOf(LAYOUTS.values());
	}

	/**
	 * The layout of a known record.
	 * @throws IllegalArgumentException when there is none
	 */
	public static RecordLayout of(String name) {
		return find(name).orElseThrow(() -> new IllegalArgumentException("no such record: " + name));
	}

	public static Optional<RecordLayout> find(String name) {
		return Optional.ofNullable(LAYOUTS.get(name));
	}

	/** Raised whenever a change of the layouts changes what a snapshot holds. */
	public static String version() {
		return (String) FILE.get("layout_version");
	}

	private static Map<String, RecordLayout> read() {
		Map<String, RecordLayout> layouts = new LinkedHashMap<>();
		YamlText.map(FILE.get("records")).forEach((name, body) -> layouts.put(name, layout(name, YamlText.map(body))));
		return layouts;
	}

	private static RecordLayout layout(String name, Map<String, Object> body) {
		Map<String, Object> title = YamlText.map(body.get("title"));
		List<RecordColumn> columns = new ArrayList<>();
		YamlText.map(body.get("columns"))
			.forEach((column, settings) -> columns.add(column(column, YamlText.map(settings))));
		return new RecordLayout(name, "yes".equals(body.get("required")), (String) title.get("zh"),
				(String) title.get("en"), columns, YamlText.texts(body.get("key")), (String) body.get("money"),
				(String) body.get("dated"), "usual".equals(body.get("alike")));
	}

	private static RecordColumn column(String name, Map<String, Object> settings) {
		ColumnType type = ColumnType.valueOf(((String) settings.get("type")).toUpperCase(Locale.ROOT));
		Map<String, String> nationalValues = new LinkedHashMap<>();
		YamlText.map(settings.get("national_values")).forEach((from, to) -> nationalValues.put(from, (String) to));
		return new RecordColumn(name, type, "yes".equals(settings.get("required")), (String) settings.get("national"),
				YamlText.texts(settings.get("allowed")), nationalValues, (String) settings.get("zh"),
				YamlText.texts(settings.get("refers_to")), plausible(YamlText.map(settings.get("plausible"))));
	}

	private static Plausible plausible(Map<String, Object> range) {
		return new Plausible((String) range.get("from"), (String) range.get("above"), (String) range.get("to"),
				(String) range.get("not_after"), (String) range.get("years_before"));
	}

}
