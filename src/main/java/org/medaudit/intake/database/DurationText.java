package org.medaudit.intake.database;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as they are written in a source.yml: 45s, 30m, 2h, 3d. */
public final class DurationText {

	private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5})\\s*([smhd])");

	private DurationText() {
	}

	/** The span that a text means; empty for any other text. */
	public static Optional<Duration> read(String text) {
		Matcher written = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
		if (!written.matches()) {
			return Optional.empty();
		}
		long number = Long.parseLong(written.group(1));
		return Optional.of(switch (written.group(2)) {
			case "s" -> Duration.ofSeconds(number);
			case "m" -> Duration.ofMinutes(number);
			case "h" -> Duration.ofHours(number);
			default -> Duration.ofDays(number);
		});
	}

	/** A span in the largest unit that divides it. */
	public static String of(Duration span) {
		long seconds = Math.max(1, span.toSeconds());
		if (seconds % 86_400 == 0) {
			return seconds / 86_400 + "d";
		}
		if (seconds % 3_600 == 0) {
			return seconds / 3_600 + "h";
		}
		return (seconds % 60 == 0) ? seconds / 60 + "m" : seconds + "s";
	}

}
