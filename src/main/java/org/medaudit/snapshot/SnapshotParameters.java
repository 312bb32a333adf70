package org.medaudit.snapshot;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters that shape derived tables, fixed when a snapshot is built, and those
 * that keep one from being built.
 *
 * @param inpatientVisitKinds prefixes of the visit kinds that are stays, {@code ;}
 * between
 * @param bedDayConvention {@code count_in} (admission day counts, discharge day does not)
 * or {@code count_both}
 * @param thresholds above which none is built; they shape nothing, so a scan asks for no
 * others
 */
public record SnapshotParameters(String inpatientVisitKinds, String bedDayConvention, Thresholds thresholds) {

	/** The conventions of checks.md. */
	public static final SnapshotParameters DEFAULT = new SnapshotParameters("21;22;23;24;25;26;27;28;52", "count_in",
			Thresholds.DEFAULT);

	/** With the default thresholds. */
	public SnapshotParameters(String inpatientVisitKinds, String bedDayConvention) {
		this(inpatientVisitKinds, bedDayConvention, Thresholds.DEFAULT);
	}

	/** By the names that the parameter catalogue gives them. */
	public static SnapshotParameters of(Map<String, String> values) {
		return new SnapshotParameters(
				values.getOrDefault("inpatient_visit_kinds", DEFAULT.inpatientVisitKinds)
					.replace(',', ';')
					.replace(" ", ""),
				values.getOrDefault("bed_day_convention", DEFAULT.bedDayConvention), Thresholds.of(values));
	}

	/** Those that shape it, by name, for the manifest. */
	public Map<String, String> asMap() {
		return new TreeMap<>(
				Map.of("inpatient_visit_kinds", this.inpatientVisitKinds, "bed_day_convention", this.bedDayConvention));
	}

	/** The test for a stay, over {@code v.visit_kind}. */
	String inpatientSql() {
		return "(" + Arrays.stream(this.inpatientVisitKinds.split(";"))
			.filter((prefix) -> prefix.matches("[0-9A-Za-z]+"))
			.map((prefix) -> "starts_with(v.visit_kind, '" + prefix + "')")
			.collect(Collectors.joining(" OR ")) + ")";
	}

	String countBothSql() {
		return "count_both".equals(this.bedDayConvention) ? "TRUE" : "FALSE";
	}

}
