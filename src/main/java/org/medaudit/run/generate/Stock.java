package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stock movements, invoices and stocktakes that agree with what was sold; written when
 * all lines are known.
 */
final class Stock {

	static final String STORE = "st-1";

	static final String SUPPLIER = "演示配送企业（虚构）";

	private static final String MAKER = "演示生产企业（虚构）";

	private static final String HOSPITAL = "演示医院（虚构）";

	private static final BigDecimal RESERVE = BigDecimal.valueOf(50);

	private final RecordFiles files;

	private final Books books;

	/** What plants added to the stock of items that are otherwise in order. */
	private final Map<String, BigDecimal> planted = new HashMap<>();

	private long written;

	Stock(RecordFiles files, Books books) {
		this.files = files;
		this.books = books;
	}

	/**
	 * Opening, monthly purchases and monthly issue of each item, and a stocktake each
	 * quarter.
	 */
	void write(Iterable<Item> items) {
		this.files.row("supplier").set("name", SUPPLIER).set("on_central_list", "1").write();
		for (Item item : items) {
			BigDecimal left = RESERVE.add(this.planted.getOrDefault(item.key(), BigDecimal.ZERO));
			movement(item, "opening", Hospital.FROM.atStartOfDay(), RESERVE).write();
			for (YearMonth month = YearMonth.from(Hospital.FROM); !month
				.isAfter(YearMonth.from(Hospital.TO)); month = month.plusMonths(1)) {
				BigDecimal sold = this.books.sold(item.key(), month);
				if (sold.signum() > 0) {
					purchase(item, month.atDay(2), sold, SUPPLIER, true);
					movement(item, "dispense", month.atEndOfMonth().atTime(17, 0), sold).write();
				}
				if (month.getMonthValue() % 3 == 0) {
					stocktake(item, month.atEndOfMonth(), left);
				}
			}
		}
	}

	/** A purchase with its second invoice and, where the chain is whole, the first. */
	String purchase(Item item, LocalDate day, BigDecimal quantity, String supplier, boolean wholeChain) {
		return purchase(item, day, quantity, supplier, wholeChain, (row) -> {
		});
	}

	/** {@code more} sets or overrides further columns of the movement. */
	String purchase(Item item, LocalDate day, BigDecimal quantity, String supplier, boolean wholeChain,
			Consumer<RecordFiles.Row> more) {
		RecordFiles.Row row = movement(item, "purchase", day.atTime(9, 0), quantity);
		String movement = "m" + this.written;
		String invoice = "inv2-" + this.written;
		String batch = "B" + this.written;
		row.set("supplier", supplier).set("maker", MAKER).set("invoice_no", invoice).set("batch_no", batch);
		more.accept(row);
		row.write();
		invoice(item, invoice, "2", supplier, HOSPITAL, batch, quantity, day.minusDays(1));
		if (wholeChain) {
			invoice(item, "inv1-" + this.written, "1", MAKER, supplier, batch, quantity, day.minusDays(20));
		}
		return movement;
	}

	/** In the main store, in the ledger of the item's kind; not yet written. */
	RecordFiles.Row movement(Item item, String kind, LocalDateTime at, BigDecimal quantity) {
		return this.files.row("stock_movement")
			.set("movement_id", "m" + ++this.written)
			.set("store_id", STORE)
			.set("ledger", item.ledger())
			.set("item_code", item.code())
			.set("item_name", item.name())
			.set("kind", kind)
			.set("quantity", quantity)
			.set("unit_cost", item.price())
			.set("batch_no", "B0")
			.set("expires_on", "2028-12-31")
			.set("moved_at", at)
			.set("is_split_pack", "0");
	}

	String last() {
		return "m" + this.written;
	}

	private void invoice(Item item, String number, String leg, String seller, String buyer, String batch,
			BigDecimal quantity, LocalDate issued) {
		this.files.row("purchase_invoice")
			.set("invoice_no", number)
			.set("leg", leg)
			.set("seller", seller)
			.set("buyer", buyer)
			.set("item_code", item.code())
			.set("batch_no", batch)
			.set("quantity", quantity)
			.set("amount", item.price().multiply(quantity).setScale(2, RoundingMode.HALF_UP))
			.set("issued_on", issued)
			.set("maker", MAKER)
			.set("allowed_as_maker", "0")
			.write();
	}

	void stocktake(Item item, LocalDate day, BigDecimal quantity) {
		this.files.row("stocktake")
			.set("stocktake_id", "t-" + item.key() + "-" + day)
			.set("store_id", STORE)
			.set("ledger", item.ledger())
			.set("item_code", item.code())
			.set("counted_on", day)
			.set("book_quantity", quantity)
			.set("counted_quantity", quantity)
			.set("form_attached", "1")
			.set("counted_by", "pha-d10-1")
			.set("checked_by", "nur-d01-1")
			.write();
	}

	/** The ledger of the books: what was charged, per date and fee class. */
	void ledger(Map<LocalDate, Map<String, BigDecimal>> money) {
		money.forEach((day,
				classes) -> classes.forEach((feeClass, amount) -> this.files.row("ledger_entry")
					.set("booked_on", day)
					.set("fee_class", feeClass)
					.set("amount", amount)
					.set("account_code", "4001")
					.write()));
	}

	/** Breaches and near misses of stock and invoices; once a hospital. */
	void plant(World world) {
		Charges charges = world.charges();
		Truth truth = world.truth();
		LocalDate day = LocalDate.of(2026, 2, 10);
		soldMoreThanBought(world, day);
		Item saline = charges.item("saline");
		this.planted.put("saline", BigDecimal.ONE);
		movement(saline, "gain", day.atTime(9, 0), BigDecimal.ONE).set("ledger", "consumable").write();
		truth.breach("INV-7", null, "药品记在耗材账上", List.of(last()));
		this.planted.put("gastric", BigDecimal.valueOf(100));
		this.planted.put("statin", BigDecimal.valueOf(100));
		String outside = purchase(charges.item("gastric"), day, BigDecimal.valueOf(100), "演示未入围企业（虚构）", true);
		truth.breach("INV-8", World.yuan("790"), "供应商不在配送名单", List.of(outside));
		String broken = purchase(charges.item("statin"), day, BigDecimal.valueOf(100), SUPPLIER, false);
		truth.breach("INV-9", World.yuan("207"), "缺生产企业到配送企业的发票", List.of(broken, "inv2-" + broken.substring(1)));
		ward(charges.item("dressing"), truth);
	}

	private void soldMoreThanBought(World world, LocalDate day) {
		Charges charges = world.charges();
		Item rare = charges.item("rare_drug");
		Item exact = charges.item("exact_drug");
		purchase(rare, day.minusDays(2), BigDecimal.valueOf(40), SUPPLIER, true);
		purchase(exact, day.minusDays(2), BigDecimal.valueOf(30), SUPPLIER, true);
		stocktake(rare, LocalDate.of(2026, 3, 31), BigDecimal.ZERO);
		world.outpatient("d07", day, (visit) -> {
			world.truth()
				.breach("INV-1", World.yuan("50"), "购入 40，收费 50",
						List.of(charges.line(visit, day.atTime(9, 0), "rare_drug", 20),
								charges.line(visit, day.atTime(10, 0), "rare_drug", 20),
								charges.line(visit, day.atTime(11, 0), "rare_drug", 10)));
			world.truth()
				.nearMiss("INV-1", "购入 30，收费 30", List.of(charges.line(visit, day.atTime(9, 30), "exact_drug", 30)));
		});
	}

	/** A ward store that moved in the first quarter and was never counted. */
	private void ward(Item item, Truth truth) {
		LocalDateTime at = LocalDate.of(2026, 1, 15).atTime(9, 0);
		movement(item, "transfer_out", at, BigDecimal.TEN).write();
		movement(item, "transfer_in", at, BigDecimal.TEN).set("store_id", "st-2").write();
		truth.breach("INV-5", null, "二级库一季度有进出，未盘点", List.of(last()));
	}

}
