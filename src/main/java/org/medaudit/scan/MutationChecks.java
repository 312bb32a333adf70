package org.medaudit.scan;

import java.util.Iterator;
import java.util.List;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

/** Tries the changes of several rules at a time. To be closed. */
public final class MutationChecks implements AutoCloseable {

	private final Crew<MutationCheck> crew;

	private MutationChecks(Crew<MutationCheck> crew) {
		this.crew = crew;
	}

	/** An engine for each thread of the settings, each with its share of the memory. */
	public static MutationChecks open(RuleLibrary library, EngineSettings settings) {
		return new MutationChecks(
				Crew.open(settings, (share) -> MutationCheck.open(library, share), MutationCheck::close));
	}

	/** What became of the changes of each rule, in the order given; waits for each. */
	public Iterator<MutationCheck.Result> check(List<Rule> rules) {
		return this.crew.each(rules, MutationCheck::check);
	}

	@Override
	public void close() {
		this.crew.close();
	}

}
