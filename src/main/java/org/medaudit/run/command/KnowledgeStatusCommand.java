package org.medaudit.run.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.KnowledgeOverview;
import org.medaudit.scan.KnowledgeReach;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.snapshot.SnapshotStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status")
final class KnowledgeStatusCommand implements Callable<Integer> {

	private static final String LATEST = "latest";

	private static final long SHOWN = 20;

	private final Invocation invocation;

	@Option(names = "--snapshot", paramLabel = "ID", descriptionKey = "option.snapshot")
	private String snapshot = LATEST;

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.status-format")
	private Format format = Format.TABLE;

	@Option(names = "--limit", paramLabel = "N", descriptionKey = "option.top", converter = RowCount.class)
	private Long limit;

	KnowledgeStatusCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	/** The forms in which it is told. */
	enum Format {

		TABLE, CSV

	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		Optional<KnowledgeReach> reach = snapshot().map((found) -> reach(found, library));
		KnowledgeOverview overview = new KnowledgeOverview(this.invocation.out(), library.knowledge());
		if (this.format == Format.CSV) {
			overview.csv(reach.map(KnowledgeReach::unknown).orElse(List.of()), (this.limit != null) ? this.limit : 0);
			return ExitCode.DONE;
		}
		this.invocation.tellKnowledge();
		overview.tables(reach);
		overview.sources();
		if (reach.isPresent()) {
			overview.unknown(reach.get(), (this.limit != null) ? this.limit : SHOWN);
		}
		else {
			this.invocation.say("run.no-snapshots");
		}
		return ExitCode.DONE;
	}

	/** What the tables hold is worth seeing before the first snapshot. */
	private Optional<Snapshot> snapshot() {
		SnapshotStore store = new SnapshotStore(this.invocation.home().folder());
		boolean nothingYet = this.format == Format.TABLE && LATEST.equals(this.snapshot) && store.list().isEmpty();
		return nothingYet ? Optional.empty() : Optional.of(store.find(this.snapshot));
	}

	private KnowledgeReach reach(Snapshot found, RuleLibrary library) {
		try (WorkFolder work = WorkFolder.in(this.invocation.home());
				SnapshotReader reader = SnapshotReader.open(found, this.invocation.engine(work))) {
			return KnowledgeReach.of(reader, library.knowledge());
		}
	}

}
