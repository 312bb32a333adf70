package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.LibraryDifferencePrint;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.scan.LibraryDifference;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "diff")
final class RulesDiffCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--against", paramLabel = "DIR|FILE", required = true, descriptionKey = "option.against")
	private Path against;

	@Option(names = "--snapshot", paramLabel = "ID", descriptionKey = "option.snapshot")
	private String snapshot = "latest";

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.diff-format")
	private DiffFormat format = DiffFormat.TABLE;

	@Option(names = "--limit", paramLabel = "N", descriptionKey = "option.diff-limit", converter = RowCount.class)
	private Long limit = 20L;

	RulesDiffCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	/** The forms of a difference. */
	enum DiffFormat {

		TABLE, CSV

	}

	@Override
	public Integer call() {
		LibrarySources sources = this.invocation.sources();
		RuleLibrary before = RuleLibrary
			.version(new LibrarySources(Optional.of(this.against), sources.knowledge(), sources.parameters()));
		RuleLibrary after = RuleLibrary.version(sources);
		Snapshot found = new SnapshotStore(this.invocation.home().folder()).find(this.snapshot);
		List<LibraryDifference.OfRule> rules = new ArrayList<>();
		ProgressLine line = this.invocation.progress();
		try (WorkFolder work = WorkFolder.in(this.invocation.home());
				LibraryDifference difference = LibraryDifference.open(found, before, after,
						this.invocation.engine(work))) {
			List<String> ids = difference.ruleIds();
			for (String id : ids) {
				line.show(Wording.of("run.step-diff"), id, ids.indexOf(id), ids.size());
				rules.add(difference.of(id));
			}
		}
		finally {
			line.clear();
		}
		LibraryDifferencePrint print = new LibraryDifferencePrint(this.invocation.out(), rules);
		if (this.format == DiffFormat.CSV) {
			print.csv();
		}
		else {
			this.invocation.say("run.diff-title", this.against, found.id());
			print.settings(before, after);
			print.table(this.limit);
		}
		return ExitCode.DONE;
	}

}
