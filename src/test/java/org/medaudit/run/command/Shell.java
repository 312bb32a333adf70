package org.medaudit.run.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.medaudit.MedAudit;

/** Types commands in this process and keeps what they printed. */
final class Shell implements AutoCloseable {

	private final Locale before = Locale.getDefault();

	private final Map<String, String> environment = new HashMap<>();

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	/** With a home of its own, in English. */
	Shell(Path home) {
		this.environment.put("MEDAUDIT_HOME", home.toString());
		this.environment.put("LANG", "en_US.UTF-8");
	}

	Shell with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	/** Runs one command and gives its exit code. */
	int run(Object... arguments) {
		this.out.reset();
		this.err.reset();
		List<String> typed = new ArrayList<>();
		for (Object argument : arguments) {
			typed.add(argument.toString());
		}
		Surroundings surroundings = new Surroundings(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), this.environment, Clock.systemUTC(), false,
				() -> false);
		return Entry.run(MedAudit.class, surroundings, typed.toArray(String[]::new));
	}

	String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		Locale.setDefault(this.before);
	}

}
