package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The visits of the hospital, each patient's together. */
final class Visits {

	private final Map<String, Visit> byId = new HashMap<>();

	private final Map<String, Integer> ofPatient = new HashMap<>();

	/** Reads them. */
	static Visits read(Path data, Knowledge knowledge) throws IOException {
		Visits visits = new Visits();
		Map<String, String> main = new HashMap<>();
		Map<String, Long> first = new HashMap<>();
		Rows.of(data, "diagnosis", (row) -> {
			if (row.getField("is_main").equals("1") && !row.getField("seq").isEmpty()) {
				long seq = Text.decimal(row.getField("seq"), 0);
				String visit = row.getField("visit_id");
				if (seq < first.getOrDefault(visit, Long.MAX_VALUE)) {
					first.put(visit, seq);
					main.put(visit, row.getField("diagnosis_code"));
				}
			}
		});
		List<String> kinds = Stream.of(knowledge.parameter("inpatient_visit_kinds").split("[;,]"))
			.map(String::strip)
			.toList();
		boolean both = "count_both".equals(knowledge.parameter("bed_day_convention"));
		Rows.of(data, "visit", (row) -> {
			String id = row.getField("visit_id");
			String kind = row.getField("visit_kind");
			long admitted = Text.seconds(row.getField("admitted_at"));
			long discharged = Text.seconds(row.getField("discharged_at"));
			String diagnosis = Rows.orNull(row.getField("main_diagnosis_code"));
			boolean inpatient = kinds.stream().anyMatch(kind::startsWith);
			visits.add(new Visit(id, row.getField("patient_id"), kind, admitted, discharged,
					(diagnosis != null) ? diagnosis : main.get(id), row.getField("is_emergency").equals("1"),
					row.getField("planned_readmission").equals("1"), inpatient,
					inpatient ? nights(admitted, discharged, both) : -1));
		});
		return visits;
	}

	private static int nights(long admitted, long discharged, boolean both) {
		if (discharged == Text.NEVER) {
			return -1;
		}
		int days = Text.day(discharged) - Text.day(admitted);
		return both ? days + 1 : Math.max(1, days);
	}

	private void add(Visit visit) {
		this.byId.put(visit.visitId(), visit);
		this.ofPatient.merge(visit.patientId(), 1, Integer::sum);
	}

	Visit of(String visitId) {
		return this.byId.get(visitId);
	}

	/** Whether the patient has been here but this once. */
	boolean alone(Visit visit) {
		return this.ofPatient.get(visit.patientId()) == 1;
	}

	Iterable<Visit> all() {
		return this.byId.values();
	}

}
