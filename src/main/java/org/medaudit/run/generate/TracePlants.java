package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Breaches and near misses of trace codes; once a hospital. */
final class TracePlants {

	/** Items whose movements are all written here. */
	static final Set<String> ITEMS = Set.of("coded_drug", "uncoded_drug");

	private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

	private static final String CODE = "DEMOTRACE";

	private final World world;

	private final Stock stock;

	private final Charges charges;

	private final Truth truth;

	TracePlants(World world, Stock stock) {
		this.world = world;
		this.stock = stock;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		for (int box = 1; box <= 6; box++) {
			String code = CODE + box;
			this.stock.purchase(item(), DAY.minusDays(10), BigDecimal.ONE, Stock.SUPPLIER, true,
					(row) -> row.set("trace_code", code));
		}
		sold(DAY, CODE + 1);
		this.truth.breach("TRC-1", World.yuan("25"), "一盒药品用于两次结算", List.of(sold(DAY.plusDays(3), CODE + 1)));
		takenBack(DAY, CODE + 2);
		this.truth.nearMiss("TRC-1", "前一次已整笔退费", List.of(sold(DAY.plusDays(3), CODE + 2)));
		sold(DAY, CODE + "X");
		this.truth.breach("TRC-2", null, "追溯码没有购进记录", List.of(this.stock.last()));
		sold(DAY.minusDays(10), CODE + 3);
		this.truth.nearMiss("TRC-2", "购进当日发出", List.of(this.stock.last()));
		this.truth.breach("TRC-3", World.yuan("25"), "没有追溯码", List.of(line("coded_drug")));
		this.stock.purchase(this.charges.item("uncoded_drug"), DAY.minusDays(10), BigDecimal.ONE, Stock.SUPPLIER, true);
		this.truth.nearMiss("TRC-3", "品种在无码库中", List.of(line("uncoded_drug")));
	}

	private Item item() {
		return this.charges.item("coded_drug");
	}

	/** One box with its code, charged and dispensed. */
	private String sold(LocalDate day, String code) {
		String[] id = new String[1];
		this.world.outpatient("d07", day, (visit) -> id[0] = sold(visit, day, code));
		return id[0];
	}

	private String sold(Visit visit, LocalDate day, String code) {
		String id = this.charges.line(visit, day.atTime(10, 0), "coded_drug", 1, (row) -> row.set("trace_codes", code));
		this.stock.movement(item(), "dispense", day.atTime(10, 5), BigDecimal.ONE)
			.set("visit_id", visit.id)
			.set("charge_id", id)
			.set("trace_code", code)
			.write();
		return id;
	}

	private void takenBack(LocalDate day, String code) {
		this.world.outpatient("d07", day, (visit) -> {
			String id = sold(visit, day, code);
			this.charges.priced(visit, day.atTime(11, 0), item(), BigDecimal.ONE.negate(), item().price(),
					(row) -> row.set("refund_of", id));
		});
	}

	private String line(String key) {
		String[] id = new String[1];
		this.world.outpatient("d07", DAY, (visit) -> id[0] = this.charges.line(visit, DAY.atTime(9, 0), key, 1,
				(row) -> row.set("trace_codes", "")));
		return id[0];
	}

}
