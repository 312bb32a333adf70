package org.medaudit.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Sha256;

/**
 * All rules with what they need, read once: the packed library with a hospital's own laid
 * over it. Immutable.
 */
public final class RuleLibrary {

	/** By letters, then by number: FRQ-2 before FRQ-10. */
	public static final Comparator<String> BY_ID = Comparator.comparing((String id) -> id.replaceAll("-?[0-9]*$", ""))
		.thenComparing((id) -> id.replaceAll("^.*-", ""), Comparator.comparing(String::length))
		.thenComparing(Comparator.naturalOrder());

	private final Map<String, Rule> rules;

	private final Map<String, LibraryFiles> homes;

	private final Map<String, KnowledgeTable> tables;

	private final Parameters parameters;

	private final List<Chapter> chapters;

	private final List<ProblemType> problemTypes;

	private final List<LibraryFiles> layers;

	RuleLibrary(Map<String, Rule> rules, Map<String, LibraryFiles> homes, Map<String, KnowledgeTable> tables,
			Parameters parameters, List<Chapter> chapters, List<ProblemType> problemTypes, List<LibraryFiles> layers) {
		this.rules = Collections.unmodifiableMap(rules);
		this.homes = homes;
		this.tables = Collections.unmodifiableMap(new TreeMap<>(tables));
		this.parameters = parameters;
		this.chapters = chapters;
		this.problemTypes = problemTypes;
		this.layers = List.copyOf(layers);
	}

	/**
	 * Reads a library.
	 * @throws ProblemsException with everything that is wrong, in all files at once
	 */
	public static RuleLibrary load(LibrarySources sources) {
		return LibraryReader.read(sources);
	}

	/**
	 * Reads a version of the library from a folder or an archive: one that is whole
	 * stands alone, any other is laid over the packed library.
	 * @throws ProblemsException with everything that is wrong in it
	 */
	public static RuleLibrary version(LibrarySources sources) {
		return LibraryReader.version(sources);
	}

	/** All rules by id, retired ones included. */
	public List<Rule> rules() {
		return List.copyOf(this.rules.values());
	}

	/** The rules that a scan carries out, by id. */
	public List<Rule> running() {
		return rules().stream().filter(Rule::runs).toList();
	}

	/**
	 * The same library with nothing but some of its rules.
	 * @throws ProblemsException when there is no such rule, with the nearest id
	 */
	public RuleLibrary only(Collection<String> ids) {
		Map<String, Rule> kept = new TreeMap<>(BY_ID);
		ids.forEach((id) -> kept.put(rule(id).id(), rule(id)));
		return new RuleLibrary(kept, this.homes, this.tables, this.parameters, this.chapters, this.problemTypes,
				this.layers);
	}

	public Optional<Rule> find(String id) {
		return rules().stream().filter((rule) -> rule.id().equalsIgnoreCase(id)).findFirst();
	}

	/**
	 * A rule by its id.
	 * @throws ProblemsException when there is none, with the nearest id
	 */
	public Rule rule(String id) {
		return find(id).orElseThrow(() -> new ProblemsException(NearestName.of(id, this.rules.keySet())
			.map((nearest) -> Problem.of(Problem.Kind.SETUP, "rules.rule-unknown-nearest", "", id, nearest))
			.orElseGet(() -> Problem.of(Problem.Kind.SETUP, "rules.rule-unknown", "", id))));
	}

	/** All knowledge tables by name, empty ones included. */
	public List<KnowledgeTable> knowledge() {
		return List.copyOf(this.tables.values());
	}

	/**
	 * A knowledge table.
	 * @throws IllegalArgumentException when there is no layout of that name
	 */
	public KnowledgeTable knowledge(String name) {
		return Optional.ofNullable(this.tables.get(name))
			.orElseThrow(() -> new IllegalArgumentException("no such knowledge table: " + name));
	}

	public Parameters parameters() {
		return this.parameters;
	}

	/** A rule's SQL with typed literals in the place of its parameters. */
	public BoundRule bind(Rule rule, Parameters values) {
		return new Binder(values).bind(rule, rule.tables().stream().map(this::knowledge).toList());
	}

	/** SHA-256 over the running rules' ids, versions and contents. */
	public String rulesHash() {
		return RuleLock.hash(this);
	}

	/** SHA-256 over all knowledge tables. */
	public String knowledgeHash() {
		return Sha256.hex(this.tables.values()
			.stream()
			.map((table) -> table.name() + " " + table.sha256())
			.collect(Collectors.joining("\n")));
	}

	/** Chapters of the report and their parts, in the report's order. */
	public List<Chapter> chapters() {
		return this.chapters;
	}

	/** Rows of the bureau's summary table, in its order. */
	public List<ProblemType> problemTypes() {
		return this.problemTypes;
	}

	/**
	 * The cases beside a rule, by name.
	 * @throws ProblemsException with everything that is wrong in them
	 */
	public List<RuleCase> cases(Rule rule) {
		Problems problems = new Problems();
		Map<String, KnowledgeLayout> layouts = layouts();
		LibraryFiles home = this.homes.get(rule.id());
		List<RuleCase> cases = home.under(rule.folder() + "/cases")
			.stream()
			.map((path) -> CaseReader.read(home, path, layouts, this.parameters.declared(), problems))
			.flatMap(Optional::stream)
			.toList();
		problems.throwIfAny();
		return cases;
	}

	/** The rule with each single change that its cases should notice. */
	public List<Mutant> mutants(Rule rule) {
		return Stream
			.concat(mutants(RuleReader.SQL, rule.sql(), rule::withSql),
					mutants(RuleReader.EXAMINED, rule.examinedSql(), rule::withExaminedSql))
			.toList();
	}

	private Stream<Mutant> mutants(String file, String sql, Function<String, Rule> changed) {
		return SqlMutants.of(sql, this.parameters.declared()::get)
			.stream()
			.map((change) -> new Mutant(file, change.line(), change.was(), change.becomes(),
					changed.apply(change.sql())));
	}

	/**
	 * What is written beside a rule about changes that make no difference.
	 * @throws ProblemsException with everything that is wrong in it
	 */
	public List<Survivor> survivors(Rule rule) {
		Problems problems = new Problems();
		List<Survivor> survivors = SurvivorsReader.read(this.homes.get(rule.id()), rule, problems);
		problems.throwIfAny();
		return survivors;
	}

	/** The files among which a rule's folder lies. */
	LibraryFiles home(Rule rule) {
		return this.homes.get(rule.id());
	}

	/** What each knowledge table may hold. */
	Map<String, KnowledgeLayout> layouts() {
		return this.tables.values().stream().collect(Collectors.toMap(KnowledgeTable::name, KnowledgeTable::layout));
	}

	/** The topmost files that have one of a name. */
	LibraryFiles holding(String path) {
		return LibraryFiles.holding(this.layers, path);
	}

	/** The packed files, and those laid over them. */
	List<LibraryFiles> layers() {
		return this.layers;
	}

}
