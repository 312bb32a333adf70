package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Breaches and near misses of the stock books that go beyond what is sold without being
 * bought; once a hospital.
 */
final class StockPlants {

	/** Items whose movements are all written here. */
	static final Set<String> ITEMS = Set.of("lost_goods", "lost_within", "film", "reagent_kit", "counted_goods",
			"uninvoiced_goods", "expiring_drug", "gift_drug", "gift_unbilled", "other_brand", "winning_brand",
			"contract_drug");

	private static final LocalDate DAY = LocalDate.of(2026, 2, 10);

	private static final LocalDate QUARTER_END = LocalDate.of(2026, 3, 31);

	private final World world;

	private final Stock stock;

	private final Charges charges;

	private final Truth truth;

	StockPlants(World world, Stock stock) {
		this.world = world;
		this.stock = stock;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	void plant() {
		neitherBilledNorCounted();
		servicesWithoutGoods();
		expired();
		stocktakes();
		gifts();
		withoutInvoice();
		contract();
	}

	/** Of a hundred bought, ten or five are neither billed nor counted. */
	private void neitherBilledNorCounted() {
		String lost = bought("lost_goods", 100);
		sold("lost_goods", 20, 20);
		this.stock.stocktake(item("lost_goods"), QUARTER_END, BigDecimal.valueOf(50));
		this.truth.breach("INV-2", World.yuan("80"), "购入 100，收费 40，实盘 50", List.of(lost));
		String within = bought("lost_within", 100);
		sold("lost_within", 20, 25);
		this.stock.stocktake(item("lost_within"), QUARTER_END, BigDecimal.valueOf(50));
		this.truth.nearMiss("INV-2", "购入 100，收费 45，实盘 50，恰为容差", List.of(within));
	}

	private void servicesWithoutGoods() {
		bought("film", 10);
		this.truth.breach("INV-3", World.yuan("100"), "购入胶片 10，收费摄影 12 次",
				sold("film_exam", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
		bought("reagent_kit", 6);
		this.truth.nearMiss("INV-3", "购入试剂 6，每次用 2，收费 3 次", sold("reagent_test", 1, 1, 1));
	}

	private void expired() {
		bought("expiring_drug", 4);
		LocalDate last = LocalDate.of(2026, 3, 1);
		this.truth.breach("INV-4", World.yuan("24"), "有效期次日发出", List.of(dispensed(last.plusDays(1), last)));
		this.truth.nearMiss("INV-4", "有效期当日发出", List.of(dispensed(last, last)));
	}

	private String dispensed(LocalDate day, LocalDate expiry) {
		String[] id = new String[1];
		this.world.outpatient("d07", day, (visit) -> {
			id[0] = this.charges.line(visit, day.atTime(9, 0), "expiring_drug", 2);
			this.stock.movement(item("expiring_drug"), "dispense", day.atTime(9, 10), BigDecimal.valueOf(2))
				.set("expires_on", expiry)
				.set("visit_id", visit.id)
				.set("charge_id", id[0])
				.write();
		});
		return id[0];
	}

	private void stocktakes() {
		bought("counted_goods", 10);
		counted(QUARTER_END, "");
		counted(QUARTER_END.plusMonths(2), "破损一件");
		String code = " " + item("counted_goods").code();
		this.truth.breach("INV-6", null, "盘亏一件没有原因", List.of("t-x-" + QUARTER_END + code));
		this.truth.nearMiss("INV-6", "盘亏一件写明原因", List.of("t-x-" + QUARTER_END.plusMonths(2) + code));
	}

	private void counted(LocalDate day, String cause) {
		this.world.files()
			.row("stocktake")
			.set("stocktake_id", "t-x-" + day)
			.set("store_id", Stock.STORE)
			.set("ledger", item("counted_goods").ledger())
			.set("item_code", item("counted_goods").code())
			.set("counted_on", day)
			.set("book_quantity", "10")
			.set("counted_quantity", "9")
			.set("cause", cause)
			.set("form_attached", "1")
			.set("counted_by", "pha-d10-1")
			.set("checked_by", "nur-d01-1")
			.write();
	}

	private void gifts() {
		bought("gift_drug", 30);
		this.stock.movement(item("gift_drug"), "gift", DAY.atTime(9, 30), BigDecimal.valueOf(20)).write();
		this.truth.breach("INV-10", World.yuan("40"), "购入 30，赠送 20，收费 40", sold("gift_drug", 20, 20));
		bought("gift_unbilled", 30);
		this.stock.movement(item("gift_unbilled"), "gift", DAY.atTime(9, 30), BigDecimal.valueOf(20)).write();
		this.truth.nearMiss("INV-10", "购入 30，赠送 20，收费 30", sold("gift_unbilled", 15, 15));
	}

	private void withoutInvoice() {
		this.stock.movement(item("uninvoiced_goods"), "purchase", DAY.atTime(9, 0), BigDecimal.TEN)
			.set("supplier", Stock.SUPPLIER)
			.set("invoice_no", "inv2-lost")
			.set("batch_no", "BX")
			.write();
		this.truth.breach("INV-11", World.yuan("150"), "发票不在发票记录中", List.of(this.stock.last()));
		this.truth.nearMiss("INV-11", "发票齐全", List.of(bought("uninvoiced_goods", 10)));
	}

	private void contract() {
		this.truth.breach("INV-12", World.yuan("120"), "只购进非中选产品", List.of(bought("other_brand", 40)));
		this.truth.nearMiss("INV-12", "恰好完成约定采购量", List.of(bought("contract_drug", 30)));
	}

	private Item item(String key) {
		return this.charges.item(key);
	}

	private String bought(String key, int quantity) {
		return this.stock.purchase(item(key), DAY, BigDecimal.valueOf(quantity), Stock.SUPPLIER, true);
	}

	/** One visit of a new patient for each quantity. */
	private List<String> sold(String key, int... quantities) {
		List<String> lines = new ArrayList<>();
		for (int quantity : quantities) {
			this.world.outpatient("d07", DAY,
					(visit) -> lines.add(this.charges.line(visit, DAY.atTime(10, 0), key, quantity)));
		}
		return lines;
	}

}
