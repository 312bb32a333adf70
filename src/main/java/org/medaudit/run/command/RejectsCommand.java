package org.medaudit.run.command;

import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.TextTable;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotContents;
import org.medaudit.snapshot.SnapshotContents.Reject;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "rejects")
final class RejectsCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--snapshot", paramLabel = "ID", descriptionKey = "option.snapshot")
	private String snapshot = "latest";

	@Mixin
	private RecordOption record;

	@Mixin
	private LimitOption limit;

	RejectsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		String name = this.record.name();
		Snapshot found = new SnapshotStore(this.invocation.home().folder()).find(this.snapshot);
		try (WorkFolder work = WorkFolder.in(this.invocation.home());
				SnapshotReader reader = SnapshotReader.open(found, this.invocation.engine(work))) {
			long most = this.limit.limit();
			List<Reject> rejects = SnapshotContents.rejects(reader, name, (most > 0) ? most + 1 : 0);
			if (rejects.isEmpty()) {
				this.invocation.say("run.no-rejects");
				return ExitCode.DONE;
			}
			boolean more = most > 0 && rejects.size() > most;
			print(more ? rejects.subList(0, Math.toIntExact(most)) : rejects);
			if (more) {
				this.invocation.say("run.more-rows", Amounts.count(most));
			}
			return ExitCode.DONE;
		}
	}

	private void print(List<Reject> rejects) {
		try (TextTable table = new TextTable(this.invocation.out(), Wording.of("run.rejects-file"),
				">" + Wording.of("run.rejects-line"), Wording.of("run.rejects-column"), Wording.of("run.rejects-value"),
				Wording.of("run.rejects-reason"), Wording.of("run.rejects-advice"))) {
			rejects.forEach((reject) -> table.row(reject.file(), reject.line(), reject.column(), reject.value(),
					reject.reason(), reject.advice()));
		}
	}

}
