package org.medaudit.run.command;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.finding.Findings;
import org.medaudit.finding.Run;
import org.medaudit.finding.SnapshotClaims;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.PruneTable;
import org.medaudit.snapshot.Retention;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "prune")
final class SnapshotsPruneCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	@Option(names = "--keep", paramLabel = "N", descriptionKey = "option.keep", converter = Number.class)
	private int newest;

	@Option(names = "--keep-days", paramLabel = "N", descriptionKey = "option.keep-days", converter = Number.class)
	private int days;

	@Option(names = "--keep-monthly", paramLabel = "N", descriptionKey = "option.keep-monthly",
			converter = Number.class)
	private int months;

	@Option(names = "--dry-run", descriptionKey = "option.dry-run")
	private boolean dryRun;

	SnapshotsPruneCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		if (this.newest + this.days + this.months == 0) {
			throw new ParameterException(this.spec.commandLine(), Wording.of("run.use-keep"));
		}
		SnapshotStore store = new SnapshotStore(this.invocation.home().folder());
		if (store.list().isEmpty()) {
			this.invocation.say("run.no-snapshots");
			return ExitCode.DONE;
		}
		Optional<Installation> open = this.dryRun ? this.invocation.reading() : Optional.of(this.invocation.writing());
		try (Installation installation = open.orElse(null)) {
			prune(store, Optional.ofNullable(installation));
			return ExitCode.DONE;
		}
	}

	private void prune(SnapshotStore store, Optional<Installation> installation) {
		ZonedDateTime now = ZonedDateTime.now(this.invocation.surroundings().clock());
		Retention retention = new Retention(this.newest, this.days, this.months);
		List<Snapshot> snapshots = store.list();
		KeptSnapshots kept = new KeptSnapshots(retention, retention.reasons(snapshots, now));
		installation.map((parts) -> parts.part(SnapshotClaims.class))
			.ifPresent((claims) -> kept.claimed(claims.openFindings(), claims.unfinishedRuns()));
		List<Run> runs = installation.map((parts) -> parts.part(Findings.class).runs()).orElse(List.of());
		List<Snapshot> gone = snapshots.stream().filter((snapshot) -> kept.reasons(snapshot.id()).isEmpty()).toList();
		try (PruneTable table = new PruneTable(this.invocation.out(), now.getZone())) {
			for (Snapshot snapshot : snapshots) {
				table.row(snapshot, store.bytes(snapshot), kept.reasons(snapshot.id()),
						runs.stream().filter((run) -> run.snapshotId().equals(snapshot.id())).map(Run::id).toList());
			}
		}
		long all = snapshots.stream().mapToLong(store::bytes).sum();
		long freed = gone.stream().mapToLong(store::bytes).sum();
		if (!this.dryRun) {
			remove(store, gone);
		}
		PruneTable.total(this.invocation.out(), this.dryRun, gone.size(), freed, snapshots.size() - gone.size(),
				all - freed);
	}

	/** One that cannot be deleted keeps no other one. */
	private static void remove(SnapshotStore store, List<Snapshot> gone) {
		Problems problems = new Problems();
		for (Snapshot snapshot : gone) {
			try {
				store.remove(snapshot);
			}
			catch (ProblemsException ex) {
				problems.addAll(ex.problems());
			}
		}
		problems.throwIfAny();
	}

	/** How many, at least one. */
	static final class Number implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String value) {
			if (value.matches("[1-9]\\d{0,4}")) {
				return Integer.valueOf(value);
			}
			throw new Unusable("run.use-keep-number", value);
		}

	}

}
