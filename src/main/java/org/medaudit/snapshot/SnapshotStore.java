package org.medaudit.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sealed snapshots of a home folder. A snapshot is visible once its manifest is
 * there.
 */
public final class SnapshotStore {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String BUILDING = ".building-";

	private final Path folder;

	public SnapshotStore(Path home) {
		this.folder = home.resolve("snapshots");
	}

	public Path folder() {
		return this.folder;
	}

	/** Oldest first. */
	public List<Snapshot> list() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(".json"))
				.map(this::read)
				.sorted(Comparator.comparing((Snapshot snapshot) -> snapshot.manifest().createdAt())
					.thenComparing(Snapshot::id))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The snapshot meant by {@code latest}, an id, or the beginning of a content hash.
	 * @throws ProblemsException when there is none
	 */
	public Snapshot find(String reference) {
		List<Snapshot> all = list();
		if ("latest".equals(reference) && !all.isEmpty()) {
			return all.get(all.size() - 1);
		}
		return all.stream()
			.filter((snapshot) -> snapshot.id().equals(reference)
					|| (reference.length() >= 6 && snapshot.manifest().contentHash().startsWith(reference)))
			.reduce((first, second) -> second)
			.orElseThrow(() -> new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "snapshot.not-found", this.folder.toString(), reference)));
	}

	/**
	 * A folder to build in, beside the sealed ones; leftovers of killed builds are
	 * cleared.
	 */
	Path newBuilding(String id) {
		try {
			Files.createDirectories(this.folder);
			try (Stream<Path> leftovers = Files.list(this.folder)) {
				leftovers.filter((path) -> path.getFileName().toString().startsWith(BUILDING))
					.forEach(SnapshotStore::delete);
			}
			return Files.createDirectories(this.folder.resolve(BUILDING + id));
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.folder-not-writable",
					this.folder.toString(), String.valueOf(ex.getMessage())));
		}
	}

	/** Moves a finished file into place, then its manifest, which makes it visible. */
	Snapshot publish(Path built, Manifest manifest) {
		try {
			Path file = this.folder.resolve(manifest.id() + ".duckdb");
			Path written = built.resolveSibling("manifest.json");
			Files.writeString(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
			Files.move(built, file, StandardCopyOption.ATOMIC_MOVE);
			Files.move(written, this.folder.resolve(manifest.id() + ".json"), StandardCopyOption.ATOMIC_MOVE);
			return new Snapshot(file, manifest);
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.disk-full", this.folder.toString(),
					String.valueOf(ex.getMessage())));
		}
	}

	private Snapshot read(Path file) {
		String name = file.getFileName().toString();
		Path data = file.resolveSibling(name.substring(0, name.length() - ".json".length()) + ".duckdb");
		return new Snapshot(data, JSON.readValue(file, Manifest.class));
	}

	static void delete(Path path) {
		if (!Files.exists(path)) {
			return;
		}
		try (Stream<Path> inside = Files.walk(path)) {
			for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(each);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
