package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ADM-1: back within days of leaving, with the same main diagnosis. */
final class SplitAdmissions {

	private static final Set<String> OTHER_KINDS = Set.of("13", "24", "28", "52");

	private static final int CATEGORY = 3;

	private static final Comparator<Visit> LATEST = Comparator.comparingLong(Visit::dischargedAt)
		.thenComparingLong(Visit::admittedAt)
		.thenComparing(Visit::visitId, Comparator.reverseOrder());

	private final Visits visits;

	private final Knowledge knowledge;

	SplitAdmissions(Visits visits, Knowledge knowledge) {
		this.visits = visits;
		this.knowledge = knowledge;
	}

	Total total(Path data) throws IOException {
		long days = Text.decimal(this.knowledge.parameter("split_admission_days"), 0);
		Map<String, List<Visit>> stays = new HashMap<>();
		this.visits.all().forEach((visit) -> {
			if (visit.inpatient() && !this.visits.alone(visit)) {
				stays.computeIfAbsent(visit.patientId(), (patient) -> new ArrayList<>()).add(visit);
			}
		});
		Map<String, Visit> returned = new HashMap<>();
		stays.values()
			.forEach((of) -> of.forEach((visit) -> of.stream()
				.filter((other) -> isEarlier(other, visit))
				.max(LATEST)
				.filter((last) -> Text.day(visit.admittedAt()) - Text.day(last.dischargedAt()) <= days)
				.filter((last) -> isAlike(last, visit))
				.ifPresent((last) -> returned.put(visit.visitId(), visit))));
		returned.keySet().removeAll(excused(returned, data));
		return paid(returned.keySet(), data);
	}

	private static boolean isEarlier(Visit other, Visit visit) {
		return other != visit && other.dischargedAt() != Text.NEVER && other.dischargedAt() <= visit.admittedAt()
				&& (other.admittedAt() < visit.admittedAt() || other.visitId().compareTo(visit.visitId()) < 0);
	}

	private static boolean isAlike(Visit last, Visit visit) {
		return visit.diagnosis() != null && last.diagnosis() != null
				&& category(visit.diagnosis()).equals(category(last.diagnosis())) && !visit.emergency()
				&& !last.planned()
				&& !OTHER_KINDS.contains(visit.kind().substring(0, Math.min(2, visit.kind().length())));
	}

	private static String category(String diagnosis) {
		return diagnosis.substring(0, Math.min(CATEGORY, diagnosis.length()));
	}

	private Set<String> excused(Map<String, Visit> returned, Path data) throws IOException {
		Map<String, List<Item.Dates>> exempt = this.knowledge.exempt();
		Set<String> excused = new HashSet<>();
		returned.values().forEach((visit) -> excuse(visit, visit.diagnosis(), exempt, excused));
		Rows.of(data, "diagnosis", (row) -> {
			Visit visit = returned.get(row.getField("visit_id"));
			if (visit != null) {
				excuse(visit, row.getField("diagnosis_code"), exempt, excused);
			}
		});
		return excused;
	}

	private static void excuse(Visit visit, String diagnosis, Map<String, List<Item.Dates>> exempt,
			Set<String> excused) {
		int admitted = Text.day(visit.admittedAt());
		exempt.forEach((prefix, dates) -> {
			if (diagnosis.startsWith(prefix) && dates.stream().anyMatch((each) -> each.hold(admitted))) {
				excused.add(visit.visitId());
			}
		});
	}

	private static Total paid(Set<String> found, Path data) throws IOException {
		Map<String, Long> settled = new HashMap<>();
		Rows.of(data, "settlement", (row) -> {
			if (found.contains(row.getField("visit_id"))) {
				settled.merge(row.getField("visit_id"),
						Text.decimal(row.getField("total_amount"), ChargeLine.MONEY_DIGITS), Long::sum);
			}
		});
		Total total = new Total();
		found.forEach((visit) -> total.add(settled.getOrDefault(visit, 0L)));
		return total;
	}

}
