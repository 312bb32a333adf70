package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the books need to know of the lines already written: money per day and fee class,
 * quantities sold per stocked item and month. Its size depends on days and items, not on
 * lines.
 */
final class Books {

	private final Map<LocalDate, Map<String, BigDecimal>> money = new TreeMap<>();

	private final Map<String, Map<YearMonth, BigDecimal>> sold = new TreeMap<>();

	void charge(LocalDate date, Item item, BigDecimal quantity, BigDecimal amount) {
		this.money.computeIfAbsent(date, (day) -> new TreeMap<>()).merge(item.feeClass(), amount, BigDecimal::add);
		if (item.stocked()) {
			this.sold.computeIfAbsent(item.key(), (key) -> new TreeMap<>())
				.merge(YearMonth.from(date), quantity, BigDecimal::add);
		}
	}

	Map<LocalDate, Map<String, BigDecimal>> money() {
		return this.money;
	}

	BigDecimal sold(String key, YearMonth month) {
		return this.sold.getOrDefault(key, Map.of()).getOrDefault(month, BigDecimal.ZERO);
	}

}
