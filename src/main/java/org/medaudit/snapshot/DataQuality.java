package org.medaudit.snapshot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.medaudit.values.Problem;

/** Looks at the accepted rows and says what is worth knowing of them; refuses nothing. */
final class DataQuality {

	private final Connection connection;

	private final QualityNotes notes;

	DataQuality(Connection connection) {
		this.connection = connection;
		this.notes = new QualityNotes(connection);
	}

	/**
	 * What can be said as soon as rows are accepted.
	 * @param rejectedRows where the refused rows are written when it is worse than the
	 * thresholds allow
	 * @return what makes it useless to go on
	 */
	List<Problem> validated(Thresholds thresholds, Path rejectedRows) throws SQLException {
		RejectedRows.forget(rejectedRows);
		List<Problem> unaccepted = SnapshotContents.unaccepted(this.connection);
		if (!unaccepted.isEmpty()) {
			return unaccepted;
		}
		new Orphans(this.notes).note();
		if (this.notes.present().stream().anyMatch((layout) -> "settlement".equals(layout.name()))) {
			Engine.script(this.connection, Engine.read("settled-otherwise.sql"));
		}
		List<Problem> exceeded = new ThresholdChecks(this.connection, thresholds, rejectedRows).exceeded();
		if (!exceeded.isEmpty()) {
			RejectedRows.write(this.connection, rejectedRows);
		}
		return exceeded;
	}

	/**
	 * The rest, once the derived tables are there.
	 * @param today the day on which the snapshot is built
	 */
	void derived(LocalDate today) throws SQLException {
		new ColumnProfiles(this.connection).all();
		new ImplausibleValues(this.notes, today).note();
		new AlikeRows(this.notes).note();
	}

}
