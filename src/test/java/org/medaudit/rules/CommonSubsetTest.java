package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule is written in SQL that Spark takes as DuckDB does. */
class CommonSubsetTest {

	private static final Path ENGINES = Path.of("src/main/resources/org/medaudit/snapshot");

	private static final Pattern DEFINED = Pattern.compile("(?:MACRO|FUNCTION) ([a-z_]+)\\((.*?)\\) (?:AS|RETURNS) ");

	/** The functions of Spark 4.2 of those that rules may call. */
	private static final Set<String> OF_SPARK = Set.of("abs", "cast", "ceil", "coalesce", "concat", "count",
			"dense_rank", "floor", "greatest", "lag", "lead", "least", "length", "lower", "max", "min", "nullif",
			"rank", "replace", "round", "row_number", "substr", "sum", "trim", "try_cast", "upper");

	@Test
	void sparkReadsEveryRule() {
		RuleLibrary library = RuleLibrary.load(LibrarySources.packed());
		List<String> refused = new ArrayList<>();
		Set<String> called = new TreeSet<>();
		for (Rule rule : library.rules()) {
			BoundRule bound = library.bind(rule, library.parameters());
			Stream.of(bound.sql(), bound.examinedSql()).map(SparkGrammar::read).forEach((reading) -> {
				reading.complaints().forEach((complaint) -> refused.add(rule.id() + " " + complaint));
				called.addAll(reading.functions());
			});
		}
		assertThat(refused).isEmpty();
		called.removeAll(CommonSql.SUBSET.helpers().keySet());
		assertThat(called).isSubsetOf(OF_SPARK).contains("count", "coalesce", "row_number");
	}

	/** A fence that lets everything through would be green, too. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * EXCLUDE (a) FROM t             | line 1: mismatched input
			SELECT CAST(a AS VARCHAR) FROM t        | line 1: VARCHAR without a length
			SELECT 金额 FROM t                      | line 1: the name 金额 without quotes
			SELECT [1, 2] AS a                      | line 1: no viable alternative at input 'SELECT ['
			SELECT a // 2 AS a FROM t               | line 1: extraneous input '/'
			SELECT {'a': 1} AS a                    | line 1: no viable alternative at input 'SELECT {'
			SELECT a FROM t USING SAMPLE 10         | line 1: mismatched input
			SELECT a, FROM (SELECT 1 AS a)          | line 1: mismatched input
			""")
	void sparkRefusesWhatDuckDbAloneReads(String sql, String complaint) {
		assertThat(SparkGrammar.read(sql).complaints()).isNotEmpty();
		assertThat(SparkGrammar.read(sql).complaints().get(0)).startsWith(complaint);
	}

	@Test
	void whatTheLintLetsARuleCallIsWhatBothEnginesHave() {
		assertThat(CommonSql.SUBSET.functions()).isEqualTo(OF_SPARK);
	}

	@ParameterizedTest
	@CsvSource({ "engine-functions.sql", "engine-functions-spark.sql" })
	void eachEngineDefinesTheHelpersAndNoOthers(String file) throws IOException {
		TreeMap<String, Integer> defined = new TreeMap<>();
		DEFINED.matcher(Files.readString(ENGINES.resolve(file)))
			.results()
			.forEach((function) -> defined.put(function.group(1), function.group(2).split(", ").length));
		assertThat(defined).isEqualTo(CommonSql.SUBSET.helpers());
	}

	@Test
	void sparkReadsItsOwnFile() throws IOException {
		List<String> refused = new ArrayList<>();
		for (String statement : Files.readString(ENGINES.resolve("engine-functions-spark.sql")).split(";\\s*\\n")) {
			refused.addAll(SparkGrammar.read(statement).complaints());
		}
		assertThat(refused).isEmpty();
	}

	/** Who writes a rule reads the page, not the file that the lint reads. */
	@Test
	void thePageOfTheFormatNamesTheSubset() throws IOException {
		List<String> page = Files.readAllLines(Path.of("audit-rules/rule-format.md"));
		assertThat(listed(page, "- helpers: ")).isEqualTo(CommonSql.SUBSET.helpers().keySet());
		assertThat(listed(page, "- common: ")).isEqualTo(CommonSql.SUBSET.functions());
		assertThat(listed(page, "- types: ")).isEqualTo(CommonSql.SUBSET.types());
		assertThat(listed(page, "- not: ")).isEqualTo(CommonSql.SUBSET.refused());
	}

	private static Set<String> listed(List<String> page, String head) {
		String line = page.stream().filter((text) -> text.startsWith(head)).findFirst().orElseThrow();
		return new TreeSet<>(List.of(line.substring(head.length()).split(", ")));
	}

}
