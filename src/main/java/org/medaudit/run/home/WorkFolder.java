package org.medaudit.run.home;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

/**
 * Temporary files of this process: what the engine spills, and the native library that
 * its driver unpacks. What killed processes left is cleared.
 */
public final class WorkFolder implements AutoCloseable {

	private static final String PREFIX = "process-";

	private static final String PROPERTY = "java.io.tmpdir";

	private final Path folder;

	private final String before;

	private WorkFolder(Path folder, String before) {
		this.folder = folder;
		this.before = before;
	}

	/** In a home, or beside it where the home is missing or may only be read. */
	public static WorkFolder in(Home home) {
		return Files.isWritable(home.folder()) ? in(home.temporary()) : withoutHome();
	}

	/** For commands that need no home. */
	public static WorkFolder withoutHome() {
		return in(Path.of(System.getProperty(PROPERTY)).resolve("medaudit-" + System.getProperty("user.name")));
	}

	private static WorkFolder in(Path parent) {
		try {
			Files.createDirectories(parent);
			clearLeftovers(parent);
			Path folder = Files.createDirectories(parent.resolve(PREFIX + ProcessHandle.current().pid()));
			// Files are deleted in the reverse order of their registration, so the folder
			// goes after the library in it, which stays in use until the end.
			folder.toFile().deleteOnExit();
			String before = System.setProperty(PROPERTY, folder.toString());
			return new WorkFolder(folder, before);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void clearLeftovers(Path parent) throws IOException {
		List<Path> leftovers;
		try (Stream<Path> files = Files.list(parent)) {
			leftovers = files.filter(WorkFolder::left).toList();
		}
		leftovers.forEach(WorkFolder::clear);
	}

	private static boolean left(Path path) {
		String name = path.getFileName().toString();
		if (!name.startsWith(PREFIX) || !name.substring(PREFIX.length()).matches("\\d{1,18}")) {
			return false;
		}
		Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length())));
		return process.filter(ProcessHandle::isAlive).isEmpty();
	}

	// Another process may be clearing the same leftover, and a file that cannot be
	// deleted
	// is no reason to stop the work.
	private static void clear(Path folder) {
		try (Stream<Path> inside = Files.walk(folder)) {
			inside.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
		}
		catch (IOException | UncheckedIOException ex) {
			LoggerFactory.getLogger(WorkFolder.class).info("Not cleared: {}", folder, ex);
		}
	}

	/** Where the engine spills. */
	public Path engine() {
		return this.folder.resolve("engine");
	}

	@Override
	public void close() {
		System.setProperty(PROPERTY, this.before);
		if (Files.exists(engine())) {
			clear(engine());
		}
	}

}
