package org.medaudit.run.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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
			createForItsOwner();
			Files.createDirectories(logs());
			Files.delete(Files.createTempFile(Files.createDirectories(temporary()), "probe", ""));
			return this;
		}
		catch (IOException ex) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.home-not-writable", "", this.folder.toString()));
		}
	}

	// Patients' records lie here, and the key to the embedded database while it is open:
	// nobody else on the machine may look in. A folder that is there keeps its rights.
	private void createForItsOwner() throws IOException {
		if (Files.isDirectory(this.folder)) {
			return;
		}
		Files.createDirectories(this.folder.getParent());
		boolean rights = this.folder.getFileSystem().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] owner = rights
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];
		Files.createDirectory(this.folder, owner);
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

	/** Plans of rules, a folder for each run that was profiled. */
	public Path profiles() {
		return this.folder.resolve("profile");
	}

	/** Knowledge tables of the hospital's own, used where none are named. */
	public Path knowledge() {
		return this.folder.resolve("knowledge");
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
