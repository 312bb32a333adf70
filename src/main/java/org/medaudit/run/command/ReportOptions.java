package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.Optional;

import org.medaudit.run.home.Home;
import picocli.CommandLine.Option;

/** Where a report goes and what it looks like. */
final class ReportOptions {

	@Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.report-out")
	private Path out;

	@Option(names = "--templates", paramLabel = "DIR", descriptionKey = "option.templates")
	private Path templates;

	Path folder(Home home) {
		return (this.out != null) ? this.out : home.reports();
	}

	Optional<Path> templates() {
		return Optional.ofNullable(this.templates);
	}

}
