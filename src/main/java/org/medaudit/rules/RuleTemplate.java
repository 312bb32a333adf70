package org.medaudit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The packed template that a new rule begins as: it runs, and its case is red. */
public final class RuleTemplate {

	private static final String ID = "[A-Z]{3}-[1-9][0-9]{0,2}";

	private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

	private final RuleLibrary library;

	private final Path folder;

	/**
	 * @param library that the rule comes into; no id of it may be used again
	 * @param folder of the hospital's own rules
	 */
	public RuleTemplate(RuleLibrary library, Path folder) {
		this.library = library;
		this.folder = folder;
	}

	/**
	 * What is known of a rule before it is written.
	 *
	 * @param chapter folder that it goes to, such as charging
	 * @param name words for the folder, joined by hyphens
	 */
	public record Beginning(String id, String chapter, String name, Text title, LocalDate date) {
	}

	/**
	 * Writes the folder of a rule.
	 * @return the folder
	 * @throws ProblemsException when the id is bad or was ever used, the chapter is
	 * unknown, or the folder is there; then nothing is written
	 */
	public Path lay(Beginning rule) {
		Path target = this.folder.resolve(rule.chapter())
			.resolve(rule.id().toLowerCase(Locale.ROOT) + "-" + rule.name());
		check(rule, target).throwIfAny();
		try {
			for (var file : packed().entrySet()) {
				Path path = target.resolve(file.getKey());
				Files.createDirectories(path.getParent());
				Files.writeString(path,
						file.getKey().equals(RuleReader.METADATA) ? filled(file.getValue(), rule) : file.getValue());
			}
		}
		catch (IOException ex) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "rules.new-unwritable", target.toString(), ex.getMessage()));
		}
		return target;
	}

	private Problems check(Beginning rule, Path target) {
		Problems problems = new Problems();
		Optional<Rule> taken = this.library.find(rule.id());
		if (!rule.id().matches(ID)) {
			problems.add(Problem.Kind.SETUP, "rules.new-id", "", rule.id());
		}
		else if (taken.isPresent()) {
			problems.add(Problem.Kind.SETUP, "rules.new-id-taken", "", rule.id(),
					this.library.home(taken.get()).place(taken.get().folder()), free(rule.id()));
		}
		List<String> chapters = chapters();
		if (!chapters.contains(rule.chapter())) {
			String nearest = NearestName.of(rule.chapter(), chapters).orElse(String.join(", ", chapters));
			problems.add(Problem.Kind.SETUP, "rules.new-chapter", "", rule.chapter(), nearest);
		}
		if (!rule.name().matches(NAME)) {
			problems.add(Problem.Kind.SETUP, "rules.new-name", "", rule.name());
		}
		else if (Files.exists(target)) {
			problems.add(Problem.Kind.SETUP, "rules.new-folder", target.toString());
		}
		return problems;
	}

	private static List<String> chapters() {
		return RuleFolders.CHAPTERS.stream().filter((chapter) -> !chapter.equals("retired")).toList();
	}

	/** The first id of the same letters that no rule ever had. */
	private String free(String id) {
		String letters = id.substring(0, id.indexOf('-') + 1);
		return Stream.iterate(1, (number) -> number + 1)
			.map((number) -> letters + number)
			.filter((candidate) -> this.library.find(candidate).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	private String filled(String yml, Beginning rule) {
		return yml.replace("id: XXX-1", "id: " + rule.id())
			.replace("zh: 规则名称", "zh: " + quoted(rule.title().zh()))
			.replace("en: Name of the rule", "en: " + quoted(rule.title().en()))
			.replace("date: 2000-01-01", "date: " + rule.date())
			.replace("chapter: charging.fees", "chapter: " + part(rule.chapter()));
	}

	private static String quoted(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/** The part of the report that speaks of what such a folder holds. */
	private String part(String chapter) {
		String usual = "charging.fees";
		List<String> keys = this.library.chapters().stream().map(Chapter::key).toList();
		return usual.startsWith(chapter) ? usual
				: keys.stream()
					.filter((key) -> keys.stream().noneMatch((other) -> other.startsWith(key + ".")))
					.filter((key) -> ("." + key + ".").contains("." + chapter + "."))
					.findFirst()
					.orElse(usual);
	}

	private static TreeMap<String, String> packed() {
		TreeMap<String, String> files = new TreeMap<>();
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:audit-rules/_template/**")) {
				String url = resource.getURL().toString();
				String path = url.substring(url.lastIndexOf("/_template/") + "/_template/".length());
				if (!path.isEmpty() && !path.endsWith("/") && resource.isReadable()) {
					try (InputStream stream = resource.getInputStream()) {
						files.put(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
					}
				}
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
