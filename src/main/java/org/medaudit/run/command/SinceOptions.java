package org.medaudit.run.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Wording;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From which earlier snapshot rows are carried over, and how often none are. */
final class SinceOptions {

	private static final String LATEST = "latest";

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--since", paramLabel = "ID", descriptionKey = "option.since")
	private String since;

	@Option(names = "--full-every", paramLabel = "DAYS", descriptionKey = "option.full-every",
			converter = SnapshotsPruneCommand.Number.class)
	private int fullEvery;

	/**
	 * The snapshot, or nothing where everything is to be read; says why if it was asked
	 * for.
	 */
	Optional<Snapshot> base(Invocation invocation, List<Path> sources) {
		if (this.since == null) {
			if (this.fullEvery > 0) {
				CommandLine commandLine = this.command.commandLine();
				throw new ParameterException(commandLine, Wording.of("run.use-full-every"));
			}
			return Optional.empty();
		}
		SnapshotStore store = new SnapshotStore(invocation.home().folder());
		Optional<Snapshot> base = this.since.equals(LATEST) ? latest(store, sources.get(0).toString())
				: Optional.of(store.find(this.since));
		if (base.isEmpty()) {
			invocation.say("run.since-none", sources.get(0));
			return base;
		}
		Duration age = Duration.between(base.get().manifest().composition().fullAt(),
				invocation.surroundings().clock().instant());
		if (this.fullEvery > 0 && age.compareTo(Duration.ofDays(this.fullEvery)) >= 0) {
			invocation.say("run.since-full", this.fullEvery);
			return Optional.empty();
		}
		return base;
	}

	/**
	 * The last one of the same source; the manifest names those that it names after it.
	 */
	private static Optional<Snapshot> latest(SnapshotStore store, String source) {
		return store.list()
			.stream()
			.filter((snapshot) -> snapshot.manifest().source().equals(source)
					|| snapshot.manifest().source().startsWith(source + "; "))
			.reduce((first, second) -> second);
	}

}
