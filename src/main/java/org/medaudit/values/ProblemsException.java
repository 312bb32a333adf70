package org.medaudit.values;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that was found wrong at once. The command line prints the problems, never
 * the trace.
 */
public class ProblemsException extends RuntimeException {

	private final transient List<Problem> problems;

	/** At least one problem. */
	public ProblemsException(List<Problem> problems) {
		super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
		this.problems = List.copyOf(problems);
	}

	public ProblemsException(Problem problem) {
		this(List.of(problem));
	}

	/** In the order they were found; never empty. */
	public List<Problem> problems() {
		return this.problems;
	}

}
