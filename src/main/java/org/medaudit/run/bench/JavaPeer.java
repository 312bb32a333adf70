package org.medaudit.run.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.medaudit.run.bench.peer.Knowledge;
import org.medaudit.run.bench.peer.KnowledgeFiles;
import org.medaudit.run.bench.peer.SinglePass;
import org.medaudit.run.bench.peer.Total;

/**
 * Runs the single-pass program in a process of its own: with both compilers and a heap of
 * its own, as somebody would start it, and out of the product's memory.
 */
public final class JavaPeer {

	/** The command that the other process is started with. */
	public static final String COMMAND = "bench-peer";

	private static final String RESULT = "result";

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

	private final Path folder;

	private final long megabytes;

	/**
	 * @param folder for what goes between the processes
	 * @param megabytes of heap that the program may take
	 */
	JavaPeer(Path folder, long megabytes) {
		this.folder = folder;
		this.megabytes = megabytes;
	}

	/**
	 * What the program came to.
	 *
	 * @param megabytes at most, of the process; empty where nobody tells
	 */
	record Figures(Spent spent, Map<String, Outcome> rules, OptionalLong megabytes) {
	}

	Figures run(Path data, Knowledge knowledge) throws IOException {
		Path files = this.folder.resolve("knowledge");
		KnowledgeFiles.write(files, knowledge);
		Path log = this.folder.resolve("log");
		Process process = new ProcessBuilder(command(data, files, this.folder.resolve(RESULT)))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			if (process.waitFor() != 0) {
				throw new IOException("the Java program failed: " + Files.readString(log));
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		return figures(Files.readAllLines(this.folder.resolve(RESULT)));
	}

	// The same program as this one, from classes or from the packed jar.
	private List<String> command(Path data, Path files, Path result) {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + this.megabytes + "m",
				"-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
		boolean packed = ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") != null;
		command.add(packed ? LAUNCHER : "org.medaudit.MedAudit");
		command.addAll(List.of(COMMAND, data.toString(), files.toString(), result.toString()));
		return command;
	}

	private static Figures figures(List<String> lines) {
		String[] times = lines.get(0).split(" ");
		Map<String, Outcome> rules = new LinkedHashMap<>();
		lines.stream()
			.skip(1)
			.map((line) -> line.split(" "))
			.forEach((rule) -> rules.put(rule[0], new Outcome(Long.parseLong(rule[1]), new BigDecimal(rule[2]), null)));
		Spent spent = new Spent(Duration.ofNanos(Long.parseLong(times[0])), Duration.ofNanos(Long.parseLong(times[1])));
		long most = Long.parseLong(times[2]);
		return new Figures(spent, rules, (most < 0) ? OptionalLong.empty() : OptionalLong.of(most));
	}

	/** The work of the other process: one pass, and what it came to into a file. */
	public static void work(Path data, Path files, Path result, Stopwatch stopwatch) throws IOException {
		Knowledge knowledge = KnowledgeFiles.read(files);
		Stopwatch.Mark began = stopwatch.mark();
		Map<String, Total> totals = SinglePass.over(data, knowledge);
		Spent spent = stopwatch.since(began);
		List<String> lines = new ArrayList<>();
		lines.add(spent.wall().toNanos() + " " + spent.processor().toNanos() + " " + PeakMemory.megabytes().orElse(-1));
		totals
			.forEach((rule, total) -> lines.add(rule + " " + total.findings() + " " + total.amount().toPlainString()));
		Files.write(result, lines, StandardCharsets.UTF_8);
	}

}
