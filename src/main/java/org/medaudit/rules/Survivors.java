package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The changes that no case of a rule noticed, against what its mutants.yml says.
 *
 * @param unexplained that nothing is said of
 * @param explained that something is said of, each with what is said
 * @param idle what is said of changes that a case does notice, or that are not made
 */
public record Survivors(List<Mutant> unexplained, List<Explained> explained, List<Survivor> idle) {

	public Survivors {
		unexplained = List.copyOf(unexplained);
		explained = List.copyOf(explained);
		idle = List.copyOf(idle);
	}

	/** A change and why it makes no difference. */
	public record Explained(Mutant mutant, Survivor survivor) {
	}

	/** Sorts out what survived. */
	public static Survivors of(List<Mutant> survived, List<Survivor> written) {
		List<Mutant> unexplained = new ArrayList<>();
		List<Explained> explained = new ArrayList<>();
		for (Mutant mutant : survived) {
			written.stream()
				.filter((survivor) -> survivor.explains(mutant))
				.findFirst()
				.ifPresentOrElse((survivor) -> explained.add(new Explained(mutant, survivor)),
						() -> unexplained.add(mutant));
		}
		List<Survivor> idle = written.stream().map((survivor) -> idle(survivor, survived)).toList();
		return new Survivors(unexplained, explained,
				idle.stream().filter((survivor) -> !survivor.becomes().isEmpty()).toList());
	}

	/** What is left of an entry without the changes that did survive. */
	private static Survivor idle(Survivor survivor, List<Mutant> survived) {
		List<String> left = survivor.becomes()
			.stream()
			.filter((becomes) -> survived.stream()
				.noneMatch((mutant) -> survivor.explains(mutant) && mutant.becomes().equals(becomes)))
			.toList();
		return new Survivor(survivor.place(), survivor.file(), survivor.was(), left, survivor.because());
	}

	/** Whether nothing is left to do. */
	public boolean settled() {
		return this.unexplained.isEmpty() && this.idle.isEmpty();
	}

}
