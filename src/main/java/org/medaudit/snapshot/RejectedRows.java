package org.medaudit.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.values.Wording;

/**
 * Writes every row that was refused, with reason and advice, where no snapshot will be
 * sealed that could be asked for them.
 */
final class RejectedRows {

	/** Without it Excel takes the file for another encoding. */
	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private RejectedRows() {
	}

	/** Takes away what an earlier attempt left. */
	static void forget(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void write(Connection connection, Path file) throws SQLException {
		List<String> words = new ArrayList<>();
		for (List<String> kind : Engine.rows(connection, "SELECT DISTINCT code, expected FROM reject")) {
			String expected = (kind.get(1) != null) ? kind.get(1) : "";
			words.add("(" + Engine.literal(kind.get(0)) + ", " + Engine.literal(kind.get(1)) + ", "
					+ Engine.literal(Wording.of("snapshot.reject-" + kind.get(0), expected)) + ", "
					+ Engine.literal(Wording.of("snapshot.advice-" + kind.get(0), expected)) + ")");
		}
		if (!words.isEmpty()) {
			Engine.execute(connection,
					Engine.read("rejected-rows.sql")
						.replace("${mark}", BYTE_ORDER_MARK)
						.replace("${words}", String.join(", ", words))
						.replace("${file}", Engine.literal(file.toString())));
		}
	}

}
