package org.medaudit.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.snapshot.EngineSettings;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * The sealed evidence files of runs: every row of every finding, also those that the
 * database does not keep.
 */
public final class SealedEvidence {

	private SealedEvidence() {
	}

	/** Where the evidence of a run lies, one file per rule. */
	static Path folder(Path home, long runId) {
		return home.resolve("runs").resolve(String.valueOf(runId)).resolve("evidence");
	}

	/**
	 * Row ids of all problem rows of a finding, in the order of their positions.
	 * @throws ProblemsException when the file is missing or cannot be read
	 */
	public static List<String> problemRowIds(Path home, long runId, String ruleId, String findingId,
			EngineSettings engine) {
		Path file = EvidenceFile.in(folder(home, runId), ruleId);
		if (!Files.isReadable(file)) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "scan.evidence-missing", file.toString(), ruleId,
					String.valueOf(runId)));
		}
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", engine.asProperties());
				PreparedStatement statement = connection.prepareStatement("SELECT row_id FROM read_parquet("
						+ Sql.literal(file) + ") WHERE finding_id = ? AND part = 'problem' ORDER BY position")) {
			statement.setString(1, findingId);
			List<String> ids = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					ids.add(row.getString(1));
				}
			}
			return ids;
		}
		catch (SQLException ex) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "scan.evidence-unreadable", file.toString(), Sql.complaint(ex)));
		}
	}

}
