package org.medaudit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.medaudit.values.Problems;
import org.medaudit.values.Sha256;

/**
 * Remembers for which texts it was proven that the cases of a rule notice every change,
 * so that only what changed since is proven anew. Each line stands alone: lines of a rule
 * that no longer are true do no harm, and two branches merge by keeping both.
 */
public final class MutationLock {

	/** Name of the file beside the rules. */
	public static final String FILE = "mutation.lock";

	private static final String HEAD = "# Rules whose cases were proven to notice every change, with the SHA-256 of "
			+ "what was proven. Written by `medaudit rules mutate --write-lock`; never by hand.\n";

	private final Set<String> proven;

	private MutationLock(Set<String> proven) {
		this.proven = proven;
	}

	/** As it lies in the topmost folder; empty where there is none. */
	public static MutationLock of(RuleLibrary library) {
		LibraryFiles top = library.layers().get(library.layers().size() - 1);
		Problems problems = new Problems();
		Set<String> lines = top.text(FILE, problems)
			.map((text) -> text.lines().filter((line) -> !line.startsWith("#")).collect(Collectors.toSet()))
			.orElse(Set.of());
		problems.throwIfAny();
		return new MutationLock(lines);
	}

	/** Whether it was proven for the rule and its cases as they are. */
	public boolean proves(RuleLibrary library, Rule rule) {
		return this.proven.contains(line(library, rule));
	}

	/**
	 * Writes the lock anew: of the rules that were tried, those proven; of all others, as
	 * before.
	 */
	public void write(RuleLibrary library, Collection<Rule> tried, Collection<Rule> proved, Path folder) {
		Map<String, String> lines = new TreeMap<>(RuleLibrary.BY_ID);
		for (Rule rule : library.rules()) {
			boolean holds = tried.contains(rule) ? proved.contains(rule) : proves(library, rule);
			if (holds) {
				lines.put(rule.id(), line(library, rule));
			}
		}
		try {
			Files.writeString(folder.resolve(FILE),
					HEAD + lines.values().stream().map((line) -> line + "\n").collect(Collectors.joining()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String line(RuleLibrary library, Rule rule) {
		LibraryFiles home = library.home(rule);
		Problems problems = new Problems();
		StringBuilder content = new StringBuilder("changes " + SqlMutants.VERSION + '\0' + rule.sql() + '\0'
				+ rule.examinedSql() + '\0' + rule.finding() + '\0');
		for (String path : new TreeSet<>(home.under(rule.folder()))) {
			if (path.endsWith(SurvivorsReader.FILE) || path.contains("/cases/")) {
				content.append(path).append('\0').append(home.text(path, problems).orElse("")).append('\0');
			}
		}
		problems.throwIfAny();
		return rule.id() + " " + Sha256.hex(content.toString());
	}

}
