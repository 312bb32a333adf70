package org.medaudit.rules;

import java.text.Normalizer;

/** Texts of workbooks that people typed in many ways. */
final class PublishedText {

	private PublishedText() {
	}

	/** Without blanks and line breaks, full-width characters as half-width. */
	static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}]", "");
	}

	/** On one line, without blanks at its ends. */
	static String line(String text) {
		return text.replaceAll("[\\s\\p{Z}\\p{Cf}]+", " ").strip();
	}

}
