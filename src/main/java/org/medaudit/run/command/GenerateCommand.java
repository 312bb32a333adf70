package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "generate")
final class GenerateCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.out", required = true)
	private Path out;

	@Option(names = "--charges", paramLabel = "N", descriptionKey = "option.charges-generate",
			converter = ChargeCount.class)
	private long charges = 100_000;

	@Option(names = "--seed", paramLabel = "S", descriptionKey = "option.seed")
	private long seed = 1;

	GenerateCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		MadeUpHospital.write(this.invocation, this.out, this.charges, this.seed);
		return ExitCode.DONE;
	}

}
