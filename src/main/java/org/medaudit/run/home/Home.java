package org.medaudit.run.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * The folder that holds the state of one installation: snapshots, database, evidence,
 * reports, logs.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

	/** A home at a path; nothing is created. */
	public static Home at(Path folder) {
		return new Home(folder.toAbsolutePath().normalize());
	}

	/**
	 * Creates the folder where it is missing.
	 * @throws ProblemsException when nothing can be written there
	 */
	public Home create() {
		try {
			Files.createDirectories(logs());
			Files.delete(Files.createTempFile(Files.createDirectories(temporary()), "probe", ""));
			return this;
		}
		catch (IOException ex) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.home-not-writable", "", this.folder.toString()));
		}
	}

	public Path logs() {
		return this.folder.resolve("logs");
	}

	public Path log() {
		return logs().resolve("medaudit.log");
	}

	public Path reports() {
		return this.folder.resolve("reports");
	}

	public Path demonstration() {
		return this.folder.resolve("demo");
	}

	Path temporary() {
		return this.folder.resolve("tmp");
	}

	/** The embedded database, without the endings of its files. */
	Path database() {
		return this.folder.resolve("medaudit");
	}

	boolean hasDatabase() {
		return Files.exists(this.folder.resolve("medaudit.mv.db"));
	}

}
