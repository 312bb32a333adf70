package org.medaudit.scan;

import java.util.Iterator;
import java.util.List;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

/** Runs the cases of several rules at a time. To be closed. */
public final class CaseRunners implements AutoCloseable {

	private final Crew<CaseRunner> crew;

	private CaseRunners(Crew<CaseRunner> crew) {
		this.crew = crew;
	}

	/** An engine for each thread of the settings, each with its share of the memory. */
	public static CaseRunners open(RuleLibrary library, EngineSettings settings) {
		return new CaseRunners(Crew.open(settings, (share) -> CaseRunner.open(library, share), CaseRunner::close));
	}

	/** What the cases of each rule came to, in the order given; waits for each. */
	public Iterator<List<CaseRunner.Result>> run(List<Rule> rules) {
		return this.crew.each(rules, CaseRunner::run);
	}

	@Override
	public void close() {
		this.crew.close();
	}

}
