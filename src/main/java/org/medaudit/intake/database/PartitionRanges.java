package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the range of a partition column is cut. */
final class PartitionRanges {

	private static final int DECIMALS = 6;

	private PartitionRanges() {
	}

	/**
	 * The cuts between parts of equal width, ascending and each once; fewer where the
	 * range is narrower than its parts.
	 */
	static List<Object> ofNumbers(BigDecimal least, BigDecimal greatest, int parts) {
		BigDecimal width = greatest.subtract(least);
		boolean whole = isWhole(least) && isWhole(greatest);
		return cuts(parts, (part) -> {
			BigDecimal cut = least.add(width.multiply(BigDecimal.valueOf(part))
				.divide(BigDecimal.valueOf(parts), whole ? 0 : DECIMALS, RoundingMode.FLOOR));
			return (whole && cut.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) ? (Object) cut.longValue()
					: cut;
		}).filter((cut) -> number(cut).compareTo(least) > 0).distinct().toList();
	}

	/** The same for times, cut at whole seconds. */
	static List<Object> ofTimes(LocalDateTime least, LocalDateTime greatest, int parts) {
		BigDecimal seconds = BigDecimal.valueOf(Duration.between(least, greatest).toSeconds());
		return cuts(parts,
				(part) -> (Object) least.plusSeconds(seconds.multiply(BigDecimal.valueOf(part))
					.divide(BigDecimal.valueOf(parts), 0, RoundingMode.FLOOR)
					.longValue()))
			.filter((cut) -> ((LocalDateTime) cut).isAfter(least))
			.distinct()
			.toList();
	}

	/** The conditions of all parts: below the first cut, between cuts, from the last. */
	static List<Part> parts(QueryShape shape, List<Object> cuts, QueryValues values) {
		List<Part> parts = new ArrayList<>();
		for (int i = 0; i <= cuts.size(); i++) {
			Object from = (i > 0) ? cuts.get(i - 1) : null;
			Object end = (i < cuts.size()) ? cuts.get(i) : null;
			parts.add(new Part(shape.range(from != null, end != null), values.range(from, end)));
		}
		parts.add(new Part(shape.withoutValue(), values));
		return parts;
	}

	/** One statement that reads a part of a query. */
	record Part(SqlText sql, QueryValues values) {
	}

	private static Stream<Object> cuts(int parts, java.util.function.IntFunction<Object> cut) {
		return IntStream.range(1, parts).mapToObj(cut);
	}

	private static BigDecimal number(Object cut) {
		return (cut instanceof Long whole) ? BigDecimal.valueOf(whole) : (BigDecimal) cut;
	}

	private static boolean isWhole(BigDecimal number) {
		return number.stripTrailingZeros().scale() <= 0;
	}

}
