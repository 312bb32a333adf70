package org.medaudit.rules;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.values.Sha256;

/** Puts typed literals in the place of a rule's parameters. */
final class Binder {

	private final Parameters parameters;

	Binder(Parameters parameters) {
		this.parameters = parameters;
	}

	/** A rule ready to run, with the tables it reads. */
	BoundRule bind(Rule rule, List<KnowledgeTable> tables) {
		StringBuilder settings = new StringBuilder();
		// What shapes the snapshot shapes what every rule reads.
		Stream<String> shaping = this.parameters.all().stream().filter(Parameter::snapshot).map(Parameter::name);
		for (String name : Stream.concat(rule.parameters().stream(), shaping.sorted()).distinct().toList()) {
			settings.append(name).append('=').append(this.parameters.literal(name)).append('\n');
		}
		TreeMap<String, String> hashes = new TreeMap<>();
		tables.forEach((table) -> hashes.put(table.name(), table.sha256()));
		hashes.forEach((name, hash) -> settings.append(name).append(' ').append(hash).append('\n'));
		return new BoundRule(rule, sql(rule.sql()), sql(rule.examinedSql()), Sha256.hex(settings.toString()));
	}

	/** The text with its parameters replaced, nothing else touched. */
	String sql(String sql) {
		return SqlToken.of(sql)
			.stream()
			.map((token) -> (token.kind() == SqlToken.Kind.PARAMETER) ? this.parameters.literal(token.text())
					: token.text())
			.collect(Collectors.joining());
	}

}
