package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.EngineSettings;

/**
 * The same records with the charge lines in an order that says nothing, as the export of
 * a system may have it. The same lines give the same order.
 */
final class ShuffledCopy {

	private ShuffledCopy() {
	}

	static void write(Path data, Path target, List<RecordLayout> records, EngineSettings settings)
			throws IOException, SQLException {
		Files.createDirectories(target);
		for (RecordLayout record : records) {
			if (!record.name().equals("charge")) {
				String file = record.name() + ".csv";
				link(data.resolve(file), target.resolve(file));
			}
		}
		Files.createDirectories(settings.temporaryFolder());
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings.asProperties());
				Statement statement = connection.createStatement()) {
			statement.execute("COPY (SELECT * FROM read_csv(" + literal(data.resolve("charge.csv"))
					+ ", header = true, all_varchar = true, auto_detect = true, delim = ',', quote = '\"', escape = '\"')"
					+ " ORDER BY hash(charge_id)) TO " + literal(target.resolve("charge.csv"))
					+ " (HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"')");
		}
	}

	private static String literal(Path file) {
		return "'" + file.toString().replace("'", "''") + "'";
	}

	/** The file at another place; a copy where it cannot be linked to. */
	static void link(Path file, Path target) throws IOException {
		try {
			Files.createLink(target, file);
		}
		catch (IOException | UnsupportedOperationException ex) {
			Files.copy(file, target);
		}
	}

}
