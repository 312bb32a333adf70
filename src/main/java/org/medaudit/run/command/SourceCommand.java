package org.medaudit.run.command;

import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Only a heading for its own commands. */
@Command(name = "source", synopsisSubcommandLabel = "COMMAND", subcommands = SourceCheckCommand.class)
final class SourceCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				Wording.of("run.use-missing-command", String.join(", ", this.spec.subcommands().keySet())));
	}

}
