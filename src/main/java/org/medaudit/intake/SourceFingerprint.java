package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Sha256;

/**
 * Tells whether an unfinished snapshot can be gone on with: the same sources, untouched
 * since, read by the same program with the same parameters for the same period.
 */
final class SourceFingerprint {

	private SourceFingerprint() {
	}

	static String of(IngestRequest request, List<Path> files) {
		String text = String.join("\n", "layout " + RecordLayouts.version(), "program " + program(),
				"parameters " + request.parameters(), "period " + request.period(), "sources " + request.sources(),
				"data " + request.dataFolder(),
				files.stream().map(SourceFingerprint::file).sorted().collect(Collectors.joining("\n")));
		return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String program() {
		return String.valueOf(SourceFingerprint.class.getPackage().getImplementationVersion());
	}

	private static String file(Path file) {
		try {
			return file.toAbsolutePath().normalize() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
