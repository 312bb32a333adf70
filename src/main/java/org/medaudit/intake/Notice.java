package org.medaudit.intake;

import org.medaudit.values.Wording;

/**
 * Something a user should know about the data that was read, though the reading went on.
 *
 * @param code stable key of the wording
 * @param place file or query it is about
 * @param text in the language of the user
 */
public record Notice(String code, String place, String text) {

	static Notice of(String code, String place, Object... arguments) {
		return new Notice(code, place, Wording.of(code, arguments));
	}

	@Override
	public String toString() {
		return this.place.isEmpty() ? this.text : this.place + ": " + this.text;
	}

}
