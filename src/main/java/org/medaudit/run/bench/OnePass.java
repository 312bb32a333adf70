package org.medaudit.run.bench;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotReader;

/**
 * The floor that rules stand on: sums or extremes of eleven columns of the sealed charge
 * table, once everything is warm.
 */
final class OnePass {

	private static final List<String> SUMS = List.of("quantity", "unit_price", "amount", "scope_amount");

	private static final List<String> EXTREMES = List.of("visit_id", "item_code", "charged_at", "fee_class",
			"ordering_staff_id", "executing_department_id", "executing_staff_id");

	private static final int RUNS = 5;

	private OnePass() {
	}

	static String sql() {
		List<String> columns = new ArrayList<>();
		SUMS.forEach((column) -> columns.add("sum(" + column + "), min(" + column + "), max(" + column + ")"));
		EXTREMES.forEach((column) -> columns.add("min(" + column + "), max(" + column + ")"));
		return "SELECT " + columns.stream().collect(Collectors.joining(", ")) + " FROM charge";
	}

	/** The median of the runs that follow the first. */
	static Spent of(Snapshot snapshot, EngineSettings settings, Stopwatch stopwatch) throws SQLException, IOException {
		try (SnapshotReader reader = SnapshotReader.open(snapshot, settings);
				Statement statement = reader.connection().createStatement()) {
			List<Spent> runs = new ArrayList<>();
			for (int run = 0; run <= RUNS; run++) {
				runs.add(stopwatch.time(() -> pass(statement)));
			}
			return runs.subList(1, runs.size())
				.stream()
				.sorted(Comparator.comparing(Spent::wall))
				.toList()
				.get(RUNS / 2);
		}
	}

	private static void pass(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(sql())) {
			row.next();
			row.getString(1);
		}
	}

}
