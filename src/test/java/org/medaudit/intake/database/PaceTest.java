package org.medaudit.intake.database;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

	private final PassingTime time = new PassingTime();

	@Test
	void soManyRowsTakeSoLong() throws InterruptedException {
		Pace pace = new Pace(2_000, this.time);
		assertThat(pace.stride()).isEqualTo(100);
		for (int i = 0; i < 100; i++) {
			pace.take(100);
		}
		// One second's worth is free at the beginning.
		assertThat(this.time.nanos()).isEqualTo(Duration.ofSeconds(4).toNanos());
	}

	@Test
	void anIdleHourIsNotMadeUpFor() throws InterruptedException {
		Pace pace = new Pace(1_000, this.time);
		this.time.pass(Duration.ofHours(1));
		pace.take(3_000);
		assertThat(this.time.pauses()).containsExactly(Duration.ofSeconds(2));
	}

	@Test
	void withoutALimitNobodyWaits() throws InterruptedException {
		Pace pace = new Pace(0, this.time);
		pace.take(Integer.MAX_VALUE);
		assertThat(this.time.pauses()).isEmpty();
	}

}
