package org.medaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.medaudit.MedAudit;

/**
 * The product as a process of its own, in English, that a test may kill as a power cut
 * does: nothing of it gets to tidy up. What it prints goes to a file.
 */
public final class KilledProcess {

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private final Process process;

	private final Path printed;

	private KilledProcess(Process process, Path printed) {
		this.process = process;
		this.printed = printed;
	}

	/**
	 * Starts a command.
	 * @param home where it keeps its state; what it prints lies beside
	 * @param environment laid over that of this process
	 */
	public static KilledProcess start(Path home, Map<String, String> environment, Object... arguments) {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:TieredStopAtLevel=1",
				"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), MedAudit.class.getName()));
		for (Object argument : arguments) {
			command.add(argument.toString());
		}
		command.addAll(List.of("--lang", "en", "--home", home.toString()));
		try {
			Path printed = Files.createTempFile(Files.createDirectories(home.toAbsolutePath().getParent()), "printed",
					".txt");
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(printed.toFile());
			builder.environment().putAll(environment);
			return new KilledProcess(builder.start(), printed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Kills it as soon as something has come about.
	 * @return whether it was killed; no, when it had ended before
	 */
	public boolean killWhen(BooleanSupplier reached) {
		await(reached);
		boolean alive = this.process.isAlive();
		this.process.destroyForcibly();
		end();
		return alive && this.process.exitValue() != 0;
	}

	/** Waits until something has come about, or the process has ended. */
	public void await(BooleanSupplier reached) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.atMost(LONGEST)
			.until(() -> reached.getAsBoolean() || !this.process.isAlive());
	}

	/** Waits for its end and gives its exit code. */
	public int end() {
		try {
			if (!this.process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw new IllegalStateException("no end after " + LONGEST + ": " + printed());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What it printed so far, on both streams. */
	public String printed() {
		try {
			return Files.readString(this.printed, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** How many trials of a kill test are asked for; three where nobody asks. */
	public static int trials() {
		return Integer.getInteger("medaudit.kills", 3);
	}

	/** A copy of a home that no process uses. */
	public static Path copy(Path home, Path copy) {
		try {
			Files.walkFileTree(home, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
						throws IOException {
					Files.createDirectories(copy.resolve(home.relativize(folder)));
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Files.copy(file, copy.resolve(home.relativize(file)));
					return FileVisitResult.CONTINUE;
				}
			});
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
