package org.medaudit.run.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The language of this run: Chinese, unless the command or the locale asks for English.
 * Known before the command line is parsed, since its complaints are written in it.
 */
final class Language {

	private static final String OPTION = "--lang";

	private Language() {
	}

	static Locale of(List<String> arguments, Map<String, String> environment) {
		String wanted = option(arguments);
		if (wanted == null || !wanted.matches("(?i)zh|en")) {
			wanted = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
				.map((name) -> environment.getOrDefault(name, ""))
				.filter((value) -> !value.isEmpty())
				.findFirst()
				.orElseGet(Language::ofSystem);
		}
		return wanted.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
	}

	private static String option(List<String> arguments) {
		int at = arguments.indexOf(OPTION);
		if (at >= 0 && at + 1 < arguments.size()) {
			return arguments.get(at + 1);
		}
		return arguments.stream()
			.filter((argument) -> argument.startsWith(OPTION + "="))
			.map((argument) -> argument.substring(OPTION.length() + 1))
			.findFirst()
			.orElse(null);
	}

	// Without a locale in the environment Java says English everywhere but on Windows.
	private static String ofSystem() {
		boolean windows = System.getProperty("os.name").startsWith("Windows");
		return windows ? System.getProperty("user.language") : "zh";
	}

	/** The help texts. */
	static ResourceBundle help(Locale locale) {
		Locale language = Locale.ENGLISH.equals(locale) ? Locale.ENGLISH : Locale.ROOT;
		return ResourceBundle.getBundle("messages/run", language,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

}
