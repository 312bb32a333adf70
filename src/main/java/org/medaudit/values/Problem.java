package org.medaudit.values;

/**
 * One thing that is wrong, told so that somebody can put it right.
 *
 * @param kind who must act
 * @param code stable key of the wording, such as {@code intake.column-missing}; its
 * bundle is {@code messages/<part before the dot>}
 * @param place file, row and column, or rule folder and field; empty when there is none
 * @param text what is wrong, what was found, what is expected and what to do, in the
 * language of the user
 */
public record Problem(Kind kind, String code, String place, String text) {

	/** Who must act on a problem. */
	public enum Kind {

		/** The hospital's data. */
		DATA,
		/** The author of a rule, a knowledge table or parameters. */
		RULE,
		/** The administrator of this installation, or the command as it was typed. */
		SETUP,
		/** Us. */
		FAULT

	}

	/**
	 * A problem whose wording comes from the message bundle of its code.
	 * @param arguments values for the places {0}, {1} … of the wording
	 */
	public static Problem of(Kind kind, String code, String place, Object... arguments) {
		return new Problem(kind, code, place, Wording.of(code, arguments));
	}

	@Override
	public String toString() {
		return this.place.isEmpty() ? this.text : this.place + ": " + this.text;
	}

}
