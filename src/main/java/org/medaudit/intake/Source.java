package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.values.Problems;

/** Where records come from: looked over once, then staged. */
sealed interface Source permits FolderSource, MappedSource, SeveralSources, WorkbookSource {

	/** As the user named it; several have several names. */
	List<String> names();

	/** What it gives, known before the survey. */
	Set<RecordLayout> records();

	/** Says that it lacks a record without which there is no audit. */
	void missing(RecordLayout layout, Problems problems);

	/** Every file that is read. */
	List<Path> files();

	/** Bytes that the survey will read. */
	long bytes();

	/** Looks at all files; what cannot be read is added to the problems. */
	void survey(Problems problems, LongConsumer bytesSeen);

	/** The place of a record that was surveyed and has no rows. */
	Optional<String> empty(RecordLayout layout);

	/** Rows that the survey counted. */
	long rows();

	/**
	 * Brings all records into the builder.
	 * @param temporary an existing folder for copies, deleted by the caller
	 */
	void stage(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException;

	/**
	 * What it would give of each record, after the survey.
	 * @param builder of a snapshot that will never be sealed
	 * @param temporary an existing folder for copies, deleted by the caller
	 */
	List<RecordLook> looks(SnapshotBuilder builder, Path temporary, Problems problems) throws IOException;

	/** What the user should know, so far. */
	List<Notice> notices();

	/** What the manifest must tell of a mapping. */
	List<String> notes();

	/** Is told of rows read. */
	interface StageListener {

		void rows(String subject, long rows);

	}

}
