package org.medaudit.run.bench.peer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** DUP-2: the same line twice in a minute, or twice of one order. */
final class IdenticalLines {

	private static final int MINUTE = 60;

	private static final Set<String> DRUGS = Set.of("08", "09", "10", "11");

	private static final Comparator<ChargeLine> EARLIEST = Comparator.comparingLong((ChargeLine line) -> line.chargedAt)
		.thenComparingInt((line) -> line.chargeId.length())
		.thenComparing((line) -> line.chargeId);

	private final boolean midnightIsATime;

	private final boolean judgeDrugs;

	private final Total total = new Total();

	IdenticalLines(Knowledge knowledge) {
		this.midnightIsATime = knowledge.says("midnight_is_a_time");
		this.judgeDrugs = knowledge.says("judge_drugs");
	}

	/** Lines that are alike in every respect. */
	private record Alike(long price, long quantity, String department, String bodySite, String operation) {

		static Alike of(ChargeLine line) {
			return new Alike(line.unitPrice, line.quantity, line.department, line.bodySite, line.operation);
		}

	}

	/** Where two lines may meet. */
	private record Place(String item, long minute) {
	}

	void visit(List<ChargeLine> lines) {
		if (lines.size() < 2) {
			return;
		}
		Map<Place, ChargeLine> first = new HashMap<>(lines.size() * 2);
		Map<Place, List<ChargeLine>> crowded = new HashMap<>();
		for (ChargeLine line : lines) {
			if (line.hasTime() || this.midnightIsATime) {
				Place place = new Place(line.itemCode, Math.floorDiv(line.chargedAt, MINUTE));
				ChargeLine one = first.putIfAbsent(place, line);
				if (one != null) {
					crowded.computeIfAbsent(place, (none) -> new ArrayList<>(List.of(one))).add(line);
				}
			}
		}
		crowded.values().forEach(this::judge);
	}

	private void judge(List<ChargeLine> lines) {
		Set<ChargeLine> shown = new HashSet<>();
		Set<ChargeLine> problems = new HashSet<>();
		repeated(lines, Alike::of, (line) -> this.judgeDrugs || !DRUGS.contains(line.feeClass), shown, problems);
		repeated(lines, (line) -> line.orderId, (line) -> line.orderId != null, shown, problems);
		if (!shown.isEmpty()) {
			this.total.add(problems.stream().mapToLong((line) -> line.amount).sum());
		}
	}

	private static void repeated(List<ChargeLine> lines, Function<ChargeLine, Object> by, Predicate<ChargeLine> counts,
			Set<ChargeLine> shown, Set<ChargeLine> problems) {
		Map<Object, List<ChargeLine>> groups = new HashMap<>();
		for (ChargeLine line : lines) {
			groups.computeIfAbsent(by.apply(line), (key) -> new ArrayList<>()).add(line);
		}
		for (Collection<ChargeLine> group : groups.values()) {
			if (group.size() > 1) {
				ChargeLine earliest = group.stream().min(EARLIEST).orElseThrow();
				group.stream().filter(counts).forEach((line) -> {
					shown.add(line);
					if (line != earliest) {
						problems.add(line);
					}
				});
			}
		}
	}

	Total total() {
		return this.total;
	}

}
