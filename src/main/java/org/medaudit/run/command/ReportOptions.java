package org.medaudit.run.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.medaudit.run.home.Home;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Where a report goes and what it looks like. */
final class ReportOptions {

	@Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.report-out")
	private Path out;

	@Option(names = "--templates", paramLabel = "DIR", descriptionKey = "option.templates",
			converter = TemplateFolder.class)
	private Path templates;

	Path folder(Home home) {
		return (this.out != null) ? this.out : home.reports();
	}

	Optional<Path> templates() {
		return Optional.ofNullable(this.templates);
	}

	/**
	 * A folder with the folder of a report in it; any other would silently do nothing.
	 */
	static final class TemplateFolder implements ITypeConverter<Path> {

		private static final List<String> REPORTS = List.of("self-inspection", "detail-list");

		@Override
		public Path convert(String value) {
			try {
				Path folder = Path.of(value);
				if (REPORTS.stream().map(folder::resolve).anyMatch(Files::isDirectory)) {
					return folder;
				}
			}
			catch (InvalidPathException ex) {
				// As good as a folder that is not there.
			}
			throw new Unusable("run.use-templates", value);
		}

	}

}
