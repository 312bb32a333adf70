package org.medaudit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** Finds and reads the rule folders of one library. */
final class RuleFolders {

	/** Chapters of the library, each a folder of rule folders. */
	static final List<String> CHAPTERS = List.of("charging", "beds", "stock", "licence", "finance", "records", "limits",
			"ratios", "retired");

	private static final List<String> OTHER_FOLDERS = List.of("knowledge", "regions", "catalogue");

	private static final List<String> TOP_FILES = List.of("chapters.yml", "problem-types.yml", "parameters.yml",
			"knowledge-layouts.yml", ImportFormsReader.FILE, "rule.schema.json", RuleLock.FILE, MutationLock.FILE,
			"README.md", "rule-format.md", "conventions.md", "tables.md");

	private static final Pattern IN_RULE = Pattern.compile("([^/]+/[^/]+)/(.+)");

	private static final List<String> RULE_FILES = List.of(RuleReader.METADATA, RuleReader.SQL, RuleReader.EXAMINED,
			SurvivorsReader.FILE);

	private final LibraryFiles files;

	private final Problems problems;

	RuleFolders(LibraryFiles files, Problems problems) {
		this.files = files;
		this.problems = problems;
	}

	/** Rules by id, in the order of their folders. */
	Map<String, Rule> read(RuleSchema schema) {
		RuleReader reader = new RuleReader(schema, this.problems);
		Map<String, Rule> rules = new LinkedHashMap<>();
		for (String folder : folders()) {
			reader.read(this.files, folder).ifPresent((rule) -> {
				Rule other = rules.putIfAbsent(rule.id(), rule);
				if (other != null) {
					this.problems.add(Problem.Kind.RULE, "rules.id-twice",
							this.files.place(folder + "/" + RuleReader.METADATA, rule.id()), rule.id(),
							this.files.place(other.folder()));
				}
			});
		}
		return rules;
	}

	private String place(String folder) {
		return this.files.place(folder + "/" + RuleReader.METADATA);
	}

	/** Folders that hold a rule; files that belong nowhere are noted. */
	private List<String> folders() {
		TreeSet<String> folders = new TreeSet<>();
		for (String path : this.files.paths()) {
			int slash = path.indexOf('/');
			String first = (slash < 0) ? "" : path.substring(0, slash);
			Matcher matcher = IN_RULE.matcher(path);
			if (slash < 0) {
				known(path, path, TOP_FILES);
			}
			else if (CHAPTERS.contains(first) && matcher.matches()) {
				folders.add(matcher.group(1));
				String name = matcher.group(2);
				if (!name.matches("cases/[^/]+\\.yml")) {
					known(path, name, RULE_FILES);
				}
			}
			else if (!OTHER_FOLDERS.contains(first)) {
				this.problems.add(Problem.Kind.RULE, "rules.chapter-folder", this.files.place(path), first,
						String.join(", ", CHAPTERS));
			}
		}
		List<String> sound = new ArrayList<>();
		for (String folder : folders) {
			if (this.files.has(folder + "/" + RuleReader.METADATA)) {
				sound.add(folder);
			}
			else {
				this.problems.add(Problem.Kind.RULE, "rules.file-missing", place(folder));
			}
		}
		return sound;
	}

	private void known(String path, String name, List<String> known) {
		if (known.contains(name)) {
			return;
		}
		Optional<String> nearest = NearestName.of(name, known);
		if (nearest.isPresent()) {
			this.problems.add(Problem.Kind.RULE, "rules.file-unknown-nearest", this.files.place(path), nearest.get());
		}
		else {
			this.problems.add(Problem.Kind.RULE, "rules.file-unknown", this.files.place(path),
					String.join(", ", known));
		}
	}

}
