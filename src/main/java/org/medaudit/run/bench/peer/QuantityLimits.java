package org.medaudit.run.bench.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** FRQ-1: more than the unit allows in a day, visit, stay or the hours used. */
final class QuantityLimits {

	private static final int HOUR = 3_600;

	private static final int HOURS_OF_DAY = 24;

	private static final long TO_QUANTITY = 100;

	private final Total total = new Total();

	/** What makes a finding, besides the patient. */
	private record Key(String group, String per, String measure, Object scope) {
	}

	/** What was used, in ten-thousandths of a unit or of a yuan. */
	private static final class Used {

		private long used;

		private long most;

		private long cents;

		private long hours;

		private boolean hoursKnown = true;

		private int nights = -1;

	}

	/** All lines of limited items of a patient. */
	void patient(List<ChargeLine> lines) {
		Map<Key, Used> totals = new HashMap<>();
		for (ChargeLine line : lines) {
			line.item.limits.stream()
				.filter((limit) -> limit.dates().hold(line.day()))
				.map((limit) -> new Key(limit.group(), limit.per(), limit.measure(), scope(limit, line)))
				.distinct()
				.forEach((key) -> add(totals.computeIfAbsent(key, (none) -> new Used()), key, line));
		}
		totals.forEach(this::judge);
	}

	private static Object scope(Item.Limit limit, ChargeLine line) {
		return switch (limit.per()) {
			case "visit", "stay_day" -> line.visitId;
			default -> line.day();
		};
	}

	private static void add(Used used, Key key, ChargeLine line) {
		used.used += key.measure().equals("amount") ? line.amount * TO_QUANTITY : line.quantity;
		used.cents += line.amount;
		for (Item.Limit limit : line.item.limits) {
			if (limit.group().equals(key.group()) && limit.per().equals(key.per())
					&& limit.measure().equals(key.measure()) && limit.dates().hold(line.day())) {
				used.most = Math.max(used.most, limit.most());
			}
		}
		if (line.beganAt != Text.NEVER && line.endedAt > line.beganAt) {
			used.hours += (line.endedAt - line.beganAt + HOUR - 1) / HOUR;
		}
		else {
			used.hoursKnown = false;
		}
		used.nights = line.visit.nights();
	}

	private void judge(Key key, Used used) {
		long factor = switch (key.per()) {
			case "hour" -> used.hoursKnown ? Math.min(used.hours, HOURS_OF_DAY) : HOURS_OF_DAY;
			case "stay_day" -> used.nights;
			default -> 1;
		};
		if (factor >= 0 && used.used > used.most * factor) {
			this.total.addShare(used.cents, used.used - used.most * factor, used.used);
		}
	}

	Total total() {
		return this.total;
	}

}
