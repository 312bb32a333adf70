package org.medaudit.values;

import java.util.Map;
import java.util.Optional;

/** The variables around the process. They hold credentials: none is ever shown. */
public final class Environment {

	/** One without variables. */
	public static final Environment EMPTY = new Environment(Map.of());

	private final Map<String, String> variables;

	public Environment(Map<String, String> variables) {
		this.variables = Map.copyOf(variables);
	}

	/** The value of a variable; empty when it is not set. */
	public Optional<String> value(String name) {
		return Optional.ofNullable(this.variables.get(name));
	}

	/** Only how many there are. */
	@Override
	public String toString() {
		return this.variables.size() + " variables";
	}

}
