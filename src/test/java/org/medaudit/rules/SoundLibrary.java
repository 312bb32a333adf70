package org.medaudit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/** A small library without fault, copied to where a test may spoil it. */
final class SoundLibrary {

	static final Path SOUND = Path.of("src/test/resources/sound-library");

	static final String RULE = "charging/tst-1-line-above-the-limit/";

	private final Path folder;

	SoundLibrary(Path folder) {
		this.folder = folder;
		lay(SOUND);
	}

	/** Lays files over those of the library. */
	SoundLibrary lay(Path files) {
		try (Stream<Path> paths = Files.walk(files)) {
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				write(files.relativize(path).toString(), Files.readString(path));
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	SoundLibrary write(String path, String text) {
		try {
			Path file = this.folder.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	SoundLibrary remove(String path) {
		try (Stream<Path> paths = Files.walk(this.folder.resolve(path))) {
			for (Path file : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
				Files.delete(file);
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text(String path) {
		try {
			return Files.readString(this.folder.resolve(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The library alone, without what is packed. */
	RuleLibrary load() {
		return load(Optional.empty(), Optional.empty());
	}

	RuleLibrary load(Optional<Path> knowledge, Optional<Path> parameters) {
		Problems problems = new Problems();
		LibraryFiles files = LibraryFiles.of(this.folder, problems);
		problems.throwIfAny();
		return new LibraryReader(List.of(files)).read(knowledge, parameters);
	}

	/** What is wrong with it, each place without the folder of the test. */
	List<String> told(List<Problem> problems) {
		return problems.stream().map((problem) -> problem.toString().replace(this.folder + "/", "")).toList();
	}

	/** What hinders loading it. */
	List<String> problems(Optional<Path> knowledge, Optional<Path> parameters) {
		try {
			load(knowledge, parameters);
			return List.of();
		}
		catch (ProblemsException ex) {
			return told(ex.problems());
		}
	}

}
