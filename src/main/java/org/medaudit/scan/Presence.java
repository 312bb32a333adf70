package org.medaudit.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Wording;

/**
 * What the snapshot holds at all, so that a rule is never called clean where nothing
 * could be judged.
 */
final class Presence {

	/**
	 * These may be empty without a rule being unable to judge: they are always handed
	 * over.
	 */
	private static final Set<String> ALWAYS_THERE = Set.of("visit", "charge");

	private final Map<String, Long> rows = new HashMap<>();

	private final Map<String, Long> filled = new HashMap<>();

	private Presence() {
	}

	/** Whether a record may be empty without hindering any rule. */
	static boolean alwaysThere(String record) {
		return ALWAYS_THERE.contains(record);
	}

	static Presence read(Connection connection) throws SQLException {
		Presence presence = new Presence();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("SELECT record, column_name, row_count, filled_count FROM record_presence")) {
			while (row.next()) {
				presence.rows.put(row.getString(1), row.getLong(3));
				presence.filled.put(row.getString(1) + "." + row.getString(2), row.getLong(4));
			}
		}
		return presence;
	}

	/** That of data of which no more is known than which columns there are. */
	static Presence of(Map<String, Set<String>> given) {
		Presence presence = new Presence();
		given.forEach((record, columns) -> {
			presence.rows.put(record, 1L);
			columns.forEach((column) -> presence.filled.put(record + "." + column, 1L));
		});
		return presence;
	}

	/**
	 * Records that are absent, then columns without any value, then tables without rows.
	 */
	List<Reason> missing(RunnableRule rule, Set<String> filledKnowledge) {
		return missing(rule.needs(), rule.knowledge(), filledKnowledge);
	}

	/** The same for what a rule needs. */
	List<Reason> missing(Map<String, List<String>> needs, Set<String> knowledge, Set<String> filledKnowledge) {
		List<Reason> missing = new ArrayList<>();
		needs.forEach((record, columns) -> {
			if (this.rows.getOrDefault(record, 0L) == 0) {
				if (!ALWAYS_THERE.contains(record)) {
					missing.add(absent(record));
				}
				return;
			}
			columns.stream()
				.filter((column) -> this.filled.getOrDefault(record + "." + column, 0L) == 0)
				.forEach((column) -> missing.add(empty(record, column)));
		});
		knowledge.stream()
			.filter((table) -> !filledKnowledge.contains(table))
			.sorted()
			.forEach((table) -> missing.add(Reason.of("scan.knowledge-empty", table)));
		return missing;
	}

	// Who reads Chinese is told what a record holds, beside the name of its file.
	private static Reason absent(String record) {
		String code = "scan.record-absent";
		return new Reason(Wording.in(Locale.CHINESE, code, titled(record)), Wording.in(Locale.ENGLISH, code, record));
	}

	private static Reason empty(String record, String column) {
		String code = "scan.column-empty";
		String meaning = RecordLayouts.of(record).column(column).orElseThrow().meaningZh() + "（" + column + "）";
		return new Reason(Wording.in(Locale.CHINESE, code, titled(record), meaning),
				Wording.in(Locale.ENGLISH, code, record, column));
	}

	private static String titled(String record) {
		return "“" + RecordLayouts.of(record).titleZh() + "”（" + record + "）";
	}

}
