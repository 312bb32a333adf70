package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableNamesTest {

	/**
	 * Whichever version of the engine: its own words, each tried as the name of a view.
	 */
	@Test
	void areAllThatTheEngineDoesNotTake() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
			for (List<String> row : Engine.rows(connection, "SELECT DISTINCT keyword_name FROM duckdb_keywords()")) {
				String word = row.get(0);
				if (word.matches("[a-z][a-z0-9_]*")) {
					assertThat(TableNames.isWordOfTheLanguage(word)).as(word).isEqualTo(!taken(connection, word));
				}
			}
		}
	}

	private static boolean taken(Connection connection, String name) {
		try {
			Engine.execute(connection, "CREATE OR REPLACE TEMP VIEW " + name + " AS SELECT 1 AS one");
			Engine.execute(connection, "SELECT * FROM " + name);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
