package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Looks at the accepted rows and says what is worth knowing of them; refuses nothing. */
final class DataQuality {

	private final Connection connection;

	private final QualityNotes notes;

	DataQuality(Connection connection) {
		this.connection = connection;
		this.notes = new QualityNotes(connection);
	}

	/** What can be said as soon as rows are accepted. */
	void validated() throws SQLException {
		new Orphans(this.notes).note();
		if (this.notes.present().stream().anyMatch((layout) -> "settlement".equals(layout.name()))) {
			Engine.script(this.connection, Engine.read("settled-otherwise.sql"));
		}
	}

	/**
	 * The rest, once the derived tables are there.
	 * @param today the day on which the snapshot is built
	 */
	void derived(LocalDate today) throws SQLException {
		new ImplausibleValues(this.notes, today).note();
		new AlikeRows(this.notes).note();
		new ColumnProfiles(this.connection).all();
	}

}
