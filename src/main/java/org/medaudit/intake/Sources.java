package org.medaudit.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/** Tells from its path what kind of source is meant. */
final class Sources {

	private Sources() {
	}

	/**
	 * The source, found but not yet looked over.
	 * @throws ProblemsException with everything that is wrong about it
	 */
	static Source open(Path path, Optional<Path> dataFolder) {
		Problems problems = new Problems();
		dataFolder.filter((folder) -> !Files.isDirectory(folder))
			.ifPresent((folder) -> setup(problems, "intake.data-missing", "", folder));
		if (!Files.exists(path)) {
			missing(path, problems);
		}
		String name = path.toAbsolutePath().normalize().getFileName().toString().toLowerCase(Locale.ROOT);
		boolean mapping = name.endsWith(".yml") || name.endsWith(".yaml");
		if (problems.isEmpty() && !Files.isDirectory(path) && !mapping) {
			boolean workbook = name.endsWith(".xlsx") || name.endsWith(".xls");
			setup(problems, workbook ? "intake.source-workbook" : "intake.source-unknown", path.toString());
		}
		if (Files.isDirectory(path) && dataFolder.isPresent()) {
			setup(problems, "intake.data-without-mapping", path.toString());
		}
		problems.throwIfAny();
		Source source = Files.isDirectory(path) ? FolderSource.of(path, problems)
				: new MappedSource(SourceMappingReader.read(path, dataFolder.orElse(null), problems));
		problems.throwIfAny();
		return source;
	}

	private static void missing(Path path, Problems problems) {
		Optional<String> nearest = FolderSource.nearestFile(path.toAbsolutePath().normalize());
		if (nearest.isPresent()) {
			setup(problems, "intake.source-missing-nearest", "", path, nearest.get());
		}
		else {
			setup(problems, "intake.source-missing", "", path);
		}
	}

	private static void setup(Problems problems, String code, String place, Object... arguments) {
		problems.add(Problem.Kind.SETUP, code, place, arguments);
	}

}
