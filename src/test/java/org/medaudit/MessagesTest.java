package org.medaudit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medaudit.finding.Finding;
import org.medaudit.finding.RuleResult;
import org.medaudit.intake.IngestStep;
import org.medaudit.records.ColumnType;
import org.medaudit.rules.CoverageLine;
import org.medaudit.rules.PointOutcome;
import org.medaudit.rules.Rule;
import org.medaudit.run.bench.BenchPart;
import org.medaudit.run.bench.Measure;
import org.medaudit.scan.LibraryDifference;
import org.medaudit.scan.StepKind;
import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is said is there in both languages, and nothing is there that nobody says. */
class MessagesTest {

	private static final Path FOLDER = Path.of("src/main/resources/messages");

	private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._-]+)\\s*=\\s*(.*)");

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

	private static final Pattern PLACE = Pattern.compile("\\{(\\d)[^}]*}");

	/**
	 * Where English leaves out the Chinese meaning of a column or record, or counts
	 * chapters with other digits.
	 */
	private static final Set<String> OTHERWISE = Set.of("intake.column-missing", "intake.column-missing-nearest",
			"intake.query-column-missing", "intake.query-column-missing-nearest", "intake.query-empty",
			"intake.record-missing", "intake.record-missing-nearest", "intake.rows-missing",
			"intake.sources-record-missing", "intake.yaml-record-missing", "report.number-1", "report.number-2",
			"report.number-3");

	/** Names of files that are written like keys. */
	private static final Set<String> FILES = Set.of("rules.lock", "snapshot.duckdb");

	/** Keys of which the code writes the beginning, and all that may follow it. */
	private static final Map<String, Set<String>> FAMILIES = families();

	private static final Set<String> LITERALS = literals();

	private static Map<String, Set<String>> families() {
		Set<String> changes = names(Finding.Change.values());
		Map<String, Set<String>> families = new TreeMap<>();
		families.put("intake.sheet-type-", names(ColumnType.values()));
		families.put("intake.step-", names(IngestStep.values()));
		families.put("report.change-",
				changes.stream()
					.map((change) -> change.replace('_', '-'))
					.flatMap((change) -> Stream.of(change, change + "-meaning"))
					.collect(Collectors.toSet()));
		families.put("report.confidence-", Set.of("c", "c2", "g", "j"));
		families.put("report.number-", Set.of("1", "2", "3"));
		families.put("report.state-",
				names(Finding.State.values()).stream()
					.map((state) -> state.replace('_', '-'))
					.collect(Collectors.toSet()));
		families.put("report.verdict-", names(Rule.Verdict.values()));
		families.put("run.bench-part-", names(BenchPart.values()));
		families.put("run.cause-", names(LibraryDifference.Cause.values()));
		families.put("rules.coverage-", Set.of("records", "unseen", "part"));
		families.put("run.change-", changes);
		families.put("run.coverage-",
				Stream.of(names(CoverageLine.Standing.values()), names(CoverageLine.Knowledge.values()))
					.flatMap(Set::stream)
					.collect(Collectors.toSet()));
		families.put("run.measure-",
				names(Measure.values()).stream()
					.map((measure) -> measure.replace('_', '-'))
					.collect(Collectors.toSet()));
		families.put("run.moved-", names(LibraryDifference.Change.values()));
		families.put("run.outcome-",
				Stream.concat(names(RuleResult.Outcome.values()).stream(), Stream.of("implausible"))
					.collect(Collectors.toSet()));
		families.put("run.point-", names(PointOutcome.values()));
		families.put("run.problem-", names(Problem.Kind.values()));
		families.put("run.status-", names(Rule.Status.values()));
		families.put("run.verdict-", names(Rule.Verdict.values()));
		families.put("scan.step-",
				names(StepKind.values()).stream().map((kind) -> kind.replace('_', '-')).collect(Collectors.toSet()));
		families.put("scan.ending-", names(RuleResult.Outcome.values()));
		return families;
	}

	private static Set<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}

	static List<String> bundles() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.endsWith("_en.properties"))
				.map((name) -> name.replace(".properties", ""))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void bothLanguagesSayTheSameThings(String bundle) {
		Map<String, String> chinese = read(bundle);
		Map<String, String> english = read(bundle + "_en");

		assertThat(english.keySet()).isEqualTo(chinese.keySet());
		assertThat(chinese.keySet()).filteredOn((key) -> !isHelp(key) && !OTHERWISE.contains(key))
			.allSatisfy((key) -> assertThat(places(english.get(key))).as(key).isEqualTo(places(chinese.get(key))));
	}

	/** A single quote or a stray brace would swallow what follows it. */
	@ParameterizedTest
	@MethodSource("bundles")
	void everyPlaceIsFilled(String bundle) {
		Stream.of(bundle, bundle + "_en")
			.map(MessagesTest::read)
			.forEach((wordings) -> wordings.forEach((key, text) -> {
				if (!isHelp(key) && !places(text).isEmpty()) {
					Object[] arguments = { 100, 101, 102, 103, 104, 105, 106, 107, 108 };
					String said = new MessageFormat(text, Locale.ROOT).format(arguments);
					assertThat(places(text)).as(key).allMatch((place) -> said.contains("10" + place));
				}
			}));
	}

	@Test
	void everyCodeThatIsUsedIsWorded() throws IOException {
		List<String> bundles = bundles();
		Set<String> worded = worded();
		Predicate<String> key = Pattern.compile("(" + String.join("|", bundles) + ")\\.[a-z0-9-]*[a-z0-9]")
			.asMatchPredicate();

		assertThat(LITERALS).filteredOn((literal) -> key.test(literal) && !FILES.contains(literal))
			.isNotEmpty()
			.allMatch(worded::contains);
		FAMILIES.forEach((begin, ends) -> assertThat(ends).as(begin).allMatch((end) -> worded.contains(begin + end)));
		assertThat(ofTemplates()).isNotEmpty().allMatch(worded::contains);
	}

	/**
	 * A reason without its advice, or the reverse, would fail only where a row has it.
	 */
	@Test
	void everyReasonForRefusingARowComesWithAdvice() {
		assertThat(endsOf("snapshot.reject-")).isNotEmpty().isEqualTo(endsOf("snapshot.advice-"));
	}

	@Test
	void everyWordingIsUsed() throws IOException {
		Set<String> used = new TreeSet<>(ofTemplates());
		FAMILIES.forEach((begin, ends) -> ends.forEach((end) -> used.add(begin + end)));
		Set<String> commands = commands();

		assertThat(worded()).filteredOn((key) -> !used.contains(key) && !isSaid(key) && !isHelpOf(commands, key))
			.isEmpty();
	}

	/** Written whole, or as a beginning and an end that both stand in the code. */
	private static boolean isSaid(String key) {
		if (LITERALS.contains(key)) {
			return true;
		}
		if (key.startsWith("report.") && isSaidByTheReport(key.substring("report.".length()))) {
			return true;
		}
		if (key.endsWith("-nearest") && LITERALS.contains(key.substring(0, key.length() - "-nearest".length()))) {
			return true;
		}
		int dash = key.indexOf('-');
		return dash > 0 && LITERALS.contains(key.substring(0, dash + 1)) && LITERALS.contains(key.substring(dash + 1));
	}

	/** The report leaves the name of its bundle out. */
	private static boolean isSaidByTheReport(String key) {
		if (LITERALS.contains(key)) {
			return true;
		}
		int dash = key.indexOf('-');
		String end = key.substring(dash + 1).replaceFirst("-note$", "");
		return dash > 0 && LITERALS.contains(key.substring(0, dash + 1)) && LITERALS.contains(end);
	}

	private static boolean isHelp(String key) {
		return key.startsWith("medaudit.") || key.startsWith("usage.") || key.startsWith("option.");
	}

	/** What the command line asks for by the names of its commands. */
	private static boolean isHelpOf(Set<String> commands, String key) {
		if (key.startsWith("usage.") && key.endsWith("Heading")) {
			return true;
		}
		String[] parts = key.split("\\.usage\\.(description|footer)\\.\\d", 2);
		return parts.length == 2 && Arrays.stream(parts[0].split("\\.")).allMatch(commands::contains);
	}

	private static Set<String> commands() {
		Pattern command = Pattern.compile("@Command\\(name = \"([a-z]+)\"");
		return sources(Path.of("src/main/java")).flatMap((text) -> command.matcher(text).results())
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
	}

	private static Set<String> ofTemplates() {
		Pattern label = Pattern.compile("\\$R\\{([^}]*)}");
		return sources(Path.of("reports")).flatMap((text) -> label.matcher(text).results())
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> endsOf(String begin) {
		return worded("snapshot").filter((key) -> key.startsWith(begin))
			.map((key) -> key.substring(begin.length()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> worded() throws IOException {
		return bundles().stream().flatMap(MessagesTest::worded).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> worded(String bundle) {
		return read(bundle).keySet().stream();
	}

	/** Every text in the code, and every one that its SQL gives back as a code. */
	private static Set<String> literals() {
		Pattern inSql = Pattern.compile("'([a-z]+(?:-[a-z]+)*)'");
		return Stream.of("src/main/java", "src/main/resources/org/medaudit")
			.flatMap((folder) -> sources(Path.of(folder)))
			.flatMap((text) -> Stream.concat(LITERAL.matcher(text).results(), inSql.matcher(text).results()))
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
	}

	private static Stream<String> sources(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().matches(".*\\.(java|sql|jrxml)"))
				.map(MessagesTest::text)
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> places(String text) {
		return PLACE.matcher(text)
			.results()
			.map((place) -> place.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Key to wording as written; a key that stands twice fails. */
	private static Map<String, String> read(String bundle) {
		Map<String, String> wordings = new TreeMap<>();
		List<String> odd = new ArrayList<>();
		for (String line : text(FOLDER.resolve(bundle + ".properties")).split("\n")) {
			var entry = LINE.matcher(line);
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			if (!entry.matches() || entry.group(2).isBlank()
					|| wordings.putIfAbsent(entry.group(1), entry.group(2)) != null) {
				odd.add(line);
			}
		}
		assertThat(odd).as("lines of " + bundle + " that are no wording or stand twice").isEmpty();
		return wordings;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
