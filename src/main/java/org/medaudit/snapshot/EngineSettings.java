package org.medaudit.snapshot;

import java.nio.file.Path;

/**
 * What the columnar engine may take of the machine.
 *
 * @param memoryMegabytes its memory limit; the process takes some 250 MB more
 * @param threads at least one
 * @param temporaryFolder where it spills; created when missing
 */
public record EngineSettings(long memoryMegabytes, int threads, Path temporaryFolder) {
}
