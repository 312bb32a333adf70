package org.medaudit.run.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.medaudit.values.NearestName;
import org.medaudit.values.Wording;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Complaints about what was typed, in the user's language. */
final class WrongUse {

	private WrongUse() {
	}

	static int tell(ParameterException exception) {
		CommandLine command = exception.getCommandLine();
		PrintWriter err = command.getErr();
		err.println(Wording.of("run.wrong-use", text(exception)));
		err.println(Wording.of("run.wrong-use-help", command.getCommandSpec().qualifiedName()));
		err.flush();
		return ExitCode.WRONG_USE;
	}

	private static String text(ParameterException exception) {
		if (exception instanceof UnmatchedArgumentException unmatched) {
			return unknown(unmatched);
		}
		if (exception instanceof OverwrittenOptionException twice) {
			return Wording.of("run.use-twice", name(twice.getOverwritten()));
		}
		if (exception instanceof MissingParameterException missing) {
			return missing(missing);
		}
		if (exception.getCause() instanceof Unusable told) {
			return told.getMessage();
		}
		ArgSpec argument = exception.getArgSpec();
		return (argument != null) ? value(argument, exception.getValue()) : exception.getMessage();
	}

	private static String unknown(UnmatchedArgumentException exception) {
		String found = exception.getUnmatched().get(0);
		boolean option = found.startsWith("-");
		CommandLine command = exception.getCommandLine();
		List<String> known = option
				? command.getCommandSpec().options().stream().flatMap((spec) -> Arrays.stream(spec.names())).toList()
				: List.copyOf(command.getSubcommands().keySet());
		boolean commands = !option && !known.isEmpty();
		String code = option ? "run.use-unknown-option" : commands ? "run.use-unknown-command" : "run.use-unexpected";
		String nearest = NearestName.of(found, known).map((name) -> Wording.of("run.use-nearest", name)).orElse("");
		return Wording.of(code, found, nearest);
	}

	private static String missing(MissingParameterException exception) {
		List<ArgSpec> missing = exception.getMissing();
		return Wording.of("run.use-missing", missing.stream().map(WrongUse::name).collect(Collectors.joining(" ")));
	}

	private static String value(ArgSpec argument, String value) {
		Class<?> type = argument.type();
		if (type.isEnum()) {
			String known = Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", "));
			return Wording.of("run.use-value-known", name(argument), value, known);
		}
		return Wording.of("run.use-value", name(argument), value);
	}

	private static String name(ArgSpec argument) {
		return (argument instanceof OptionSpec option) ? option.longestName() : argument.paramLabel();
	}

}
