package org.medaudit.rules;

import java.util.Locale;

/**
 * A text in the two languages of the product.
 *
 * @param zh what users read first
 * @param en the same in English
 */
public record Text(String zh, String en) {

	/** In a given language; everything that is not English is Chinese. */
	public String in(Locale locale) {
		return "en".equals(locale.getLanguage()) ? this.en : this.zh;
	}

}
