package org.medaudit.values;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that a user sees all of them at once. Not thread-safe. */
public final class Problems {

	private final List<Problem> found = new ArrayList<>();

	/** Notes a problem whose wording comes from the message bundle of its code. */
	public void add(Problem.Kind kind, String code, String place, Object... arguments) {
		this.found.add(Problem.of(kind, code, place, arguments));
	}

	public void addAll(List<Problem> problems) {
		this.found.addAll(problems);
	}

	public boolean isEmpty() {
		return this.found.isEmpty();
	}

	public List<Problem> list() {
		return List.copyOf(this.found);
	}

	/** Throws all of them together; does nothing when there are none. */
	public void throwIfAny() {
		if (!this.found.isEmpty()) {
			throw new ProblemsException(this.found);
		}
	}

}
