package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** INV-1: more billed, month after month, than the stock records let there be. */
final class Stock {

	private static final Map<String, String> LEDGERS = Map.of("08", "consumable", "09", "drug", "10", "herbal", "11",
			"drug");

	private static final Set<String> IN = Set.of("opening", "purchase", "gift", "transfer_in", "gain", "other_in");

	private static final Set<String> CAME_IN = Set.of("purchase", "gift", "gain", "other_in");

	private static final int MONTHS = 12;

	private final Map<String, Moved> moved = new HashMap<>();

	private final Set<String> ledgers = new HashSet<>();

	private final Map<String, Billed> billed = new HashMap<>();

	private int lastDay = Integer.MIN_VALUE;

	private int lastMonth;

	/** Movements of one item. */
	private static final class Moved {

		private long opening = Long.MAX_VALUE;

		private long cameIn = Long.MAX_VALUE;

		private long transferredIn = Long.MAX_VALUE;

		private long transferred;

		private final Map<Integer, Long> supplied = new TreeMap<>();

	}

	/** What was billed of one item. */
	private static final class Billed {

		private long first = Long.MAX_VALUE;

		private final Set<String> classes = new HashSet<>();

		private final Map<Integer, long[]> months = new TreeMap<>();

	}

	Stock(Path data) throws IOException {
		Rows.of(data, "stock_movement", (row) -> {
			this.ledgers.add(row.getField("ledger"));
			Moved of = this.moved.computeIfAbsent(row.getField("item_code"), (item) -> new Moved());
			String kind = row.getField("kind");
			long at = Text.seconds(row.getField("moved_at"));
			long quantity = Text.decimal(row.getField("quantity"), ChargeLine.QUANTITY_DIGITS);
			if (kind.equals("opening")) {
				of.opening = Math.min(of.opening, at);
			}
			if (CAME_IN.contains(kind)) {
				of.cameIn = Math.min(of.cameIn, at);
			}
			if (kind.equals("transfer_in")) {
				of.transferredIn = Math.min(of.transferredIn, at);
				of.transferred += quantity;
			}
			if (kind.equals("transfer_out")) {
				of.transferred -= quantity;
			}
			if (!kind.startsWith("dispense")) {
				of.supplied.merge(month(Text.day(at)), IN.contains(kind) ? quantity : -quantity, Long::sum);
			}
		});
	}

	private int month(int day) {
		if (day != this.lastDay) {
			LocalDate date = LocalDate.ofEpochDay(day);
			this.lastDay = day;
			this.lastMonth = date.getYear() * MONTHS + date.getMonthValue() - 1;
		}
		return this.lastMonth;
	}

	void line(ChargeLine line) {
		Billed of = this.billed.computeIfAbsent(line.itemCode, (item) -> new Billed());
		of.first = Math.min(of.first, line.chargedAt);
		of.classes.add(line.feeClass);
		long[] sums = of.months.computeIfAbsent(month(line.day()), (month) -> new long[2]);
		sums[0] += line.quantity;
		sums[1] += line.amount;
	}

	Total total() {
		Total total = new Total();
		this.billed.forEach((item, of) -> {
			Moved stock = this.moved.get(item);
			if (isJudged(of, stock)) {
				judge(of, (stock != null) ? stock : new Moved(), total);
			}
		});
		return total;
	}

	private boolean isJudged(Billed of, Moved stock) {
		if (stock == null) {
			return of.classes.stream()
				.map(LEDGERS::get)
				.anyMatch((ledger) -> ledger != null && this.ledgers.contains(ledger));
		}
		return (stock.opening != Long.MAX_VALUE && month(Text.day(stock.opening)) <= month(Text.day(of.first)))
				|| stock.cameIn <= of.first || (stock.transferred > 0 && stock.transferredIn <= of.first);
	}

	private static void judge(Billed of, Moved stock, Total total) {
		Set<Integer> months = new TreeSet<>(of.months.keySet());
		months.addAll(stock.supplied.keySet());
		long[] none = new long[2];
		long sold = 0;
		long available = 0;
		long cents = 0;
		long largest = 0;
		long soldThen = 0;
		long centsThen = 0;
		for (int month : months) {
			long[] sums = of.months.getOrDefault(month, none);
			sold += sums[0];
			cents += sums[1];
			available += stock.supplied.getOrDefault(month, 0L);
			long shortage = sold - Math.max(available, 0);
			if (shortage > largest) {
				largest = shortage;
				soldThen = sold;
				centsThen = cents;
			}
		}
		if (largest > 0) {
			total.addShare(centsThen, largest, soldThen);
		}
	}

}
