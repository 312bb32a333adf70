package org.medaudit.run.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.medaudit.run.home.Home;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;
import picocli.CommandLine;

/**
 * Tells what went wrong: problems one by one, and anything else in one sentence with the
 * trace in the log. A trace never reaches the user.
 */
final class Failures {

	private static final List<String> FULL_DISK = List.of("No space left", "not enough space", "Disk quota exceeded");

	/** What was typed names nothing that there is. */
	private static final Set<String> MISTYPED = Set.of("run.run-unknown", "run.record-unknown", "run.rule-not-in-run",
			"rules.rule-unknown", "rules.rule-unknown-nearest", "snapshot.not-found");

	private final Surroundings surroundings;

	private final Supplier<Home> home;

	Failures(Surroundings surroundings, Supplier<Home> home) {
		this.surroundings = surroundings;
		this.home = home;
	}

	/** Runs something and turns whatever it throws into an exit code. */
	int guard(Callable<Integer> work) {
		try {
			return work.call();
		}
		catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError ex) {
			return tell(ex);
		}
	}

	int tell(Throwable failure) {
		if (this.surroundings.stopping().getAsBoolean()) {
			return ExitCode.FAILED;
		}
		PrintStream err = this.surroundings.err();
		Throwable cause = failure;
		while (cause != null) {
			if (cause instanceof CommandLine.ParameterException wrongUse) {
				return WrongUse.tell(wrongUse);
			}
			if (cause instanceof ProblemsException problems) {
				print(problems.problems());
				boolean mistyped = problems.problems().stream().map(Problem::code).allMatch(MISTYPED::contains);
				return mistyped ? ExitCode.WRONG_USE : ExitCode.FAILED;
			}
			if (cause instanceof OutOfMemoryError) {
				err.println(setup("run.out-of-memory"));
				return ExitCode.FAILED;
			}
			if (isLostDatabase(cause)) {
				err.println(setup("run.database-lost"));
				return ExitCode.FAILED;
			}
			if (isFullDisk(cause)) {
				err.println(setup("run.disk-full", this.home.get().folder()));
				return ExitCode.FAILED;
			}
			cause = cause.getCause();
		}
		err.println(Wording.of("run.fault", log(failure)));
		return ExitCode.FAILED;
	}

	/** All of them, those alike in kind together. */
	void print(List<Problem> problems) {
		problems.stream()
			.sorted(Comparator.comparing(Problem::kind))
			.forEach((problem) -> this.surroundings.err()
				.println(Wording.of("run.problem-" + problem.kind().name().toLowerCase(Locale.ROOT), problem)));
	}

	private static String setup(String code, Object... arguments) {
		return Wording.of("run.problem-setup", Wording.of(code, arguments));
	}

	/** Whether a connection to the relational database broke or could not be had. */
	private static boolean isLostDatabase(Throwable cause) {
		return cause instanceof SQLException exception && String.valueOf(exception.getSQLState()).startsWith("08");
	}

	private static boolean isFullDisk(Throwable cause) {
		String message = String.valueOf(cause.getMessage());
		return FULL_DISK.stream().anyMatch(message::contains);
	}

	/** Where the trace was written. */
	private Path log(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		String entry = this.surroundings.clock().instant() + " FAULT " + trace;
		Path inHome = this.home.get().log();
		Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"), "medaudit.log").toAbsolutePath();
		return Stream.of(inHome, elsewhere)
			.filter((file) -> Files.isDirectory(file.getParent()) && append(file, entry))
			.findFirst()
			.orElse(elsewhere);
	}

	private static boolean append(Path file, String entry) {
		try {
			Files.writeString(file, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
