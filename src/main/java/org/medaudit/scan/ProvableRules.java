package org.medaudit.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.rules.KnowledgeTable;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;

/** Which rules could judge data of which only the columns are known. */
public final class ProvableRules {

	private ProvableRules() {
	}

	/**
	 * A rule that a scan would carry out.
	 *
	 * @param missing why it could judge nothing, in the language asked for; empty where
	 * it could
	 */
	public record Prospect(Rule rule, List<String> missing) {
	}

	/**
	 * All running rules.
	 * @param given records to those of their columns that are given
	 */
	public static List<Prospect> of(RuleLibrary library, Map<String, Set<String>> given, Locale locale) {
		Presence presence = Presence.of(given);
		Set<String> knowledge = library.knowledge()
			.stream()
			.filter((table) -> !table.rows().isEmpty())
			.map(KnowledgeTable::name)
			.collect(Collectors.toSet());
		List<Prospect> prospects = new ArrayList<>();
		for (Rule rule : library.running()) {
			prospects.add(new Prospect(rule,
					presence.missing(rule.needs(), Set.copyOf(rule.knowledge()), knowledge)
						.stream()
						.map((reason) -> reason.in(locale))
						.toList()));
		}
		return prospects;
	}

}
