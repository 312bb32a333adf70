package org.medaudit.run.bench.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes refunds off the lines of one visit; what is wholly taken back is left out. */
final class Netting {

	private static final Comparator<ChargeLine> IN_TIME = Comparator.comparingLong((ChargeLine line) -> line.chargedAt)
		.thenComparing((line) -> line.refund)
		.thenComparingInt((line) -> line.chargeId.length())
		.thenComparing((line) -> line.chargeId);

	private Netting() {
	}

	static List<ChargeLine> of(List<ChargeLine> lines) {
		boolean refunded = false;
		for (ChargeLine line : lines) {
			refunded |= line.quantity <= 0;
		}
		if (!refunded) {
			return lines;
		}
		byName(lines);
		lastInFirstOut(lines);
		List<ChargeLine> left = new ArrayList<>(lines.size());
		for (ChargeLine line : lines) {
			if (!line.refund && line.quantity > 0) {
				left.add(line);
			}
		}
		return left;
	}

	private static void byName(List<ChargeLine> lines) {
		Map<String, ChargeLine> named = new HashMap<>();
		for (ChargeLine line : lines) {
			if (line.refund && line.refundOf != null) {
				named.put(line.refundOf, null);
			}
		}
		if (named.isEmpty()) {
			return;
		}
		for (ChargeLine line : lines) {
			if (!line.refund && named.containsKey(line.chargeId)) {
				named.put(line.chargeId, line);
			}
		}
		for (ChargeLine refund : lines) {
			ChargeLine line = (refund.refund && refund.refundOf != null) ? named.get(refund.refundOf) : null;
			if (line != null) {
				line.quantity += refund.quantity;
				line.amount += refund.amount;
			}
		}
	}

	private static void lastInFirstOut(List<ChargeLine> lines) {
		Map<Group, List<ChargeLine>> groups = new HashMap<>();
		for (ChargeLine line : lines) {
			if (line.refund && line.refundOf == null) {
				groups.put(Group.of(line), new ArrayList<>());
			}
		}
		if (groups.isEmpty()) {
			return;
		}
		for (ChargeLine line : lines) {
			List<ChargeLine> group = (line.refund ? line.refundOf == null : line.quantity > 0)
					? groups.get(Group.of(line)) : null;
			if (group != null) {
				group.add(line);
			}
		}
		groups.values().forEach(Netting::takeBack);
	}

	private static void takeBack(List<ChargeLine> group) {
		group.sort(IN_TIME);
		Map<ChargeLine, Long> before = new HashMap<>();
		Deque<ChargeLine> open = new ArrayDeque<>();
		for (ChargeLine line : group) {
			if (!line.refund) {
				before.put(line, line.quantity);
				open.push(line);
				continue;
			}
			long back = -line.quantity;
			while (back > 0 && !open.isEmpty()) {
				ChargeLine last = open.peek();
				long taken = Math.min(back, last.quantity);
				last.quantity -= taken;
				back -= taken;
				if (last.quantity == 0) {
					open.pop();
				}
			}
		}
		before.forEach((line, quantity) -> {
			if (line.quantity < quantity) {
				line.amount = Total.share(line.amount, line.quantity, quantity);
			}
		});
	}

	/** Lines that a refund without a name may take back. */
	private record Group(String item, long price) {

		static Group of(ChargeLine line) {
			return new Group(line.itemCode, line.unitPrice);
		}

	}

}
