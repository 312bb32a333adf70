package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionRangesTest {

	@Test
	void numbersAreCutIntoEqualWidths() {
		assertThat(numbers("1", "101", 4)).containsExactly(26L, 51L, 76L);
		assertThat(numbers("-5", "5", 2)).containsExactly(0L);
		assertThat(numbers("0.5", "1.5", 2)).containsExactly(new BigDecimal("1.000000"));
	}

	@Test
	void aNarrowRangeHasFewerParts() {
		assertThat(numbers("1", "3", 8)).containsExactly(2L);
		assertThat(numbers("7", "7", 8)).isEmpty();
	}

	@Test
	void timesAreCutAtSeconds() {
		LocalDateTime least = LocalDateTime.of(2026, 1, 1, 0, 0);
		assertThat(PartitionRanges.ofTimes(least, least.plusSeconds(5), 2)).containsExactly(least.plusSeconds(2));
		assertThat(PartitionRanges.ofTimes(least, least, 4)).isEmpty();
	}

	@Test
	void partsMeetAndBothEndsAreOpenSoThatNewRowsAreReadToo() {
		QueryShape shape = QueryShape.of(new SqlText("SELECT a FROM f"), "id", List.of()).orElseThrow();
		assertThat(PartitionRanges.parts(shape, List.of(10L, 20L), QueryValues.of(Optional.empty())))
			.extracting((part) -> part.sql().text().lines().toList().get(1))
			.containsExactly("WHERE (id < :partition_end)", "WHERE (id >= :partition_from AND id < :partition_end)",
					"WHERE (id >= :partition_from)", "WHERE (id IS NULL)");
	}

	private static List<Object> numbers(String least, String greatest, int parts) {
		return PartitionRanges.ofNumbers(new BigDecimal(least), new BigDecimal(greatest), parts);
	}

}
