package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.medaudit.records.RecordLayout;

/**
 * For many rows: the typed table becomes the record's, so that nothing is written twice.
 * Only charges that do not lie visit by visit, or come from several places, are typed
 * aside and written again in order; and what was much refused, by way of a second file,
 * so that the first keeps no gap.
 */
final class LandingInPlace implements Landing {

	private static final String ASIDE = StagingFile.NAME + ".typed";

	/** So many charges tell whether those of a visit lie together. */
	private static final int SAMPLE = 20_000;

	/** The rows of this one are named by their places, which a deletion could shift. */
	private static final String NUMBERED = "visit";

	private final Connection connection;

	private final SnapshotParameters parameters;

	private boolean aside;

	LandingInPlace(Connection connection, SnapshotParameters parameters) {
		this.connection = connection;
		this.parameters = parameters;
	}

	@Override
	public void begin(RecordLayout layout, List<Piece> pieces) throws SQLException {
		this.aside = ChargeLines.are(layout) && (pieces.size() > 1 || scattered(pieces.get(0)));
		String select = pieces.get(0).select(layout);
		Engine.execute(this.connection, "CREATE OR REPLACE TABLE " + typed(layout) + " AS "
				+ ((ChargeLines.are(layout) && !this.aside) ? ChargeLines.begun(select) : select));
	}

	@Override
	public String typed(RecordLayout layout) {
		return this.aside ? ASIDE : ChargeLines.table(layout);
	}

	@Override
	public void land(RecordLayout layout, boolean refused) throws SQLException {
		String table = ChargeLines.table(layout);
		if (this.aside) {
			Engine.execute(this.connection, "CREATE OR REPLACE TABLE " + table + " AS " + ChargeLines
				.begun("SELECT " + Landing.columns(layout) + " FROM " + ASIDE + " WHERE NOT bad" + order(ASIDE)));
			Engine.execute(this.connection, "DROP TABLE " + ASIDE);
			this.aside = false;
		}
		else {
			settle(table, refused, ChargeLines.are(layout) ? order(table) : "");
		}
		if (ChargeLines.are(layout)) {
			ChargeLines.complete(this.connection, this.parameters);
		}
	}

	private void settle(String table, boolean refused, String order) throws SQLException {
		if (!order.isEmpty() || (refused && (NUMBERED.equals(table) || muchRefused(table)))) {
			rewrite(table, order);
		}
		else if (refused) {
			Engine.execute(this.connection, "DELETE FROM " + table + " WHERE bad");
		}
		for (String column : TypedRows.BESIDE) {
			Engine.execute(this.connection, "ALTER TABLE " + table + " DROP COLUMN " + column);
		}
	}

	/** None where the lines of each visit lie together. */
	private String order(String table) throws SQLException {
		return scattered("(SELECT visit_id, rowid AS place FROM " + table + ")") ? " ORDER BY " + ChargeLines.ORDER
				: "";
	}

	/** The head of a file is like the rest of it; if not, it costs time, not truth. */
	private boolean scattered(Piece piece) throws SQLException {
		String visit = piece.columns().get("visit_id");
		return visit != null && scattered("(SELECT visit_id, row_number() OVER () AS place FROM (SELECT " + visit
				+ " AS visit_id FROM " + piece.from() + " o LIMIT " + SAMPLE + "))");
	}

	/** Whether lines of other visits stand between those of one. */
	private boolean scattered(String places) throws SQLException {
		return Engine.number(this.connection, "SELECT count(*) FROM (SELECT visit_id FROM " + places
				+ " GROUP BY visit_id HAVING max(place) - min(place) >= count(*))") > 0;
	}

	private boolean muchRefused(String table) throws SQLException {
		return Engine.number(this.connection, "SELECT count(*) FILTER (WHERE bad) * 20 - count(*) FROM " + table) > 0;
	}

	private void rewrite(String table, String order) throws SQLException {
		Engine.execute(this.connection,
				"CREATE OR REPLACE TABLE " + ASIDE + " AS SELECT * FROM " + table + " WHERE NOT bad" + order);
		Engine.execute(this.connection, "DROP TABLE " + table);
		Engine.execute(this.connection, "CHECKPOINT");
		Engine.execute(this.connection, "CREATE TABLE " + table + " AS SELECT * FROM " + ASIDE);
		Engine.execute(this.connection, "DROP TABLE " + ASIDE);
	}

}
