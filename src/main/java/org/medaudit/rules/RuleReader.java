package org.medaudit.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.Sha256;
import tools.jackson.databind.JsonNode;

/** Reads one rule folder. */
final class RuleReader {

	static final String METADATA = "rule.yml";

	static final String SQL = "rule.sql";

	static final String EXAMINED = "examined.sql";

	private final RuleSchema schema;

	private final Problems problems;

	RuleReader(RuleSchema schema, Problems problems) {
		this.schema = schema;
		this.problems = problems;
	}

	/** The rule of a folder, unless it is not in form; what is wrong is noted. */
	Optional<Rule> read(LibraryFiles files, String folder) {
		Problems own = new Problems();
		String yml = files.text(folder + "/" + METADATA, own).orElse("");
		Optional<YamlFile> file = YamlFile.of(files.place(folder + "/" + METADATA), yml, own);
		String sql = sql(files, folder + "/" + SQL, own);
		String examined = sql(files, folder + "/" + EXAMINED, own);
		Optional<JsonNode> json = file.map((read) -> this.schema.check(read));
		Optional<Rule> rule = (json.isPresent() && own.isEmpty())
				? Optional.of(rule(folder, json.get(), sql, examined, Sha256.hex(yml + '\0' + sql + '\0' + examined)))
				: Optional.empty();
		this.problems.addAll(own.list());
		return rule;
	}

	private static String sql(LibraryFiles files, String path, Problems own) {
		if (!files.has(path)) {
			own.add(Problem.Kind.RULE, "rules.file-missing", files.place(path));
		}
		return files.text(path, own).orElse("");
	}

	private static Rule rule(String folder, JsonNode json, String sql, String examined, String sha256) {
		JsonNode finding = json.path("finding");
		return new Rule(text(json, "id"), Integer.parseInt(text(json, "version")), folder,
				bilingual(json.path("title")), texts(json.path("official")), text(json, "problem"),
				text(json, "chapter"), Rule.Verdict.valueOf(text(json, "verdict").toUpperCase(Locale.ROOT)),
				Rule.Status.valueOf(text(json, "status").toUpperCase(Locale.ROOT)),
				list(json.path("basis"),
						(basis) -> new Rule.Basis(text(basis, "document"), text(basis, "article"), date(basis, "from"),
								date(basis, "to"), text(basis, "confidence"), text(basis, "note"))),
				map(json.path("needs"), RuleReader::texts), texts(json.path("knowledge")),
				texts(json.path("optional_knowledge")), texts(json.path("parameters")),
				new Rule.Identity(texts(finding.path("identity")), finding.path("pool").asStringOpt().orElse(null),
						"yes".equals(text(finding, "books")), bilingual(finding.path("message"))),
				map(json.path("not_judged"), RuleReader::bilingual),
				list(json.path("exceptions"),
						(exception) -> new Rule.LawfulException(text(exception, "situation"),
								text(exception, "proof"))),
				texts(json.path("limits")), texts(json.path("review")),
				list(json.path("history"),
						(change) -> new Rule.Change(Integer.parseInt(text(change, "version")), date(change, "date"),
								text(change, "change"), "yes".equals(text(change, "changes_results")))),
				retirement(json.path("retirement")), sql, examined, sha256);
	}

	private static Rule.Retirement retirement(JsonNode json) {
		return json.isMissingNode() ? null
				: new Rule.Retirement(text(json, "reason"), json.path("replaced_by").asStringOpt().orElse(null),
						json.path("no_successor_because").asStringOpt().orElse(null));
	}

	private static String text(JsonNode json, String key) {
		return json.path(key).asStringOpt().orElse("");
	}

	private static Text bilingual(JsonNode json) {
		return new Text(text(json, "zh"), text(json, "en"));
	}

	private static List<String> texts(JsonNode json) {
		return list(json, JsonNode::asString);
	}

	private static <T> List<T> list(JsonNode json, Function<JsonNode, T> reader) {
		List<T> items = new ArrayList<>();
		json.forEach((item) -> items.add(reader.apply(item)));
		return List.copyOf(items);
	}

	private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> reader) {
		Map<String, T> entries = new LinkedHashMap<>();
		json.properties().forEach((entry) -> entries.put(entry.getKey(), reader.apply(entry.getValue())));
		return Collections.unmodifiableMap(entries);
	}

	private static LocalDate date(JsonNode json, String key) {
		String text = text(json, key);
		return text.isEmpty() ? null : LocalDate.parse(text);
	}

}
