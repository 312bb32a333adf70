package org.medaudit.run.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.finding.Findings;
import org.medaudit.finding.Run;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.TextTable;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;

@Command(name = "runs")
final class RunsCommand implements Callable<Integer> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private final Invocation invocation;

	RunsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		Optional<Installation> reading = this.invocation.reading();
		if (reading.isEmpty()) {
			this.invocation.say("run.no-runs");
			return ExitCode.DONE;
		}
		try (Installation installation = reading.get()) {
			print(installation.part(Findings.class).runs());
			return ExitCode.DONE;
		}
	}

	private void print(List<Run> runs) {
		if (runs.isEmpty()) {
			this.invocation.say("run.no-runs");
			return;
		}
		try (TextTable table = new TextTable(this.invocation.out(), ">" + Wording.of("run.runs-run"),
				">" + Wording.of("run.runs-number"), Wording.of("run.runs-snapshot"), Wording.of("run.runs-period"),
				Wording.of("run.runs-started"), Wording.of("run.runs-finished"), ">" + Wording.of("run.table-findings"),
				">" + Wording.of("run.findings-counted"))) {
			runs.forEach((run) -> table.row(run.id(), run.number(), run.snapshotId(), run.period(),
					time(run.startedAt()), run.finished() ? time(run.finishedAt()) : Wording.of("run.runs-unfinished"),
					run.finished() ? Amounts.count(run.findings()) : null, Amounts.money(run.countedAmount())));
		}
	}

	private String time(Instant instant) {
		ZoneId zone = this.invocation.surroundings().clock().getZone();
		return TIME.format(instant.atZone(zone));
	}

}
