package org.medaudit.snapshot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A second file of the engine beside the one being built, for rows on their way: what is
 * dropped from it leaves no gap in the sealed one.
 */
final class StagingFile {

	/** By which statements name it. */
	static final String NAME = "staging";

	private StagingFile() {
	}

	static void attach(Connection connection, Path building) throws SQLException {
		Engine.execute(connection,
				"ATTACH " + Engine.literal(building.resolve("staging.duckdb").toString()) + " AS " + NAME);
	}

	static void detach(Connection connection) throws SQLException {
		Engine.execute(connection, "DETACH " + NAME);
	}

}
