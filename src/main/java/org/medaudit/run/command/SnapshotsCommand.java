package org.medaudit.run.command;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.IngestAccount;
import org.medaudit.run.print.TextTable;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.RecordAccount;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;

@Command(name = "snapshots", subcommands = SnapshotsPruneCommand.class)
final class SnapshotsCommand implements Callable<Integer> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private final Invocation invocation;

	SnapshotsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		List<Snapshot> snapshots = new SnapshotStore(this.invocation.home().folder()).list();
		if (snapshots.isEmpty()) {
			this.invocation.say("run.no-snapshots");
			return ExitCode.DONE;
		}
		try (TextTable table = new TextTable(this.invocation.out(), Wording.of("run.snapshots-id"),
				Wording.of("run.snapshots-hash"), Wording.of("run.runs-period"),
				">" + Wording.of("run.account-accepted"), ">" + Wording.of("run.account-rejected"),
				Wording.of("run.snapshots-created"), Wording.of("run.snapshots-source"))) {
			snapshots.stream().map(Snapshot::manifest).forEach((manifest) -> row(table, manifest));
		}
		return ExitCode.DONE;
	}

	private void row(TextTable table, Manifest manifest) {
		List<RecordAccount> accounts = manifest.accounts();
		table.row(manifest.id(), IngestAccount.shortened(manifest.contentHash()), manifest.period(),
				Amounts.count(accounts.stream().mapToLong(RecordAccount::rowsAccepted).sum()),
				Amounts.count(accounts.stream().mapToLong(RecordAccount::rowsRejected).sum()),
				TIME.format(manifest.createdAt().atZone(this.invocation.surroundings().clock().getZone())),
				manifest.source());
	}

}
