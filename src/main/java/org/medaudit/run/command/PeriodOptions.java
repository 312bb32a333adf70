package org.medaudit.run.command;

import java.time.LocalDate;
import java.util.Optional;

import org.medaudit.values.Period;
import org.medaudit.values.Wording;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The dates that the data covers, said by both ends or not at all. */
final class PeriodOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--from", paramLabel = "DATE", descriptionKey = "option.from", converter = DateText.class)
	private LocalDate from;

	@Option(names = "--to", paramLabel = "DATE", descriptionKey = "option.to", converter = DateText.class)
	private LocalDate to;

	Optional<Period> period() {
		boolean neither = this.from == null && this.to == null;
		if (neither) {
			return Optional.empty();
		}
		if (this.from == null || this.to == null || this.from.isAfter(this.to)) {
			CommandLine commandLine = this.command.commandLine();
			throw new ParameterException(commandLine, Wording.of("run.use-period"));
		}
		return Optional.of(new Period(this.from, this.to));
	}

}
