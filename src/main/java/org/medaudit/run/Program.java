package org.medaudit.run;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

import org.medaudit.run.command.Entry;
import org.medaudit.run.command.Surroundings;
import org.medaudit.values.Wording;

/** The program as it is started from a shell. */
public final class Program {

	private Program() {
	}

	/**
	 * Runs one command and returns its exit code: 0 done, 1 failed, 2 wrong use, 3 done
	 * but some rule failed.
	 * @param application the class that the parts of the product are found from
	 */
	public static int run(Class<?> application, String... arguments) {
		AtomicBoolean working = new AtomicBoolean(true);
		AtomicBoolean stopping = new AtomicBoolean();
		Surroundings surroundings = Surroundings.ofProcess(stopping::get);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			if (working.get()) {
				stopping.set(true);
				tell(surroundings.err());
			}
		}));
		int exitCode = Entry.run(application, surroundings, arguments);
		working.set(stopping.get());
		return exitCode;
	}

	private static void tell(PrintStream err) {
		err.println();
		err.println(Wording.of("run.interrupted"));
	}

}
