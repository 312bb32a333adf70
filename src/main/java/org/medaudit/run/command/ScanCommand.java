package org.medaudit.run.command;

import java.util.concurrent.Callable;

import org.medaudit.finding.Run;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Installation;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "scan")
final class ScanCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--snapshot", paramLabel = "ID", descriptionKey = "option.snapshot")
	private String snapshot = "latest";

	@Option(names = "--profile", descriptionKey = "option.profile")
	private boolean profile;

	@Mixin
	private FailOnOption failOn;

	ScanCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		Snapshot found = new SnapshotStore(this.invocation.home().folder()).find(this.snapshot);
		RuleLibrary library = this.invocation.library();
		this.invocation.tellKnowledge();
		try (Installation installation = this.invocation.writing()) {
			Steps steps = new Steps(this.invocation, installation, library);
			Run run = steps.scan(found, this.profile);
			steps.printDurations();
			return steps.exitCode(run, this.failOn.breach());
		}
	}

}
