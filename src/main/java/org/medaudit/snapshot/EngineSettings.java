package org.medaudit.snapshot;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What the columnar engine may take of the machine.
 *
 * @param memoryMegabytes its memory limit; the process takes some 250 MB more
 * @param threads at least one, and no more than the memory feeds
 * @param temporaryFolder where it spills; created when missing
 */
public record EngineSettings(long memoryMegabytes, int threads, Path temporaryFolder) {

	/** With less a thread, operators that could not spill fail for want of memory. */
	private static final long MEGABYTES_PER_THREAD = 64;

	public EngineSettings {
		threads = (int) Math.max(1, Math.min(threads, memoryMegabytes / MEGABYTES_PER_THREAD));
	}

	/** As the engine's driver takes them. */
	public Properties asProperties() {
		Properties properties = new Properties();
		properties.setProperty("memory_limit", this.memoryMegabytes + "MB");
		properties.setProperty("threads", String.valueOf(this.threads));
		properties.setProperty("temp_directory", this.temporaryFolder.resolve("spill").toString());
		properties.setProperty("preserve_insertion_order", "true");
		// Rows that come one by one would else be packed anew every 90,000, which costs
		// more
		// than taking them in.
		properties.setProperty("checkpoint_threshold", "256MB");
		// Records of patients are read here: nothing is fetched from a network, and a
		// hospital's has no way out anyway.
		properties.setProperty("autoinstall_known_extensions", "false");
		properties.setProperty("autoload_known_extensions", "false");
		return properties;
	}

}
