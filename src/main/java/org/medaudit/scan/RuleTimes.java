package org.medaudit.scan;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long the pieces of a rule took. Rules run side by side, so that the times of a scan
 * add up to more than its wall time.
 *
 * @param parts a piece that was not come to is missing
 */
public record RuleTimes(Map<RulePart, Duration> parts) {

	/** Of a rule that nobody saw. */
	public static final RuleTimes NONE = new RuleTimes(Map.of());

	public RuleTimes {
		EnumMap<RulePart, Duration> copy = new EnumMap<>(RulePart.class);
		copy.putAll(parts);
		parts = Collections.unmodifiableMap(copy);
	}

	/** Zero for a piece that was not come to. */
	public Duration of(RulePart part) {
		return this.parts.getOrDefault(part, Duration.ZERO);
	}

	/** What the engine worked: both texts of the rule. */
	public Duration engine() {
		return of(RulePart.EXAMINED).plus(of(RulePart.SQL));
	}

}
