package org.medaudit.run.print;

import java.io.PrintStream;

/**
 * Prints long texts so that they stay inside the width of a terminal, whatever the
 * script.
 */
public final class WrappedText {

	private final PrintStream out;

	private final int columns;

	public WrappedText(PrintStream out, int columns) {
		this.out = out;
		this.columns = columns;
	}

	/**
	 * Prints a text over as many lines as it takes.
	 * @param first what stands before its first line
	 * @param indent columns that the further lines are moved to the right
	 */
	public void print(String first, int indent, String text) {
		StringBuilder line = new StringBuilder(first);
		int width = DisplayWidth.of(first);
		boolean empty = true;
		for (String word : text.split("(?<=[\\s，。；：、！？）”])|(?<=\\p{IsHan})(?=\\p{IsHan})")) {
			int wide = DisplayWidth.of(word.stripTrailing());
			if (!empty && width + wide > this.columns) {
				this.out.println(line.toString().stripTrailing());
				line.setLength(0);
				line.append(" ".repeat(indent));
				width = indent;
			}
			line.append(word);
			width += DisplayWidth.of(word);
			empty = false;
		}
		this.out.println(line.toString().stripTrailing());
	}

}
