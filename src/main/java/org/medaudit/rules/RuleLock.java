package org.medaudit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.Sha256;

/**
 * Id, version and content hash of every running rule: whoever holds a report can tell
 * exactly which rule texts made it.
 */
public final class RuleLock {

	/** Name of the file beside the rules. */
	public static final String FILE = "rules.lock";

	private static final String HEAD = "# Id, version and SHA-256 of every rule that runs. Written by "
			+ "`medaudit rules lint --write-lock`; never by hand.\n";

	private RuleLock() {
	}

	/** The text that belongs to the rules of the topmost folder as they are now. */
	public static String text(RuleLibrary library) {
		return HEAD + content(locked(library));
	}

	/** The running rules of the topmost layer: a lock speaks of the rules beside it. */
	private static List<Rule> locked(RuleLibrary library) {
		LibraryFiles top = library.layers().get(library.layers().size() - 1);
		return library.running().stream().filter((rule) -> library.home(rule) == top).toList();
	}

	/** Hash of what the lock says, remarks aside. */
	static String hash(RuleLibrary library) {
		return Sha256.hex(content(library.running()));
	}

	private static String content(List<Rule> rules) {
		StringBuilder content = new StringBuilder();
		rules.forEach((rule) -> content.append(rule.id())
			.append(' ')
			.append(rule.version())
			.append(' ')
			.append(rule.sha256())
			.append('\n'));
		return content.toString();
	}

	/** Writes the lock of a library into the folder that its topmost rules lie in. */
	public static void write(RuleLibrary library, Path folder) {
		try {
			Files.writeString(folder.resolve(FILE), text(library));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What does not agree between a lock as written and the rules as they are. */
	static List<Problem> differences(String written, String place, RuleLibrary library) {
		Problems problems = new Problems();
		Map<String, String[]> locked = new TreeMap<>();
		List<String> lines = new ArrayList<>(written.lines().toList());
		lines.removeIf((line) -> line.isBlank() || line.startsWith("#"));
		for (String line : lines) {
			String[] parts = line.split(" ");
			if (parts.length == 3) {
				locked.put(parts[0], parts);
			}
			else {
				problems.add(Problem.Kind.RULE, "rules.lock-line", place, line);
			}
		}
		for (Rule rule : locked(library)) {
			String[] parts = locked.remove(rule.id());
			if (parts == null) {
				problems.add(Problem.Kind.RULE, "rules.lock-missing", place, rule.id());
			}
			else if (!parts[2].equals(rule.sha256())) {
				boolean raised = !parts[1].equals(String.valueOf(rule.version()));
				problems.add(Problem.Kind.RULE, raised ? "rules.lock-stale" : "rules.lock-changed", place, rule.id(),
						parts[1], String.valueOf(rule.version()));
			}
		}
		locked.keySet().forEach((id) -> problems.add(Problem.Kind.RULE, "rules.lock-gone", place, id));
		return problems.list();
	}

}
