package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Period;

/** Builds everything that a snapshot holds besides the records themselves. */
final class Derivation {

	private static final String[] TEMPORARY = { "named_refund", "named_total", "open_group", "open_step",
			"open_balance", "open_left", "netted", "main_diagnosis", "inpatient" };

	/**
	 * A statement that has nothing to do where the hospital handed over no such record.
	 */
	private static final Pattern ONLY_WITH = Pattern.compile("-- Only with ([a-z_]+)\\.");

	private final Connection connection;

	private final SnapshotParameters parameters;

	Derivation(Connection connection, SnapshotParameters parameters) {
		this.connection = connection;
		this.parameters = parameters;
	}

	/** With the period that the hospital says the data covers, if it does. */
	void all(Optional<Period> declared) throws SQLException {
		codes();
		tables(declared);
	}

	/** Local codes become national ones; not to be done twice. */
	void codes() throws SQLException {
		if (Engine.number(this.connection, "SELECT count(*) FROM code_map") > 0) {
			Engine.script(this.connection, Engine.read("code-map.sql"));
		}
	}

	/** Once the codes are national ones. */
	void tables(Optional<Period> declared) throws SQLException {
		period(declared);
		Set<String> staged = staged();
		String script = Engine.read("derive.sql")
			.replace("${inpatient}", this.parameters.inpatientSql())
			.replace("${count_both}", this.parameters.countBothSql());
		for (String statement : Engine.statements(script)) {
			Matcher only = ONLY_WITH.matcher(statement);
			if (!only.find() || staged.contains(only.group(1))) {
				Engine.execute(this.connection, statement);
			}
		}
		for (String table : TEMPORARY) {
			Engine.execute(this.connection, "DROP TABLE " + table);
		}
		presence(staged);
	}

	void quality() throws SQLException {
		Engine.script(this.connection, Engine.read("quality.sql"));
	}

	private void period(Optional<Period> declared) throws SQLException {
		String from = declared.map((period) -> "DATE '" + period.from() + "'")
			.orElse("least((SELECT min(CAST(charged_at AS DATE)) FROM charge), (SELECT min(CAST(admitted_at AS DATE)) FROM visit))");
		String to = declared.map((period) -> "DATE '" + period.to() + "'")
			.orElse("greatest((SELECT max(CAST(charged_at AS DATE)) FROM charge), (SELECT max(CAST(greatest(admitted_at, coalesce(discharged_at, admitted_at)) AS DATE)) FROM visit))");
		Engine.execute(this.connection, "INSERT INTO snapshot_period SELECT " + from + ", " + to
				+ ", (SELECT min(CAST(charged_at AS DATE)) FROM charge), (SELECT max(CAST(charged_at AS DATE)) FROM charge)");
	}

	/** The records that were handed over, empty ones included. */
	private Set<String> staged() throws SQLException {
		return Engine.rows(this.connection, "SELECT DISTINCT record FROM staged_file")
			.stream()
			.map((row) -> row.get(0))
			.collect(Collectors.toSet());
	}

	private void presence(Set<String> staged) throws SQLException {
		List<String> absent = new ArrayList<>();
		for (RecordLayout layout : RecordLayouts.all()) {
			if (staged.contains(layout.name())) {
				presence(layout);
			}
			else {
				layout.columns()
					.forEach((column) -> absent.add("('" + layout.name() + "', '" + column.name() + "', 0, 0)"));
			}
		}
		if (!absent.isEmpty()) {
			Engine.execute(this.connection, "INSERT INTO record_presence VALUES " + String.join(", ", absent));
		}
	}

	private void presence(RecordLayout layout) throws SQLException {
		String columns = layout.columns()
			.stream()
			.map((column) -> "'" + column.name() + "'")
			.collect(Collectors.joining(", "));
		String counts = layout.columns()
			.stream()
			.map((column) -> "count(" + column.name() + ")")
			.collect(Collectors.joining(", "));
		Engine.execute(this.connection,
				"INSERT INTO record_presence SELECT '" + layout.name() + "', unnest([" + columns
						+ "]), row_count, unnest(filled) FROM (SELECT count(*) AS row_count, [" + counts
						+ "] AS filled FROM " + layout.name() + ")");
	}

}
