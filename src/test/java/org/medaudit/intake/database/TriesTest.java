package org.medaudit.intake.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TriesTest {

	private static final SQLException LOST = new SQLException("Communications link failure\nand more", "08S01");

	private final Locale before = Locale.getDefault();

	private final PassingTime time = new PassingTime();

	private final Tries tries = new Tries(new DatabaseSettings("his", "jdbc:mysql://h/his?password=secret", "u",
			"secret", Duration.ofMinutes(1), 0, 2, Duration.ofMinutes(2), "source.yml:2"), "source.yml:9", this.time);

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.before);
	}

	@Test
	void pausesGrowAndTheTimeIsUsedUp() {
		assertThatThrownBy(() -> {
			while (true) {
				this.tries.lost(LOST);
			}
		}).isInstanceOf(ProblemsException.class)
			.hasMessage("source.yml:9: the connection to the database his (jdbc:mysql://h/his) is gone since "
					+ "2026-04-01T02:00:00Z; it did not come back in 9 tries over 2m (Communications link failure). "
					+ "When the database is there again, run the same command; to wait longer, raise retry_for.");
		assertThat(this.time.pauses()).extracting(Duration::toSeconds)
			.isEqualTo(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 29L));
	}

	@Test
	void anotherOutageBeginsAnew() throws InterruptedException {
		this.tries.lost(LOST);
		this.tries.lost(LOST);
		this.tries.connected();
		this.time.pass(Duration.ofHours(1));
		this.tries.lost(LOST);
		assertThat(this.time.pauses()).extracting(Duration::toSeconds).containsExactly(1L, 2L, 1L);
		assertThat(this.tries.beginnings()).isEqualTo(2);
	}

	@Test
	void aPartThatNeverEndsIsGivenUp() throws InterruptedException {
		for (int i = 0; i < 9; i++) {
			this.tries.lost(LOST);
			this.tries.connected();
		}
		assertThatThrownBy(() -> this.tries.lost(LOST)).hasMessageContaining("the reading was begun 10 times");
	}

}
