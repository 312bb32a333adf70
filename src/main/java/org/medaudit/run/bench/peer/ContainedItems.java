package org.medaudit.run.bench.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** DUP-1: an item beside another that contains it, over all visits of one patient. */
final class ContainedItems {

	private static final long SIX_HOURS = 21_600;

	private static final long HOUR = 3_600;

	private final boolean midnightIsATime;

	private final Total total = new Total();

	ContainedItems(Knowledge knowledge) {
		this.midnightIsATime = knowledge.says("midnight_is_a_time");
	}

	/** What makes a finding, besides the patient. */
	private record Key(String itemA, String itemB, String window, Object scope) {
	}

	/** The lines of one item, with the days and visits that have one. */
	private static final class Charged {

		private final List<ChargeLine> lines = new ArrayList<>();

		private final Set<Integer> days = new HashSet<>();

		private final Set<String> visits = new HashSet<>();

	}

	/** All lines of paired items of a patient. */
	void patient(List<ChargeLine> lines) {
		Map<String, Charged> charged = new HashMap<>();
		for (ChargeLine line : lines) {
			Charged of = charged.computeIfAbsent(line.itemCode, (item) -> new Charged());
			of.lines.add(line);
			of.days.add(line.day());
			of.visits.add(line.visitId);
		}
		if (charged.size() < 2) {
			return;
		}
		Map<Key, Set<ChargeLine>> found = new HashMap<>();
		for (ChargeLine line : lines) {
			for (Item.Pair pair : line.item.containedIn) {
				Charged whole = charged.get(pair.itemA());
				if (whole != null && pair.dates().hold(line.day()) && meets(pair.window(), line, whole)) {
					found
						.computeIfAbsent(new Key(pair.itemA(), pair.itemB(), pair.window(), scope(pair.window(), line)),
								(key) -> new HashSet<>())
						.add(line);
				}
			}
		}
		found.values().forEach((problems) -> this.total.add(problems.stream().mapToLong((line) -> line.amount).sum()));
	}

	private static Object scope(String window, ChargeLine line) {
		return switch (window) {
			case "day" -> line.day();
			case "visit" -> line.visitId;
			default -> line.chargeId;
		};
	}

	private boolean meets(String window, ChargeLine line, Charged whole) {
		return switch (window) {
			case "day" -> whole.days.contains(line.day());
			case "visit" -> whole.visits.contains(line.visitId);
			case "six_hours" -> near(line, whole, SIX_HOURS);
			case "hour" -> near(line, whole, HOUR - 1);
			default -> false;
		};
	}

	private boolean near(ChargeLine line, Charged whole, long seconds) {
		return whole.lines.stream()
			.anyMatch((other) -> (this.midnightIsATime || (line.hasTime() && other.hasTime()))
					&& Math.abs(other.chargedAt - line.chargedAt) <= seconds);
	}

	Total total() {
		return this.total;
	}

}
