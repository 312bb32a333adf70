package org.medaudit.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sealed snapshots of a home folder. A snapshot is visible once its manifest is
 * there.
 */
public final class SnapshotStore {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String BUILDING = ".building-";

	/** The file in a building folder that becomes the snapshot. */
	static final String BUILT = "snapshot.duckdb";

	private static final String FINGERPRINT = "fingerprint.txt";

	private static final String DATA = ".duckdb";

	private static final String MANIFEST = ".json";

	private final Path folder;

	public SnapshotStore(Path home) {
		this.folder = home.resolve("snapshots");
	}

	public Path folder() {
		return this.folder;
	}

	/**
	 * Oldest first.
	 * @throws ProblemsException with every manifest that cannot be read
	 */
	public List<Snapshot> list() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		List<Snapshot> snapshots = new ArrayList<>();
		Problems problems = new Problems();
		for (Path file : files((name) -> name.endsWith(MANIFEST))) {
			try {
				snapshots.add(new Snapshot(data(file), JSON.readValue(file, Manifest.class)));
			}
			catch (JacksonException ex) {
				problems.add(Problem.Kind.SETUP, "snapshot.manifest-damaged", file.toString(), data(file));
			}
		}
		problems.throwIfAny();
		snapshots.sort(Comparator.comparing((Snapshot snapshot) -> snapshot.manifest().createdAt())
			.thenComparing(Snapshot::id));
		return List.copyOf(snapshots);
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
		if (all.isEmpty()) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "snapshot.none", this.folder.getParent().toString()));
		}
		return all.stream()
			.filter((snapshot) -> snapshot.id().equals(reference)
					|| (reference.length() >= 6 && snapshot.manifest().contentHash().startsWith(reference)))
			.reduce((first, second) -> second)
			.orElseThrow(() -> new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "snapshot.not-found", this.folder.toString(), reference)));
	}

	/** Bytes that a snapshot takes. */
	public long bytes(Snapshot snapshot) {
		return snapshot.file().toFile().length() + manifest(snapshot).toFile().length();
	}

	/**
	 * Deletes a snapshot for good, its manifest first: what a process that dies in
	 * between leaves is no snapshot, and is cleared by the next one that builds.
	 * @throws ProblemsException when it cannot be deleted
	 */
	public void remove(Snapshot snapshot) {
		try {
			Files.deleteIfExists(manifest(snapshot));
			Files.deleteIfExists(snapshot.file());
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.not-removed",
					snapshot.file().toString(), snapshot.id(), String.valueOf(ex.getMessage())));
		}
	}

	/** The id itself, or the next one that names no snapshot yet. */
	String unused(String id) {
		String unused = id;
		for (int next = 2; Files.exists(this.folder.resolve(unused + MANIFEST)); next++) {
			unused = id + "-" + next;
		}
		return unused;
	}

	/** The id of the snapshot that a folder is for. */
	static String idOf(Path building) {
		return building.getFileName().toString().substring(BUILDING.length());
	}

	/** Whether what lies in a folder can be gone on with. */
	static boolean isBegun(Path building) {
		return Files.exists(building.resolve(FINGERPRINT));
	}

	/** From now on a folder can be gone on with. */
	void mark(Path building, String fingerprint) {
		write(building.resolve(FINGERPRINT), fingerprint);
	}

	/** From now on it can not. */
	void unmark(Path building) {
		try {
			Files.deleteIfExists(building.resolve(FINGERPRINT));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String text) {
		try {
			// Half a fingerprint would be that of something else.
			Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
			Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean hasFingerprint(Path building, String fingerprint) {
		try {
			return !fingerprint.isEmpty() && Files.exists(building.resolve(BUILT)) && isBegun(building)
					&& Files.readString(building.resolve(FINGERPRINT)).equals(fingerprint);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * A folder to build in, beside the sealed ones: the one that was left behind with the
	 * same fingerprint, or else a new one. Other leftovers are cleared.
	 */
	Path building(String id, String fingerprint) {
		try {
			Files.createDirectories(this.folder);
			List<Path> left = files((name) -> name.startsWith(BUILDING));
			Path building = left.stream()
				.filter((folder) -> hasFingerprint(folder, fingerprint))
				.findFirst()
				.orElse(this.folder.resolve(BUILDING + id));
			left.stream()
				.filter((folder) -> !folder.equals(building) || !hasFingerprint(folder, fingerprint))
				.forEach(SnapshotStore::delete);
			// The lock of the home makes this the only writer: a data file without its
			// manifest was moved here by a process that died before the second move.
			files((name) -> name.endsWith(DATA)).stream()
				.filter((file) -> !Files.exists(file.resolveSibling(stem(file, DATA) + MANIFEST)))
				.forEach(SnapshotStore::delete);
			return Files.createDirectories(building);
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.folder-not-writable",
					this.folder.toString(), String.valueOf(ex.getMessage())));
		}
	}

	/** Moves a finished file into place, then its manifest, which makes it visible. */
	Snapshot publish(Path built, Manifest manifest) {
		try {
			Path file = this.folder.resolve(manifest.id() + DATA);
			Path written = built.resolveSibling("manifest.json");
			Files.writeString(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
			force(built);
			force(written);
			Files.move(built, file, StandardCopyOption.ATOMIC_MOVE);
			Files.move(written, this.folder.resolve(manifest.id() + MANIFEST), StandardCopyOption.ATOMIC_MOVE);
			return new Snapshot(file, manifest);
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.disk-full", this.folder.toString(),
					String.valueOf(ex.getMessage())));
		}
	}

	/** A manifest must not outlive its data when the power fails. */
	private static void force(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	private List<Path> files(Predicate<String> names) {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> names.test(file.getFileName().toString())).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path manifest(Snapshot snapshot) {
		return this.folder.resolve(snapshot.id() + MANIFEST);
	}

	private static Path data(Path manifest) {
		return manifest.resolveSibling(stem(manifest, MANIFEST) + DATA);
	}

	private static String stem(Path file, String ending) {
		String name = file.getFileName().toString();
		return name.substring(0, name.length() - ending.length());
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
