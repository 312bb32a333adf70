package org.medaudit.run.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.scan.RuleProfile;
import org.medaudit.scan.ScanProgress;
import org.medaudit.values.Wording;

/** Shows how a scan gets on: rules done, and those at work. */
final class ScanLine implements ScanProgress {

	private final Invocation invocation;

	private final ProgressLine line;

	private final Set<String> atWork = new TreeSet<>();

	private final List<RuleProfile> profiles = new ArrayList<>();

	private int done;

	private int total;

	ScanLine(Invocation invocation, ProgressLine line) {
		this.invocation = invocation;
		this.line = line;
	}

	@Override
	public synchronized void opened(Run run, boolean continued, int ended, int rules) {
		this.done = ended;
		this.total = rules;
		if (continued) {
			this.invocation.say("run.scan-continued", String.valueOf(run.id()), String.valueOf(ended));
		}
		show();
	}

	@Override
	public synchronized void ruleBegan(String ruleId) {
		this.atWork.add(ruleId);
		show();
	}

	@Override
	public synchronized void ruleEnded(RuleResult result, int done, int total) {
		this.atWork.remove(result.ruleId());
		this.done = done;
		this.total = total;
		show();
	}

	@Override
	public synchronized void ruleProfiled(RuleProfile profile) {
		this.profiles.add(profile);
	}

	/** Of the rules that were profiled. */
	synchronized List<RuleProfile> profiles() {
		return List.copyOf(this.profiles);
	}

	private void show() {
		this.line.show(Wording.of("run.step-scan"), String.join(" ", this.atWork), this.done, this.total);
	}

}
