package org.medaudit.run.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.medaudit.run.bench.JavaPeer;
import org.medaudit.run.bench.Stopwatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The other process of the bench; nobody types it. */
@Command(name = JavaPeer.COMMAND, hidden = true)
final class BenchPeerCommand implements Callable<Integer> {

	@Parameters(index = "0")
	private Path data;

	@Parameters(index = "1")
	private Path knowledge;

	@Parameters(index = "2")
	private Path result;

	@Override
	public Integer call() throws IOException {
		JavaPeer.work(this.data, this.knowledge, this.result, Stopwatch.ofProcess());
		return ExitCode.DONE;
	}

}
