package org.medaudit.values;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Wording from the message files, Chinese by default, English on demand. The bundle of
 * {@code intake.column-missing} is {@code messages/intake}.
 */
public final class Wording {

	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private Wording() {
	}

	/** In the language of the process: Chinese, or English where the locale says so. */
	public static String of(String code, Object... arguments) {
		return in(Locale.getDefault(), code, arguments);
	}

	/**
	 * In a given language; everything that is not English is Chinese.
	 * @throws java.util.MissingResourceException when no wording is written for the code
	 */
	public static String in(Locale locale, String code, Object... arguments) {
		String bundle = "messages/" + code.substring(0, code.indexOf('.'));
		Locale language = "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.ROOT;
		String pattern = ResourceBundle.getBundle(bundle, language, NO_FALLBACK).getString(code);
		return new MessageFormat(pattern, Locale.ROOT).format(arguments);
	}

}
