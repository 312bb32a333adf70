package org.medaudit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * The files of one library by their path inside it, packed or in a folder. Hidden files,
 * backups and folders that begin with an underscore are not among them.
 */
final class LibraryFiles {

	private static final String ROOT = "audit-rules";

	private final String label;

	private final SortedMap<String, Content> files = new TreeMap<>();

	private LibraryFiles(String label) {
		this.label = label;
	}

	/** Those on the class path: beside the classes, or packed in the jar. */
	static LibraryFiles packed() {
		LibraryFiles found = new LibraryFiles(ROOT);
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + ROOT + "/**")) {
				String url = StringUtils.uriDecode(resource.getURL().toString(), StandardCharsets.UTF_8);
				String path = url.substring(url.lastIndexOf("/" + ROOT + "/") + ROOT.length() + 2);
				if (!path.isEmpty() && !path.endsWith("/") && resource.isReadable()) {
					found.add(path, resource::getInputStream);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found;
	}

	/** Those of a folder; that it cannot be read is a problem. */
	static LibraryFiles of(Path folder, Problems problems) {
		LibraryFiles found = new LibraryFiles(folder.toString());
		if (!Files.isDirectory(folder)) {
			problems.add(Problem.Kind.SETUP, "rules.folder-missing", folder.toString());
			return found;
		}
		try (Stream<Path> paths = Files.walk(folder)) {
			paths.filter(Files::isRegularFile).forEach((path) -> {
				String name = folder.relativize(path).toString().replace('\\', '/');
				found.add(name, () -> Files.newInputStream(path));
			});
		}
		catch (IOException | UncheckedIOException ex) {
			problems.add(Problem.Kind.SETUP, "rules.file-unreadable", folder.toString(), ex.getMessage());
		}
		return found;
	}

	/** The topmost layer that has a file, or the lowest when none has. */
	static LibraryFiles holding(List<LibraryFiles> layers, String path) {
		LibraryFiles holding = layers.get(0);
		for (LibraryFiles layer : layers) {
			holding = layer.has(path) ? layer : holding;
		}
		return holding;
	}

	private void add(String path, Content content) {
		boolean left = Stream.of(path.split("/"))
			.anyMatch((part) -> part.startsWith("_") || part.startsWith(".") || part.endsWith("~"));
		if (!left) {
			this.files.putIfAbsent(path, content);
		}
	}

	/** Paths in order. */
	List<String> paths() {
		return List.copyOf(this.files.keySet());
	}

	/** The files under a folder, by name. */
	List<String> under(String folder) {
		return this.files.keySet().stream().filter((path) -> path.startsWith(folder + "/")).toList();
	}

	boolean has(String path) {
		return this.files.containsKey(path);
	}

	/** How a file is named in problems. */
	String place(String path) {
		return this.label + "/" + path;
	}

	/**
	 * How a file is named in problems about a word in it: with the line on which the word
	 * stands first.
	 */
	String place(String path, String word) {
		Pattern whole = Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])");
		List<String> lines = text(path, new Problems()).map((text) -> text.lines().toList()).orElse(List.of());
		for (int i = 0; i < lines.size(); i++) {
			String code = lines.get(i).replaceFirst("^\\s*(--|#).*", "");
			if (whole.matcher(code).find()) {
				return place(path) + ":" + (i + 1);
			}
		}
		return place(path);
	}

	/**
	 * A file's text, line breaks as in Unix; a file that is there but cannot be read is a
	 * problem.
	 */
	Optional<String> text(String path, Problems problems) {
		Content content = this.files.get(path);
		if (content == null) {
			return Optional.empty();
		}
		try (InputStream stream = content.open()) {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(stream.readAllBytes())).toString();
			String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
			return Optional.of(unmarked.replace("\r\n", "\n"));
		}
		catch (CharacterCodingException ex) {
			problems.add(Problem.Kind.RULE, "rules.not-utf8", place(path));
		}
		catch (IOException ex) {
			problems.add(Problem.Kind.SETUP, "rules.file-unreadable", place(path), ex.getMessage());
		}
		return Optional.empty();
	}

	/** Opens a file. */
	private interface Content {

		InputStream open() throws IOException;

	}

}
