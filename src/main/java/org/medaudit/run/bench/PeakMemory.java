package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The most memory that this process held, heap and engine together, as the kernel counts
 * it. Only Linux tells.
 */
final class PeakMemory {

	private static final Path STATUS = Path.of("/proc/self/status");

	private static final Path RESET = Path.of("/proc/self/clear_refs");

	private static final String PEAK = "VmHWM:";

	private static final long KILOBYTES = 1_024;

	private PeakMemory() {
	}

	/** Begins anew from what is held now; where that is refused the peak stays. */
	static void reset() {
		try {
			Files.writeString(RESET, "5");
		}
		catch (IOException ex) {
			// The peak of what went before is then counted, too.
		}
	}

	/** In megabytes; empty where the kernel does not tell. */
	static OptionalLong megabytes() {
		try {
			return Files.readAllLines(STATUS)
				.stream()
				.filter((line) -> line.startsWith(PEAK))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES)
				.findFirst();
		}
		catch (IOException ex) {
			return OptionalLong.empty();
		}
	}

}
