package org.medaudit.scan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.medaudit.finding.FoundFinding;
import org.medaudit.finding.RuleResult;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;

/**
 * What another version of the library finds otherwise in one snapshot. Rules that are the
 * same in both, with the same parameters and knowledge, find the same and are left out.
 * Nothing is stored. To be closed.
 */
public final class LibraryDifference implements AutoCloseable {

	private final RuleLibrary before;

	private final RuleLibrary after;

	private final RuleTrial trialBefore;

	private final RuleTrial trialAfter;

	private LibraryDifference(RuleLibrary before, RuleLibrary after, RuleTrial trialBefore, RuleTrial trialAfter) {
		this.before = before;
		this.after = after;
		this.trialBefore = trialBefore;
		this.trialAfter = trialAfter;
	}

	/** What sets the versions of a rule apart. */
	public enum Cause {

		ADDED, REMOVED, TEXT, SETTINGS

	}

	/** What became of a finding. */
	public enum Change {

		APPEARS, VANISHES, CHANGES

	}

	/**
	 * A finding that is not the same in both.
	 *
	 * @param before null where it appears
	 * @param after null where it vanishes
	 */
	public record Moved(Change change, FoundFinding before, FoundFinding after) {

		/** As it is now, or as it was last. */
		public FoundFinding last() {
			return (this.after != null) ? this.after : this.before;
		}

	}

	/**
	 * What became of a rule.
	 *
	 * @param before null where the rule did not run before
	 * @param after null where it runs no longer
	 * @param moved by key
	 */
	public record OfRule(Rule rule, Set<Cause> causes, RuleResult before, RuleResult after, List<Moved> moved) {
	}

	/** Opens the snapshot once for each version. */
	public static LibraryDifference open(Snapshot snapshot, RuleLibrary before, RuleLibrary after,
			EngineSettings engine) {
		EngineSettings half = new EngineSettings(engine.memoryMegabytes() / 2, engine.threads(),
				engine.temporaryFolder());
		RuleTrial trialBefore = RuleTrial.open(snapshot, before, half);
		try {
			return new LibraryDifference(before, after, trialBefore, RuleTrial.open(snapshot, after, half));
		}
		catch (RuntimeException ex) {
			trialBefore.close();
			throw ex;
		}
	}

	/** The ids of the rules that may find otherwise, in order. */
	public List<String> ruleIds() {
		List<String> all = new ArrayList<>();
		this.after.running().forEach((rule) -> all.add(rule.id()));
		this.before.running().stream().map(Rule::id).filter((id) -> !all.contains(id)).forEach(all::add);
		return all.stream().filter((id) -> !causes(id).isEmpty()).toList();
	}

	/** Judges by both versions of a rule. */
	public OfRule of(String id) {
		Optional<Rule> was = running(this.before, id);
		Optional<Rule> is = running(this.after, id);
		Map<String, FoundFinding> found = new LinkedHashMap<>();
		RuleResult resultBefore = was.map((rule) -> judge(this.trialBefore, rule, found)).orElse(null);
		Map<String, FoundFinding> foundAfter = new LinkedHashMap<>();
		RuleResult resultAfter = is.map((rule) -> judge(this.trialAfter, rule, foundAfter)).orElse(null);
		return new OfRule(is.orElseGet(was::orElseThrow), causes(id), resultBefore, resultAfter,
				moved(found, foundAfter));
	}

	private static RuleResult judge(RuleTrial trial, Rule rule, Map<String, FoundFinding> found) {
		return trial.judge(rule, (finding, evidence) -> found.put(finding.key(), withoutEvidence(finding)));
	}

	private static FoundFinding withoutEvidence(FoundFinding finding) {
		return new FoundFinding(finding.findingId(), finding.key(), finding.subject(), finding.occurredOn(),
				finding.lastOn(), finding.quantity(), finding.amount(), finding.scopeAmount(), finding.fundAmount(),
				finding.problemRows(), finding.evidenceRows(), finding.messageZh(), finding.messageEn(),
				finding.digest(), List.of());
	}

	private static List<Moved> moved(Map<String, FoundFinding> before, Map<String, FoundFinding> after) {
		List<Moved> moved = new ArrayList<>();
		for (String key : new TreeSet<>(before.keySet())) {
			FoundFinding now = after.get(key);
			if (now == null) {
				moved.add(new Moved(Change.VANISHES, before.get(key), null));
			}
			else if (!now.digest().equals(before.get(key).digest())) {
				moved.add(new Moved(Change.CHANGES, before.get(key), now));
			}
		}
		for (String key : new TreeSet<>(after.keySet())) {
			if (!before.containsKey(key)) {
				moved.add(new Moved(Change.APPEARS, null, after.get(key)));
			}
		}
		return moved;
	}

	private Set<Cause> causes(String id) {
		Optional<Rule> was = running(this.before, id);
		Optional<Rule> is = running(this.after, id);
		Set<Cause> causes = EnumSet.noneOf(Cause.class);
		if (was.isEmpty()) {
			causes.add(Cause.ADDED);
		}
		else if (is.isEmpty()) {
			causes.add(Cause.REMOVED);
		}
		else {
			if (!was.get().sha256().equals(is.get().sha256())) {
				causes.add(Cause.TEXT);
			}
			String settings = this.trialBefore.bind(was.get()).settingsHash();
			if (!settings.equals(this.trialAfter.bind(is.get()).settingsHash())) {
				causes.add(Cause.SETTINGS);
			}
		}
		return causes;
	}

	private static Optional<Rule> running(RuleLibrary library, String id) {
		return library.find(id).filter(Rule::runs);
	}

	@Override
	public void close() {
		this.trialBefore.close();
		this.trialAfter.close();
	}

}
