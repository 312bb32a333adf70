package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.snapshot.StagedFile;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** A file that holds one record in its layout, looked over. */
record RecordFile(RecordLayout layout, FileSurvey survey, HeaderMapping mapping) {

	/**
	 * Rows that do not fit their header are kept one by one; beyond this, the file is
	 * wrong.
	 */
	static final long MOST_RAGGED_ROWS = 200_000;

	private static final long NOTABLE_FIELD = 100_000;

	/** Maps the header; what keeps the file from being read is added to the problems. */
	static RecordFile of(RecordLayout layout, FileSurvey survey, Problems problems) {
		RecordFile file = new RecordFile(layout, survey,
				HeaderMapping.of(layout, survey.header(), survey.file().getFileName().toString(), problems));
		if (survey.raggedRows() > MOST_RAGGED_ROWS) {
			problems.add(Problem.Kind.DATA, "intake.too-ragged", file.name(), survey.raggedRows(), survey.rows(),
					survey.header().size());
		}
		return file;
	}

	List<Notice> notices() {
		List<Notice> notices = new ArrayList<>(this.mapping.notices(this.layout, name()));
		if (this.survey.raggedRows() > 0) {
			notices.add(Notice.of("intake.rows-ragged", name(), this.survey.raggedRows()));
		}
		if (this.survey.blankLines() > 0) {
			notices.add(Notice.of("intake.blank-lines", name(), this.survey.blankLines()));
		}
		if (this.survey.longestField() > NOTABLE_FIELD) {
			notices.add(
					Notice.of("intake.long-field", name(), this.survey.longestFieldLine(), this.survey.longestField()));
		}
		return notices;
	}

	/**
	 * Brings the file into the builder, in place where the engine can read it so.
	 * @param prefix stands before its name where there are other sources
	 */
	void stage(SnapshotBuilder builder, String prefix, Path temporary, LongConsumer rowsDone) throws IOException {
		if (this.survey.regular()) {
			builder.stage(this.layout, staged(prefix, this.survey.file(), 0, this.survey.longestRow(), List.of()));
			rowsDone.accept(this.survey.rows());
			return;
		}
		NormalisedFile copy = NormalisedFile.write(this.survey, moneyPosition(),
				temporary.resolve(this.layout.name() + ".csv"), rowsDone);
		builder.stage(this.layout, staged(prefix, copy.path(), 1, copy.longestRow(), copy.refused()));
	}

	private StagedFile staged(String prefix, Path path, int shift, long longestRow,
			List<StagedFile.RefusedRow> refused) {
		List<StagedFile.Column> columns = new ArrayList<>();
		this.mapping.positions()
			.forEach((name, position) -> columns.add(new StagedFile.Column(position + shift,
					this.layout.column(name).orElseThrow(), this.mapping.national().contains(name))));
		return new StagedFile(path.toAbsolutePath(), prefix + name(), columns, this.survey.header().size() + shift,
				shift > 0, longestRow, refused);
	}

	private int moneyPosition() {
		return (this.layout.moneyColumn() != null)
				? this.mapping.positions().getOrDefault(this.layout.moneyColumn(), -1) : -1;
	}

	private String name() {
		return this.survey.file().getFileName().toString();
	}

}
