package org.medaudit.run.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.medaudit.run.print.Amounts;
import org.medaudit.snapshot.Retention;
import org.medaudit.values.Wording;

/** Why snapshots stay, in the user's words. */
final class KeptSnapshots {

	private final Map<String, List<String>> reasons = new HashMap<>();

	KeptSnapshots(Retention retention, Map<String, Set<Retention.Reason>> byAge) {
		byAge.forEach((snapshot, reasons) -> reasons.forEach((reason) -> add(snapshot, switch (reason) {
			case LATEST -> Wording.of("run.prune-latest");
			case NEWEST -> Wording.of("run.prune-newest", retention.newest());
			case RECENT -> Wording.of("run.prune-recent", retention.days());
			case MONTHLY -> Wording.of("run.prune-monthly", retention.months());
		})));
	}

	/**
	 * Those that undecided findings and unfinished runs rest on stay whatever their age.
	 */
	void claimed(Map<String, Long> openFindings, Map<String, Long> unfinishedRuns) {
		openFindings.forEach((snapshot, count) -> add(snapshot, Wording.of("run.prune-open", Amounts.count(count))));
		unfinishedRuns.forEach(
				(snapshot, run) -> add(snapshot, Wording.of("run.prune-unfinished", String.valueOf(run), snapshot)));
	}

	private void add(String snapshot, String reason) {
		this.reasons.computeIfAbsent(snapshot, (id) -> new ArrayList<>()).add(reason);
	}

	/** None for one that may go. */
	List<String> reasons(String snapshot) {
		return List.copyOf(this.reasons.getOrDefault(snapshot, List.of()));
	}

}
