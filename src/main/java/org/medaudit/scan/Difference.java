package org.medaudit.scan;

import org.medaudit.values.Wording;

/**
 * One thing in which a case came out otherwise than expected, in the language of the
 * process.
 *
 * @param finding key of the finding it is about; empty where it is about all of them
 * @param what the thing, such as amount; empty where {@code text} alone says it
 * @param expected as the case says
 * @param found as it came out
 * @param remark which rows are missing or too many; empty for none
 * @param text all of it in one sentence
 */
public record Difference(String finding, String what, String expected, String found, String remark, String text) {

	/** Something that one sentence says. */
	static Difference of(String text) {
		return new Difference("", "", "", "", "", text);
	}

	static Difference worded(String code, Object... arguments) {
		return of(Wording.of(code, arguments));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
