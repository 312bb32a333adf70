package org.medaudit.rules;

import java.util.List;
import java.util.Optional;

/**
 * All rules with what they need, read once: the packed library with a hospital's own laid
 * over it. Immutable.
 */
public final class RuleLibrary {

	/**
	 * Reads a library.
	 * @throws org.medaudit.values.ProblemsException with everything that is wrong, in all
	 * files at once
	 */
	public static RuleLibrary load(LibrarySources sources) {
		throw new UnsupportedOperationException();
	}

	/** All rules by id, retired ones included. */
	public List<Rule> rules() {
		throw new UnsupportedOperationException();
	}

	/** The rules that a scan carries out, by id. */
	public List<Rule> running() {
		return rules().stream().filter(Rule::runs).toList();
	}

	public Optional<Rule> find(String id) {
		return rules().stream().filter((rule) -> rule.id().equalsIgnoreCase(id)).findFirst();
	}

	/**
	 * A rule by its id.
	 * @throws org.medaudit.values.ProblemsException when there is none, with the nearest
	 * id
	 */
	public Rule rule(String id) {
		return find(id).orElseThrow();
	}

	/** All knowledge tables by name, empty ones included. */
	public List<KnowledgeTable> knowledge() {
		throw new UnsupportedOperationException();
	}

	/**
	 * A knowledge table.
	 * @throws IllegalArgumentException when there is no layout of that name
	 */
	public KnowledgeTable knowledge(String name) {
		throw new UnsupportedOperationException();
	}

	public Parameters parameters() {
		throw new UnsupportedOperationException();
	}

	/** A rule's SQL with typed literals in the place of its parameters. */
	public BoundRule bind(Rule rule, Parameters parameters) {
		throw new UnsupportedOperationException();
	}

	/** SHA-256 over the running rules' ids, versions and contents. */
	public String rulesHash() {
		throw new UnsupportedOperationException();
	}

	/** SHA-256 over all knowledge tables. */
	public String knowledgeHash() {
		throw new UnsupportedOperationException();
	}

	/** Chapters of the report and their parts, in the report's order. */
	public List<Chapter> chapters() {
		throw new UnsupportedOperationException();
	}

	/** Rows of the bureau's summary table, in its order. */
	public List<ProblemType> problemTypes() {
		throw new UnsupportedOperationException();
	}

	/**
	 * The cases beside a rule, by name.
	 * @throws org.medaudit.values.ProblemsException with everything that is wrong in them
	 */
	public List<RuleCase> cases(Rule rule) {
		throw new UnsupportedOperationException();
	}

}
