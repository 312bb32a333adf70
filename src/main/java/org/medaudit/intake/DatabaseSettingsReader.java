package org.medaudit.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.medaudit.intake.database.DatabaseSettings;
import org.medaudit.intake.database.DurationText;
import org.medaudit.records.YamlPlaces;
import org.medaudit.values.Environment;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the databases of a source.yml. Secrets come from the environment: one that is
 * written down is refused.
 */
final class DatabaseSettingsReader {

	private static final List<String> KEYS = List.of("url", "user", "password", "statement_timeout", "rows_per_second",
			"connections", "retry_for");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

	/** The ways in which the URLs of drivers hold a password. */
	private static final List<Pattern> PASSWORDS = List.of(
			Pattern.compile("(?i)(password|passwd|pwd)\\s*=\\s*(?!\\$\\{)[^&;?\\s]+"),
			Pattern.compile("//[^/@:]*:(?!\\$\\{)[^/@]+@"), Pattern.compile(":[^:/@]*/(?!\\$\\{)[^/@]+@"));

	private static final int MOST_CONNECTIONS = 64;

	private final YamlPlaces yaml;

	private final Environment environment;

	DatabaseSettingsReader(YamlPlaces yaml, Environment environment) {
		this.yaml = yaml;
		this.environment = environment;
	}

	/** The databases under a key; what is wrong is a problem. */
	List<DatabaseSettings> read(Node node) {
		List<DatabaseSettings> databases = new ArrayList<>();
		if (node != null) {
			this.yaml.entries(node).forEach((name, value) -> databases.add(database(name, value)));
		}
		return databases;
	}

	private DatabaseSettings database(String name, Node node) {
		Map<String, Node> entries = this.yaml.entries(node, KEYS);
		String url = this.yaml.required(entries, "url", node).map(this::url).orElse("");
		Duration timeout = span(entries.get("statement_timeout"), DatabaseSettings.STATEMENT_TIMEOUT);
		Duration retry = span(entries.get("retry_for"), DatabaseSettings.RETRY_FOR);
		return new DatabaseSettings(name, url, text(entries.get("user")), password(entries.get("password")), timeout,
				number(entries.get("rows_per_second"), 0, Integer.MAX_VALUE),
				(int) number(entries.get("connections"), DatabaseSettings.CONNECTIONS, MOST_CONNECTIONS), retry,
				this.yaml.place(node));
	}

	private String url(Node node) {
		String written = this.yaml.text(node);
		if (PASSWORDS.stream().anyMatch((pattern) -> pattern.matcher(written).find())) {
			this.yaml.wrong(node, "intake.yaml-password-in-url");
		}
		if (!written.startsWith("jdbc:") && !written.startsWith("${")) {
			this.yaml.wrong(node, "intake.yaml-url");
		}
		return text(node);
	}

	private String password(Node node) {
		if (node == null) {
			return "";
		}
		String written = this.yaml.text(node).strip();
		if (!written.isEmpty() && !VARIABLE.matcher(written).matches()) {
			this.yaml.wrong(node, "intake.yaml-password");
			return "";
		}
		return text(node);
	}

	/** With the values of the variables that it names. */
	private String text(Node node) {
		if (node == null) {
			return "";
		}
		Matcher variable = VARIABLE.matcher(this.yaml.text(node).strip());
		StringBuilder text = new StringBuilder();
		while (variable.find()) {
			Optional<String> value = this.environment.value(variable.group(1));
			if (value.isEmpty()) {
				this.yaml.wrong(node, "intake.yaml-variable", variable.group(1));
			}
			variable.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
		}
		return variable.appendTail(text).toString();
	}

	private Duration span(Node node, Duration unless) {
		if (node == null) {
			return unless;
		}
		Optional<Duration> span = DurationText.read(this.yaml.text(node));
		if (span.isEmpty()) {
			this.yaml.wrong(node, "intake.yaml-span", this.yaml.text(node));
		}
		return span.orElse(unless);
	}

	private long number(Node node, long unless, long most) {
		if (node == null) {
			return unless;
		}
		String written = this.yaml.text(node).strip();
		if (!written.matches("[1-9][0-9]{0,9}") || Long.parseLong(written) > most) {
			this.yaml.wrong(node, "intake.yaml-number", written, most);
			return unless;
		}
		return Long.parseLong(written);
	}

}
