package org.medaudit.run.bench.peer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTest {

	@Test
	void decimalsAreReadInUnitsOfTheirLastDigit() {
		assertThat(Text.decimal("12.5", 2)).isEqualTo(1_250);
		assertThat(Text.decimal("-3", 4)).isEqualTo(-30_000);
		assertThat(Text.decimal("0.1239", 2)).isEqualTo(12);
		assertThat(Text.decimal("", 2)).isZero();
	}

	@Test
	void timesAreSecondsAndDatesMidnight() {
		assertThat(Text.seconds("2024-02-29 23:59:58"))
			.isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 58).toEpochSecond(ZoneOffset.UTC));
		assertThat(Text.day(Text.seconds("1999-12-31"))).isEqualTo((int) LocalDate.of(1999, 12, 31).toEpochDay());
		assertThat(Text.seconds("")).isEqualTo(Text.NEVER);
		assertThat(Text.day("", 7)).isEqualTo(7);
	}

}
