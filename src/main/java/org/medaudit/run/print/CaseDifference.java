package org.medaudit.run.print;

import java.io.PrintStream;
import java.util.List;

import org.medaudit.scan.Difference;
import org.medaudit.values.Wording;

/** Prints in what a case came out otherwise, expected above found, finding by finding. */
public final class CaseDifference {

	private static final String INDENT = "    ";

	private final PrintStream out;

	public CaseDifference(PrintStream out) {
		this.out = out;
	}

	/** All differences of one case. */
	public void print(List<Difference> differences) {
		int width = differences.stream().mapToInt((each) -> DisplayWidth.of(each.what())).max().orElse(0);
		String before = "";
		for (Difference each : differences) {
			if (each.what().isEmpty()) {
				this.out.println("  " + each.text());
				continue;
			}
			if (!each.finding().equals(before)) {
				this.out.println("  " + each.finding());
				before = each.finding();
			}
			String space = " ".repeat(width);
			line(each.what() + " ".repeat(width - DisplayWidth.of(each.what())), "run.test-expected", each.expected());
			line(space, "run.test-found", each.found());
			if (!each.remark().isEmpty()) {
				this.out.println(INDENT + space + "  " + each.remark());
			}
		}
	}

	private void line(String what, String code, String value) {
		int width = Math.max(DisplayWidth.of(Wording.of("run.test-expected")),
				DisplayWidth.of(Wording.of("run.test-found")));
		String word = Wording.of(code);
		this.out.println(INDENT + what + "  " + word + " ".repeat(width - DisplayWidth.of(word)) + "  " + value);
	}

}
