package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * Where the rows of a record are typed, and how the accepted ones come into its table.
 */
interface Landing {

	/** Begins the table of the typed rows of a record with those of the first piece. */
	void begin(RecordLayout layout, List<Piece> pieces) throws SQLException;

	/** That table; its rows stand in the order of the pieces. */
	String typed(RecordLayout layout);

	/**
	 * Leaves in the record's table the rows that were not refused, and nothing else.
	 * @param refused whether there are others, or gaps where rows were
	 */
	void land(RecordLayout layout, boolean refused) throws SQLException;

	/** The columns of a record. */
	static String columns(RecordLayout layout) {
		return layout.columns().stream().map(RecordColumn::name).collect(Collectors.joining(", "));
	}

	/** For few rows and tables that outlive them: typed aside, then copied. */
	static Landing copying(Connection connection, SnapshotParameters parameters) {
		return new Landing() {

			@Override
			public void begin(RecordLayout layout, List<Piece> pieces) throws SQLException {
				Engine.execute(connection, "CREATE TEMP TABLE typed AS " + pieces.get(0).select(layout));
			}

			@Override
			public String typed(RecordLayout layout) {
				return "typed";
			}

			@Override
			public void land(RecordLayout layout, boolean refused) throws SQLException {
				String rows = "SELECT " + columns(layout) + " FROM typed" + (refused ? " WHERE NOT bad" : "");
				Engine.execute(connection, "INSERT INTO " + ChargeLines.table(layout) + " BY NAME "
						+ (ChargeLines.are(layout) ? ChargeLines.begun(rows) : rows));
				if (ChargeLines.are(layout)) {
					ChargeLines.complete(connection, parameters);
				}
				Engine.execute(connection, "DROP TABLE typed");
			}

		};
	}

}
