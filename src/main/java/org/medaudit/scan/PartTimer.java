package org.medaudit.scan;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Takes the time of the pieces of one rule. */
final class PartTimer implements RuleWatch {

	private final LongSupplier nanos;

	private final Map<RulePart, Duration> parts = new EnumMap<>(RulePart.class);

	private RulePart part;

	private long began;

	/** With what tells the time in nanoseconds. */
	PartTimer(LongSupplier nanos) {
		this.nanos = nanos;
	}

	@Override
	public void begins(RulePart part) {
		end();
		this.part = part;
		this.began = this.nanos.getAsLong();
	}

	/** The rule has ended. */
	RuleTimes end() {
		if (this.part != null) {
			this.parts.merge(this.part, Duration.ofNanos(this.nanos.getAsLong() - this.began), Duration::plus);
			this.part = null;
		}
		return new RuleTimes(this.parts);
	}

}
