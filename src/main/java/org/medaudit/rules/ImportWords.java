package org.medaudit.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is made of the texts of a workbook.
 *
 * @param expected what can be said, for people
 * @param say patterns in the order they are tried, and the values of table columns that
 * follow; none where the text cannot be used
 */
record ImportWords(String name, Text expected, Map<Pattern, Map<String, String>> say) {

	private static final Pattern GROUP = Pattern.compile("\\$([1-9])");

	private static final Pattern LESS = Pattern.compile("([0-9]{1,9}) - ([0-9]{1,9})");

	ImportWords {
		say = Collections.unmodifiableMap(new LinkedHashMap<>(say));
	}

	/** Table columns and their values; nothing where no pattern is found. */
	Optional<Map<String, String>> read(String text) {
		String plain = PublishedText.plain(text);
		for (Map.Entry<Pattern, Map<String, String>> entry : this.say.entrySet()) {
			Matcher found = entry.getKey().matcher(plain);
			if (found.find()) {
				return Optional.of(entry.getValue()).filter((values) -> !values.isEmpty()).map((values) -> {
					Map<String, String> filled = new LinkedHashMap<>();
					values.forEach((column, value) -> filled.put(column, fill(value, found)));
					return filled;
				});
			}
		}
		return Optional.empty();
	}

	private static String fill(String value, Matcher found) {
		String filled = GROUP.matcher(value)
			.replaceAll((group) -> Matcher
				.quoteReplacement(Optional.ofNullable(found.group(Integer.parseInt(group.group(1)))).orElse("")));
		Matcher less = LESS.matcher(filled);
		return less.matches() ? String.valueOf(Integer.parseInt(less.group(1)) - Integer.parseInt(less.group(2)))
				: filled;
	}

}
