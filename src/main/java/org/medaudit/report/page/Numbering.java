package org.medaudit.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Counts chapters on three levels and writes their numbers, such as 三、 or （二）. */
final class Numbering {

	private final Words words;

	private final List<String> digits;

	private final int[] counts = new int[3];

	Numbering(Words words) {
		this.words = words;
		this.digits = List.of(words.of("digits").split(" "));
	}

	/**
	 * A heading with its number in front.
	 * @param level 1 to 3
	 */
	String heading(int level, String title) {
		int number = ++this.counts[level - 1];
		Arrays.fill(this.counts, level, this.counts.length, 0);
		String dotted = Arrays.stream(this.counts, 0, level).mapToObj(String::valueOf).collect(Collectors.joining("."));
		String written = (number <= this.digits.size()) ? this.digits.get(number - 1) : String.valueOf(number);
		return this.words.of("number-" + level, written, dotted, number, title);
	}

}
