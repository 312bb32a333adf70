package org.medaudit.run.print;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTest {

	private final Locale before = Locale.getDefault();

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Hand clock = new Hand();

	@BeforeEach
	void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void asBefore() {
		Locale.setDefault(this.before);
	}

	@Test
	void rewritesOneLineOnATerminal() {
		ProgressLine line = line(true);
		line.show("stage", "charge.csv", 0, 4_000);
		this.clock.millis += 100;
		line.show("stage", "charge.csv", 500, 4_000);
		this.clock.millis += 1_900;
		line.show("stage", "charge.csv", 2_000, 4_000);
		line.clear();
		String shown = "stage charge.csv: 2,000, 1,000 a second, of 4,000, about 2 s left";
		assertThat(text()).isEqualTo("\rstage\r" + shown + "\r" + " ".repeat(shown.length()) + "\r");
	}

	@Test
	void printsPlainLinesEveryFiveSecondsElsewhere() {
		ProgressLine line = line(false);
		for (int second = 0; second <= 12; second++) {
			line.show("scan", "", second * 10, 0);
			this.clock.millis += 1_000;
		}
		line.clear();
		assertThat(text().lines()).containsExactly("scan: 50, 10 a second", "scan: 100, 10 a second");
	}

	@Test
	void keepsADigitOfASlowRate() {
		ProgressLine line = line(false);
		line.show("scan", "DUP-1", 0, 25);
		this.clock.millis += 8_000;
		line.show("scan", "DUP-2 PRC-1", 5, 25);
		assertThat(text().lines()).containsExactly("scan DUP-2 PRC-1: 5, 0.6 a second, of 25, about 32 s left");
	}

	private ProgressLine line(boolean terminal) {
		return new ProgressLine(new PrintStream(this.bytes, true, StandardCharsets.UTF_8), terminal, this.clock);
	}

	private String text() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	/** A clock that is put forward by hand. */
	private static final class Hand extends Clock {

		private long millis;

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return Instant.ofEpochMilli(this.millis);
		}

	}

}
