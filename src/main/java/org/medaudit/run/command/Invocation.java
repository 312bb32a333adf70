package org.medaudit.run.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.medaudit.finding.Findings;
import org.medaudit.finding.Run;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Home;
import org.medaudit.run.home.Installation;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;

/**
 * One call of the program: what was typed for all commands, and what is around it.
 *
 * @param application the class that the parts of the product are found from
 */
record Invocation(Class<?> application, Surroundings surroundings, SharedOptions options) {

	PrintStream out() {
		return this.surroundings.out();
	}

	/** One line of the result. */
	void say(String code, Object... arguments) {
		out().println(Wording.of(code, arguments));
	}

	private Map<String, String> environment() {
		return this.surroundings.environment();
	}

	/** Where state is kept; not created. */
	Home home() {
		if (this.options.home != null) {
			return Home.at(this.options.home);
		}
		String fromEnvironment = environment().getOrDefault("MEDAUDIT_HOME", "");
		return Home.at(Path.of(fromEnvironment.isBlank() ? "medaudit-home" : fromEnvironment));
	}

	/** The rules with the hospital's own laid over them. */
	RuleLibrary library() {
		return RuleLibrary.load(sources());
	}

	LibrarySources sources() {
		Optional<Path> knowledge = Optional.of(knowledgeFolder())
			.filter((folder) -> this.options.knowledge != null || Files.isDirectory(folder));
		return new LibrarySources(Optional.ofNullable(this.options.rules), knowledge,
				Optional.ofNullable(this.options.parameters));
	}

	/** Where the hospital's own tables lie, there or not: as typed, else in the home. */
	Path knowledgeFolder() {
		return (this.options.knowledge != null) ? this.options.knowledge : home().knowledge();
	}

	/** Tells that tables are used that nobody typed. */
	void tellKnowledge() {
		if (this.options.knowledge == null && sources().knowledge().isPresent()) {
			say("run.knowledge-of-home", knowledgeFolder());
		}
	}

	EngineSettings engine(WorkFolder work) {
		return new EngineSettings(this.options.memoryMegabytes, this.options.threads, work.engine());
	}

	ProgressLine progress() {
		boolean terminal = this.surroundings.terminal();
		return new ProgressLine(terminal ? out() : this.surroundings.err(), terminal, this.surroundings.clock());
	}

	Installation writing() {
		return Installation.forWriting(this.application, home(), environment(),
				() -> this.surroundings.err().println(Wording.of("run.waiting-for-readers")));
	}

	/** Empty when nothing was ever written. */
	Optional<Installation> reading() {
		return Installation.forReading(this.application, home(), environment());
	}

	/**
	 * The run that is meant.
	 * @throws ProblemsException when there is none
	 */
	Run run(Installation installation, String reference) {
		Findings findings = installation.part(Findings.class);
		return findings.run(reference).orElseThrow(() -> findings.runs().isEmpty() ? noRuns() : unknown(reference));
	}

	ProblemsException noRuns() {
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.no-runs", home().folder().toString()));
	}

	private ProblemsException unknown(String reference) {
		return new ProblemsException(
				Problem.of(Problem.Kind.SETUP, "run.run-unknown", home().folder().toString(), reference));
	}

}
