package org.medaudit.intake;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far before the largest value seen reading begins again, so that what was written
 * then but committed later is not missed.
 */
final class Overlap {

	private static final Duration USUAL = Duration.ofDays(1);

	private static final Pattern TIME = Pattern
		.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?))?");

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private Overlap() {
	}

	/**
	 * Where reading begins again.
	 * @param largest a date, a time or a whole number, as text
	 * @param span of time; where it is empty, a day, and nothing for numbers
	 * @return empty where the value is neither, or a number from which a time is to be
	 * taken
	 */
	static Optional<String> before(String largest, Optional<Duration> span) {
		Matcher time = TIME.matcher(largest.strip());
		if (time.matches()) {
			return Optional.of(before(time.group(1), time.group(2), span.orElse(USUAL)));
		}
		return Optional.of(largest.strip())
			.filter((number) -> number.matches("\\d{1,30}") && span.orElse(Duration.ZERO).isZero());
	}

	private static String before(String date, String clock, Duration span) {
		LocalDateTime from = LocalDateTime.parse(date + "T" + ((clock != null) ? clock : "00:00"))
			.minus(span)
			.truncatedTo(ChronoUnit.SECONDS);
		return (clock != null) ? SECONDS.format(from) : from.toLocalDate().toString();
	}

}
