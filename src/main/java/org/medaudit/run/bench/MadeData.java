package org.medaudit.run.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.medaudit.records.RecordLayout;

/**
 * The record files that are measured on.
 *
 * @param records those that have a file
 */
record MadeData(Path folder, List<RecordLayout> records) {

	private static final int BUFFER = 1 << 16;

	static MadeData in(Path folder) {
		return new MadeData(folder, PlainLoad.recordsOf(folder));
	}

	Path file(String record) {
		return this.folder.resolve(record + ".csv");
	}

	long bytes() throws IOException {
		long bytes = 0;
		for (RecordLayout record : this.records) {
			bytes += Files.size(file(record.name()));
		}
		return bytes;
	}

	/** Brings the files into the system's memory, so that no part pays for the disk. */
	void warm() throws IOException {
		byte[] buffer = new byte[BUFFER];
		for (RecordLayout record : this.records) {
			try (InputStream file = Files.newInputStream(file(record.name()))) {
				while (file.read(buffer) >= 0) {
					// Only read.
				}
			}
		}
	}

}
