package org.medaudit.snapshot;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.medaudit.records.RecordLayouts;

/** A snapshot in the making, on 1 April 2026; messages in English. */
final class BuildHouse implements AutoCloseable {

	static final String VISITS = "visit_id,patient_id,visit_kind,birth_date,department_id,attending_staff_id,admitted_at,discharged_at";

	static final String CHARGES = "charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount,ordering_department_id,ordering_staff_id";

	private final Locale locale = Locale.getDefault();

	private final Path home;

	final SnapshotBuilder builder;

	BuildHouse(Path home, Thresholds thresholds) {
		Locale.setDefault(Locale.ENGLISH);
		this.home = home;
		this.builder = SnapshotBuilder.create(new SnapshotStore(home), engine(),
				new SnapshotParameters("21", "count_in", thresholds),
				Clock.fixed(Instant.parse("2026-04-01T08:00:00Z"), ZoneOffset.UTC));
	}

	/** Stages rows, their values with commas between; an empty value is none. */
	void record(String name, String header, String... rows) {
		List<String> columns = Arrays.asList(header.split(","));
		String values = Arrays.stream(rows)
			.map((row) -> Arrays.stream(row.split(",", columns.size()))
				.map((value) -> value.isEmpty() ? "NULL" : "'" + value + "'")
				.collect(Collectors.toCollection(ArrayList::new)))
			.map((row) -> {
				while (row.size() < columns.size()) {
					row.add("NULL");
				}
				return "(" + String.join(", ", row) + ")";
			})
			.collect(Collectors.joining(", "));
		this.builder.stageQuery(RecordLayouts.of(name), "SELECT * FROM (VALUES " + values + ") t(" + header + ")"
				+ (String.join("", rows).isEmpty() ? " WHERE FALSE" : ""), name, new LinkedHashSet<>(columns));
	}

	/** Stages many rows; the select gives all columns as text. */
	void many(String name, String select, String... columns) {
		this.builder.stageQuery(RecordLayouts.of(name), select, name, new LinkedHashSet<>(List.of(columns)));
	}

	QualityContents contents() {
		this.builder.validate();
		this.builder.derive(Optional.empty());
		Snapshot snapshot = this.builder.seal("records", List.of());
		try (SnapshotReader reader = SnapshotReader.open(snapshot, engine())) {
			return QualityContents.read(reader);
		}
	}

	@Override
	public void close() {
		this.builder.close();
		Locale.setDefault(this.locale);
	}

	private EngineSettings engine() {
		return new EngineSettings(512, 2, this.home.resolve("tmp"));
	}

}
