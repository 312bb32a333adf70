package org.medaudit.run.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpentTest {

	@Test
	void ratiosHaveThreeDigitsAtMost() {
		Spent second = Spent.ofWall(Duration.ofSeconds(1));

		assertThat(Spent.ofWall(Duration.ofMillis(2_346)).times(second)).hasToString("2.35");
		assertThat(Spent.ofWall(Duration.ofMillis(23_460)).times(second)).hasToString("23.5");
		assertThat(Spent.ofWall(Duration.ofMillis(234_600)).times(second)).hasToString("235");
	}

	@Test
	void nothingIsComparedWithNoTimeAtAll() {
		assertThat(Spent.ofWall(Duration.ofSeconds(1)).times(Spent.NOTHING)).isNull();
	}

	@Test
	void processorTimeIsComparedWhereItIsKnownOfBoth() {
		Spent known = new Spent(Duration.ofSeconds(4), Duration.ofSeconds(6));

		assertThat(known.processorTimes(new Spent(Duration.ofSeconds(1), Duration.ofSeconds(2)))).hasToString("3.00");
		assertThat(known.processorTimes(Spent.ofWall(Duration.ofSeconds(1)))).isNull();
	}

	@Test
	void theStopwatchReadsBothClocks() throws Exception {
		AtomicLong wall = new AtomicLong(100);
		AtomicLong processor = new AtomicLong(50);
		Stopwatch stopwatch = new Stopwatch(wall::get, processor::get);

		Spent spent = stopwatch.time(() -> {
			wall.addAndGet(7);
			processor.addAndGet(9);
		});

		assertThat(spent).isEqualTo(new Spent(Duration.ofNanos(7), Duration.ofNanos(9)));
	}

	@Test
	void partsBringWhatTheyAreMeasuredAgainst() {
		assertThat(BenchPart.with(List.of(BenchPart.SET))).containsExactly(BenchPart.INGEST, BenchPart.PASS,
				BenchPart.SET);
		assertThat(BenchPart.with(List.of())).containsExactly(BenchPart.values());
	}

}
