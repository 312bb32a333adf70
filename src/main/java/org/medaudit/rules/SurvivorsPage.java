package org.medaudit.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of all changes to rules that no case can notice, each with the reason that
 * stands beside the rule.
 */
public final class SurvivorsPage {

	private static final String HEAD = """
			# Changes that no case can notice

			`medaudit rules mutate` changes the SQL of every rule in one place at a time: each comparison, number, text, \
			parameter, end of a range, condition and optional join. At least one case of the rule must turn red. What is \
			left is listed here with the reason why it makes no difference, as it stands in `mutants.yml` beside the rule. \
			Written by `medaudit rules mutate --page FILE`; a test holds it to the rules.
			""";

	private SurvivorsPage() {
	}

	/** The text that belongs to a library. */
	public static String of(RuleLibrary library) {
		List<Rule> rules = library.rules().stream().filter((rule) -> !library.survivors(rule).isEmpty()).toList();
		String body = rules.stream().map((rule) -> of(library, rule)).collect(Collectors.joining());
		long changes = rules.stream()
			.flatMap((rule) -> library.survivors(rule).stream())
			.mapToLong((survivor) -> survivor.becomes().size())
			.sum();
		return HEAD + "\n" + changes + " changes of " + rules.size() + " rules.\n" + body;
	}

	private static String of(RuleLibrary library, Rule rule) {
		StringBuilder text = new StringBuilder("\n## " + rule.id() + " " + rule.title().zh() + "\n");
		for (Survivor survivor : library.survivors(rule)) {
			text.append("\n")
				.append(survivor.because())
				.append("\n```sql\n-- ")
				.append(survivor.file())
				.append("\n")
				.append(survivor.was())
				.append("\n");
			survivor.becomes().forEach((becomes) -> text.append("-- becomes\n").append(becomes).append("\n"));
			text.append("```\n");
		}
		return text.toString();
	}

}
