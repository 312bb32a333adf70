package org.medaudit.run;

import org.medaudit.run.command.Entry;
import org.medaudit.run.command.Surroundings;

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
		return Entry.run(application, Surroundings.ofProcess(), arguments);
	}

}
