package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How bad the data may be before no report should be made of it. Shares are percentages;
 * 100 allows everything.
 *
 * @param rejectedRows of the rows of a record
 * @param rejectedMoney of the money of the charges
 * @param unknownReferences of the charges that name a department or a person
 * @param settlementDifference charges against settlements of the same visits, of what was
 * settled
 * @param leastRows fewer rows do not count, whatever their share
 */
public record Thresholds(BigDecimal rejectedRows, BigDecimal rejectedMoney, BigDecimal unknownReferences,
		BigDecimal settlementDifference, long leastRows) {

	public static final String REJECTED_ROWS = "rejected_rows_percent";

	public static final String REJECTED_MONEY = "rejected_money_percent";

	public static final String UNKNOWN_REFERENCES = "unknown_reference_percent";

	public static final String SETTLEMENT_DIFFERENCE = "settlement_difference_percent";

	static final String LEAST_ROWS = "threshold_least_rows";

	/** The defaults of the parameter catalogue. */
	public static final Thresholds DEFAULT = new Thresholds(new BigDecimal("5"), new BigDecimal("1"),
			new BigDecimal("20"), new BigDecimal("100"), 20);

	/** By the names that the parameter catalogue gives them. */
	public static Thresholds of(Map<String, String> values) {
		return new Thresholds(percent(values, REJECTED_ROWS, DEFAULT.rejectedRows),
				percent(values, REJECTED_MONEY, DEFAULT.rejectedMoney),
				percent(values, UNKNOWN_REFERENCES, DEFAULT.unknownReferences),
				percent(values, SETTLEMENT_DIFFERENCE, DEFAULT.settlementDifference),
				percent(values, LEAST_ROWS, BigDecimal.valueOf(DEFAULT.leastRows)).longValueExact());
	}

	private static BigDecimal percent(Map<String, String> values, String name, BigDecimal otherwise) {
		String value = values.get(name);
		return (value != null) ? new BigDecimal(value) : otherwise;
	}

}
