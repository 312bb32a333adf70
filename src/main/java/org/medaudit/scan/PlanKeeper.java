package org.medaudit.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the engine write down how it carried out the two texts of a rule, while it does so:
 * nothing is run a second time, and nothing comes out otherwise.
 */
final class PlanKeeper implements RuleWatch {

	private final Connection connection;

	private final RunnableRule rule;

	private final Path folder;

	private PlanKeeper(Connection connection, RunnableRule rule, Path folder) {
		this.connection = connection;
		this.rule = rule;
		this.folder = folder;
	}

	/**
	 * On the connection that the rule will be carried out on.
	 * @param folder where the plan is written; created when missing
	 */
	static PlanKeeper on(Connection connection, RunnableRule rule, Path folder) {
		try {
			Files.createDirectories(folder);
			return new PlanKeeper(connection, rule, folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void begins(RulePart part) throws SQLException {
		Sql.execute(this.connection, "PRAGMA disable_profiling");
		if (part != RulePart.FINDINGS) {
			Sql.execute(this.connection, "SET enable_profiling = 'json'");
			Sql.execute(this.connection, "SET profiling_output = " + Sql.literal(raw(part)));
		}
	}

	private Path raw(RulePart part) {
		return this.folder.resolve(this.rule.id() + "." + part.name() + ".json");
	}

	/**
	 * The rule has ended.
	 * @param examined rows in its scope
	 */
	RuleProfile end(RuleTimes times, long examined) {
		try {
			List<PlanStep> steps = new ArrayList<>();
			for (RulePart part : List.of(RulePart.EXAMINED, RulePart.SQL)) {
				steps.addAll(PlanReader.read(raw(part), part));
				Files.deleteIfExists(raw(part));
			}
			RuleProfile profile = new RuleProfile(this.rule.id(), times, examined, rows(steps), steps,
					this.folder.resolve(this.rule.id() + ".txt"));
			Files.writeString(profile.file(), PlanText.of(profile, this.rule));
			return profile;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What goes into the table of evidence: the output of the step below it. */
	private static long rows(List<PlanStep> steps) {
		for (int i = 0; i + 1 < steps.size(); i++) {
			if (steps.get(i).kind() == StepKind.STORE) {
				int below = i + 1;
				while (steps.get(below).kind() == StepKind.KEEP_STEP) {
					below = lastChild(steps, below);
				}
				return steps.get(below).rows();
			}
		}
		return 0;
	}

	/** Of a step that keeps another, the one that goes on with it. */
	private static int lastChild(List<PlanStep> steps, int keeping) {
		int depth = steps.get(keeping).depth();
		int last = keeping + 1;
		for (int i = keeping + 1; i < steps.size() && steps.get(i).depth() > depth; i++) {
			if (steps.get(i).depth() == depth + 1) {
				last = i;
			}
		}
		return last;
	}

}
