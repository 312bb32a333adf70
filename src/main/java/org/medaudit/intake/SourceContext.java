package org.medaudit.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import org.medaudit.values.Environment;
import org.medaudit.values.Period;

/**
 * What a source may need beyond itself.
 *
 * @param drivers the folder of the home where other databases' drivers lie
 * @param period the dates that the hospital says its data covers
 * @param onlyLooking whether nothing will be read, so that nothing needs to be counted
 * @param increment what of the records must be read
 */
record SourceContext(Environment environment, Path drivers, Optional<Period> period, Clock clock, boolean onlyLooking,
		Increment increment) {

	/** That of a request. */
	static SourceContext of(IngestRequest request, Clock clock) {
		return new SourceContext(request.environment(), request.home().resolve("drivers"), request.period(), clock,
				false, new Increment(request.base(), request.period(), clock.getZone()));
	}

	/** The same for whoever only looks. */
	SourceContext forLooking() {
		return new SourceContext(this.environment, this.drivers, this.period, this.clock, true, this.increment);
	}

}
