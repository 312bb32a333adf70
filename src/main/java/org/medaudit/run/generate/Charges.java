package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Writes charge lines and keeps visit, books and line numbers in step. */
final class Charges {

	/** Classes of drugs that bear a trace code, each line one of its own. */
	private static final Set<String> TRACED = Set.of("09", "11");

	private final RecordFiles files;

	private final Map<String, Item> items;

	private final Books books;

	private long written;

	Charges(RecordFiles files, Map<String, Item> items, Books books) {
		this.files = files;
		this.items = items;
		this.books = books;
	}

	long written() {
		return this.written;
	}

	Item item(String key) {
		Item item = this.items.get(key);
		if (item == null) {
			throw new IllegalArgumentException("no such item: " + key);
		}
		return item;
	}

	String line(Visit visit, LocalDateTime at, String key, int quantity) {
		return line(visit, at, key, quantity, (row) -> {
		});
	}

	/** At the catalogue's price; {@code more} sets or overrides further columns. */
	String line(Visit visit, LocalDateTime at, String key, int quantity, Consumer<RecordFiles.Row> more) {
		return priced(visit, at, item(key), BigDecimal.valueOf(quantity), item(key).price(), more);
	}

	/** Negative quantity for a refund. */
	String priced(Visit visit, LocalDateTime at, Item item, BigDecimal quantity, BigDecimal price,
			Consumer<RecordFiles.Row> more) {
		BigDecimal amount = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
		BigDecimal scope = amount.multiply(BigDecimal.valueOf(item.scopePercent()))
			.movePointLeft(2)
			.setScale(2, RoundingMode.HALF_UP);
		String id = "c" + ++this.written;
		RecordFiles.Row row = this.files.row("charge")
			.set("charge_id", id)
			.set("visit_id", visit.id)
			.set("order_id", "o" + this.written)
			.set("charged_at", at)
			.set("item_code", item.code())
			.set("item_name", item.name())
			.set("fee_class", item.feeClass())
			.set("quantity", quantity)
			.set("unit_price", price)
			.set("amount", amount)
			.set("scope_amount", scope)
			.set("ordering_department_id", visit.department.id())
			.set("ordering_staff_id", visit.department.doctor(1))
			.set("executing_department_id", visit.department.id())
			.set("uploaded_at", at.plusHours(3))
			.set("settlement_id", "s-" + visit.id)
			.set("self_paid", "0");
		if (TRACED.contains(item.feeClass()) && quantity.signum() > 0) {
			row.set("trace_codes", "89999" + (100_000_000_000_000L + this.written));
		}
		executedBy(row, visit, item);
		more.accept(row);
		row.write();
		visit.add(amount, scope);
		if ("06".equals(item.feeClass())) {
			visit.operated();
		}
		this.books.charge(at.toLocalDate(), item, quantity, amount);
		return id;
	}

	private static void executedBy(RecordFiles.Row row, Visit visit, Item item) {
		switch (item.feeClass()) {
			case "04" -> row.set("executing_department_id", "d08").set("executing_staff_id", "tec-d08-1");
			case "07" -> row.set("executing_staff_id", visit.department.nurse(1));
			case "09", "10", "11" -> row.set("executing_department_id", "d10").set("executing_staff_id", "pha-d10-1");
			default -> row.set("executing_staff_id", visit.department.doctor(1));
		}
	}

}
