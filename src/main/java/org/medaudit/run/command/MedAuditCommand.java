package org.medaudit.run.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself; without a command it shows its help. */
@Command(name = "medaudit", synopsisSubcommandLabel = "COMMAND", versionProvider = ProgramVersion.class,
		subcommands = { DemoCommand.class, AuditCommand.class, IngestCommand.class, ScanCommand.class,
				ReportCommand.class, FindingsCommand.class, RunsCommand.class, SnapshotsCommand.class,
				RejectsCommand.class, QualityCommand.class, SourceCommand.class, RulesCommand.class,
				KnowledgeCommand.class, GenerateCommand.class, BenchCommand.class, BenchPeerCommand.class })
final class MedAuditCommand implements Runnable {

	@Mixin
	final SharedOptions shared;

	@Spec
	private CommandSpec spec;

	MedAuditCommand(SharedOptions shared) {
		this.shared = shared;
	}

	@Override
	public void run() {
		CommandLine commandLine = this.spec.commandLine();
		commandLine.usage(commandLine.getOut());
	}

}
