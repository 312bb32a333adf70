package org.medaudit.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.medaudit.values.Period;

import static org.assertj.core.api.Assertions.assertThat;

/** What age alone keeps of the snapshots of a home. */
class RetentionTest {

	private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 4, 10, 2, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

	// The night of the last of January in Shanghai is still the day before in UTC.
	private static final List<Snapshot> SNAPSHOTS = List.of(snapshot("a", "H1", "2026-01-15T00:00:00Z"),
			snapshot("b", "H1", "2026-01-31T15:59:59Z"), snapshot("c", "H1", "2026-01-31T16:00:00Z"),
			snapshot("x", "H2", "2026-02-01T00:00:00Z"), snapshot("d", "H1", "2026-04-07T16:00:00Z"),
			snapshot("e", "H1", "2026-04-08T16:00:00Z"), snapshot("f", "H1", "2026-04-09T17:00:00Z"));

	@Test
	void theLatestOfEachInstitutionAlwaysStays() {
		assertThat(reasons(new Retention(0, 0, 0))).containsExactly("a []", "b []", "c []", "x [LATEST]", "d []",
				"e []", "f [LATEST]");
	}

	@Test
	void theNewestStayEachInstitutionByItself() {
		assertThat(reasons(new Retention(2, 0, 0))).containsExactly("a []", "b []", "c []", "x [LATEST, NEWEST]",
				"d []", "e [NEWEST]", "f [LATEST, NEWEST]");
	}

	@Test
	void daysAreThoseOfTheCalendarTodayIncluded() {
		assertThat(reasons(new Retention(0, 2, 0))).containsExactly("a []", "b []", "c []", "x [LATEST]", "d []",
				"e [RECENT]", "f [LATEST, RECENT]");
	}

	@Test
	void theLastOfAMonthStaysForMonthsThatHaveOne() {
		assertThat(reasons(new Retention(0, 0, 3))).containsExactly("a []", "b [MONTHLY]", "c [MONTHLY]",
				"x [LATEST, MONTHLY]", "d []", "e []", "f [LATEST, MONTHLY]");
		assertThat(reasons(new Retention(0, 0, 2))).contains("b []", "c [MONTHLY]");
	}

	@Test
	void oneOfSeveralReasonsIsEnough() {
		assertThat(reasons(new Retention(1, 3, 2))).containsExactly("a []", "b []", "c [MONTHLY]",
				"x [LATEST, NEWEST, MONTHLY]", "d [RECENT]", "e [RECENT]", "f [LATEST, NEWEST, RECENT, MONTHLY]");
	}

	private static List<String> reasons(Retention retention) {
		return retention.reasons(SNAPSHOTS, NOW)
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue())
			.toList();
	}

	private static Snapshot snapshot(String id, String institution, String sealed) {
		Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
		return new Snapshot(Path.of(id), new Manifest(id, Instant.parse(sealed), "records", "2", "", "", institution,
				institution, period, false, Map.of(), List.of(), List.of(), Map.of()));
	}

}
