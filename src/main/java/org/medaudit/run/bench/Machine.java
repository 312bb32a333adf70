package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.medaudit.run.print.Amounts;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.values.Wording;

/** What a table of times must be read with. */
public final class Machine {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	/** Machine, runtime and settings, one sentence each. */
	public static List<String> sentences(EngineSettings engine, Clock clock) {
		Runtime runtime = Runtime.getRuntime();
		return List.of(
				Wording.of("run.bench-machine", LocalDate.ofInstant(clock.instant(), clock.getZone()).toString(),
						processor(), String.valueOf(runtime.availableProcessors()), System.getProperty("os.name"),
						System.getProperty("os.version"), System.getProperty("os.arch")),
				Wording.of("run.bench-settings", System.getProperty("java.version"),
						Amounts.count(runtime.maxMemory() >> 20), Amounts.count(engine.memoryMegabytes()),
						String.valueOf(engine.threads())));
	}

	private static String processor() {
		try {
			return Files.readAllLines(PROCESSORS)
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("—");
		}
		catch (IOException ex) {
			return "—";
		}
	}

}
