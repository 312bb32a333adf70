package org.medaudit.snapshot;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * An engine with one sealed snapshot attached read-only: a view for each of its tables,
 * the helper functions, and room for tables of one's own. Several processes may read the
 * same snapshot.
 */
public final class SnapshotReader implements AutoCloseable {

	private final Connection connection;

	private SnapshotReader(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Opens a snapshot.
	 * @throws ProblemsException when its file is missing or cannot be read
	 */
	public static SnapshotReader open(Snapshot snapshot, EngineSettings settings) {
		if (!Files.isReadable(snapshot.file())) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "snapshot.file-missing", snapshot.file().toString(), snapshot.id()));
		}
		String built = snapshot.manifest().layoutVersion();
		if (!RecordLayouts.version().equals(built)) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.other-layout",
					snapshot.file().toString(), snapshot.id(), String.valueOf(built), RecordLayouts.version()));
		}
		SnapshotReader reader = new SnapshotReader(Engine.open("", settings));
		try {
			attach(reader.connection, snapshot);
			for (RecordLayout layout : RecordLayouts.all()) {
				view(reader.connection, layout.name());
			}
			for (String table : DerivedTables.all().keySet()) {
				view(reader.connection, table);
			}
			for (String table : new String[] { "reject", "quality", "read_account" }) {
				view(reader.connection, table);
			}
			viewQuality(reader.connection);
			return reader;
		}
		catch (SQLException ex) {
			reader.close();
			throw Engine.failure(ex);
		}
	}

	private static void attach(Connection connection, Snapshot snapshot) throws SQLException {
		try {
			Engine.execute(connection, "ATTACH " + Engine.literal(snapshot.file().toString()) + " AS snap (READ_ONLY)");
		}
		catch (SQLException ex) {
			connection.close();
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.file-damaged",
					snapshot.file().toString(), snapshot.id(), Engine.firstLine(ex)));
		}
	}

	/** Snapshots that were sealed before these tables were kept have them empty. */
	private static void viewQuality(Connection connection) throws SQLException {
		Engine.script(connection, Engine.read("quality-tables.sql"));
		for (List<String> kept : Engine.rows(connection,
				"SELECT table_name FROM duckdb_tables() WHERE database_name = 'snap' AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name <> 'snap')")) {
			Engine.execute(connection, "DROP TABLE " + kept.get(0));
			view(connection, kept.get(0));
		}
	}

	private static void view(Connection connection, String table) throws SQLException {
		Engine.execute(connection, "CREATE VIEW " + table + " AS SELECT * FROM snap.main." + table);
	}

	/** The first connection; use a {@link #duplicate} for each further thread. */
	public Connection connection() {
		return this.connection;
	}

	/** A further connection to the same engine, to be closed by the caller. */
	public Connection duplicate() {
		try {
			return Engine.duplicate(this.connection);
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	List<List<String>> rows(String sql) {
		try {
			return Engine.rows(this.connection, sql);
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

}
