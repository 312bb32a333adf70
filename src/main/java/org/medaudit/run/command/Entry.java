package org.medaudit.run.command;

import java.util.List;
import java.util.Locale;

import picocli.CommandLine;

/**
 * Parses a command line, runs its command, and turns whatever happens into an exit code.
 * Nothing of Spring is touched before a command needs it.
 */
public final class Entry {

	private static final int HELP_COLUMNS = 100;

	private Entry() {
	}

	/**
	 * Runs one command.
	 * @return its exit code
	 */
	public static int run(Class<?> application, Surroundings surroundings, String... arguments) {
		Locale locale = Language.of(List.of(arguments), surroundings.environment());
		Locale.setDefault(locale);
		Invocation invocation = new Invocation(application, surroundings, new SharedOptions());
		Failures failures = new Failures(surroundings, invocation::home);
		return failures.guard(() -> commandLine(invocation, failures, locale).execute(arguments));
	}

	private static CommandLine commandLine(Invocation invocation, Failures failures, Locale locale) {
		CommandLine commandLine = new CommandLine(new MedAuditCommand(invocation.options()), new Commands(invocation));
		commandLine.setResourceBundle(Language.help(locale));
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		commandLine.setOut(Surroundings.writer(invocation.surroundings().out()));
		commandLine.setErr(Surroundings.writer(invocation.surroundings().err()));
		commandLine.setUsageHelpWidth(HELP_COLUMNS);
		commandLine.setParameterExceptionHandler((exception, typed) -> WrongUse.tell(exception));
		commandLine.setExecutionExceptionHandler((exception, command, result) -> failures.tell(exception));
		return commandLine;
	}

}
