package org.medaudit.run.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a command has around it.
 *
 * @param out results
 * @param err complaints, and progress where lines cannot be rewritten
 * @param terminal whether a person looks at {@code out}
 * @param stopping whether the process was told to stop, so that what fails now fails for
 * that
 */
public record Surroundings(PrintStream out, PrintStream err, Map<String, String> environment, Clock clock,
		boolean terminal, BooleanSupplier stopping) {

	/** For what writes characters, in the encoding of the stream. */
	static PrintWriter writer(PrintStream stream) {
		return new PrintWriter(new Writer() {

			@Override
			public void write(char[] characters, int from, int length) {
				stream.print(new String(characters, from, length));
			}

			@Override
			public void flush() {
				stream.flush();
			}

			@Override
			public void close() {
				stream.flush();
			}

		}, true);
	}

	/** Those of this process. */
	public static Surroundings ofProcess(BooleanSupplier stopping) {
		// Newer runtimes would otherwise give a console also where there is no terminal.
		System.setProperty("jdk.console", "java.base");
		boolean terminal = System.console() != null;
		Charset charset = charset(terminal);
		return new Surroundings(stream(FileDescriptor.out, charset), stream(FileDescriptor.err, charset),
				System.getenv(), Clock.systemDefaultZone(), terminal, stopping);
	}

	// Chinese must come out whatever the locale says; only a Windows console insists on
	// its code page.
	private static Charset charset(boolean terminal) {
		boolean windows = System.getProperty("os.name").startsWith("Windows");
		return (windows && terminal) ? System.console().charset() : StandardCharsets.UTF_8;
	}

	private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
		return new PrintStream(new FileOutputStream(descriptor), true, charset);
	}

}
