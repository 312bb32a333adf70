package org.medaudit.scan;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.KnowledgeLayout;
import org.medaudit.rules.KnowledgeTable;
import org.medaudit.rules.Text;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.MemorySnapshot;
import org.medaudit.snapshot.SnapshotParameters;

import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeTablesTest {

	private static final KnowledgeLayout LIMIT = layout("quantity_limit", List.of("item"), "item", "code", "item_name",
			"text", "per", "day|visit", "max_quantity", "decimal", "by_night", "flag", "times", "integer");

	private static final KnowledgeLayout PAIR = layout("duplicate_pair", List.of("item_a", "item_b"), "item_a", "code",
			"item_b", "code");

	private static final KnowledgeLayout DEPARTMENT = layout("department_limit", List.of("item", "subject_codes"),
			"item", "code", "subject_codes", "codes", "excluded", "flag");

	@TempDir
	Path folder;

	private MemorySnapshot snapshot;

	@BeforeEach
	void openWithFourCodes() {
		this.snapshot = MemorySnapshot.open(new EngineSettings(200, 1, this.folder));
		this.snapshot.load(
				CaseDefaults.fill(Map.of("charge",
						Stream.of("001201", "001202", "0013")
							.map((code) -> Map.of("charge_id", "c" + code, "visit_id", "v1", "item_code", code))
							.toList(),
						"medical_order", List.of(Map.of("order_id", "o1", "visit_id", "v1", "item_code", "001209")))),
				SnapshotParameters.DEFAULT, Optional.empty());
	}

	@AfterEach
	void close() {
		this.snapshot.close();
	}

	@Test
	void typesColumnsAndOpensDatesThatAreNotSaid() throws SQLException {
		put(LIMIT, List.of(row("item", "007", "item_name", "a", "per", "day", "max_quantity", "1.5", "by_night", "1",
				"times", "2", "valid_to", "2026-03-01", "basis", "b", "source", "s"), row("item", "008")));
		assertThat(rows("SELECT * FROM quantity_limit ORDER BY item")).containsExactly(
				"007 007 a day 1.500000 1 2 0001-01-01 2026-03-01 b s",
				"008 008 null null null null null 0001-01-01 9999-12-31 null null");
		assertThat(rows("SELECT typeof(max_quantity) || typeof(by_night) || typeof(times) FROM quantity_limit LIMIT 1"))
			.containsExactly("DECIMAL(18,6)TINYINTINTEGER");
	}

	@Test
	void keepsShortAndLongPrefixesOfOneList() throws SQLException {
		KnowledgeLayout allowed = layout("department_limit", List.of("item"), "item", "code", "subject_codes", "codes");
		put(allowed, List.of(row("item", "0012*", "subject_codes", "0013*;001201")));
		assertThat(rows("SELECT item, subject_codes FROM department_limit ORDER BY item, subject_codes"))
			.containsExactly("001201 001201", "001201 0013", "001202 001201", "001202 0013", "001209 001201",
					"001209 0013");
	}

	@Test
	void isFilledAsWrittenAndEmptyWithoutRows() throws SQLException {
		assertThat(KnowledgeTables.put(this.snapshot.connection(), List
			.of(new KnowledgeTable(LIMIT, List.of(row("item", "99*")), ""), new KnowledgeTable(PAIR, List.of(), ""))))
			.containsExactly("quantity_limit");
		assertThat(rows("SELECT * FROM duplicate_pair")).isEmpty();
	}

	@Test
	void takesAPrefixForTheCodesOfTheSnapshot() throws SQLException {
		put(LIMIT, List.of(row("item", "0012*"), row("item", "0013"), row("item", "99*")));
		assertThat(rows("SELECT item, item_written FROM quantity_limit ORDER BY item")).containsExactly("001201 0012*",
				"001202 0012*", "001209 0012*", "0013 0013", "99* 99*");
	}

	@Test
	void judgesACodeByTheClosestRowOfAMatter() throws SQLException {
		put(LIMIT, List.of(row("item", "001201", "max_quantity", "1"), row("item", "0012*", "max_quantity", "2"),
				row("item", "001*", "max_quantity", "3")));
		assertThat(rows("SELECT item, CAST(max_quantity AS INTEGER), valid_from, valid_to FROM quantity_limit "
				+ "ORDER BY item, valid_from"))
			.containsExactly("001201 1 0001-01-01 9999-12-31", "001202 2 0001-01-01 9999-12-31",
					"001209 2 0001-01-01 9999-12-31", "0013 3 0001-01-01 9999-12-31");
	}

	@Test
	void leavesThePrefixItsOtherDates() throws SQLException {
		put(LIMIT, List.of(
				row("item", "001201", "max_quantity", "1", "valid_from", "2026-02-01", "valid_to", "2026-02-28"),
				row("item", "001201", "max_quantity", "1", "valid_from", "2026-03-01", "valid_to", "2026-03-31"),
				row("item", "0012*", "max_quantity", "2", "valid_from", "2026-01-01")));
		assertThat(rows("SELECT CAST(max_quantity AS INTEGER), valid_from, valid_to FROM quantity_limit "
				+ "WHERE item = '001201' ORDER BY valid_from"))
			.containsExactly("2 2026-01-01 2026-01-31", "1 2026-02-01 2026-02-28", "1 2026-03-01 2026-03-31",
					"2 2026-04-01 9999-12-31");
		assertThat(rows("SELECT CAST(max_quantity AS INTEGER), valid_from, valid_to FROM quantity_limit "
				+ "WHERE item = '001202'"))
			.containsExactly("2 2026-01-01 9999-12-31");
	}

	@Test
	void joinsSpansAgainThatTheClosestRowDoesNotSplit() throws SQLException {
		put(LIMIT, List.of(
				row("item", "0012*", "max_quantity", "2", "valid_from", "2026-01-01", "valid_to", "2026-12-31"),
				row("item", "001*", "max_quantity", "3", "valid_from", "2026-03-01", "valid_to", "2026-06-30")));
		assertThat(rows("SELECT CAST(max_quantity AS INTEGER), valid_from, valid_to FROM quantity_limit "
				+ "WHERE item = '001201'"))
			.containsExactly("2 2026-01-01 2026-12-31");
	}

	@Test
	void takesEachSideOfAPairApart() throws SQLException {
		put(PAIR, List.of(row("item_a", "0013", "item_b", "0012*"), row("item_a", "00120*", "item_b", "0013"),
				row("item_a", "0013", "item_b", "001201")));
		assertThat(rows("SELECT item_a, item_b, item_a_written, item_b_written FROM duplicate_pair ORDER BY ALL"))
			.containsExactly("001201 0013 00120* 0013", "001202 0013 00120* 0013", "001209 0013 00120* 0013",
					"0013 001201 0013 001201", "0013 001202 0013 0012*", "0013 001209 0013 0012*");
	}

	@Test
	void takesListsApart() throws SQLException {
		put(DEPARTMENT,
				List.of(row("item", "0013", "subject_codes", "A03; A04.01;", "excluded", "0"), row("item", "0014")));
		assertThat(
				rows("SELECT item, subject_codes, subject_codes_written, excluded FROM department_limit ORDER BY ALL"))
			.containsExactly("0013 A03 A03 0", "0013 A04.01 A04.01 0", "0014 null null null");
	}

	private void put(KnowledgeLayout layout, List<Map<String, String>> rows) throws SQLException {
		KnowledgeTables.put(this.snapshot.connection(), List.of(new KnowledgeTable(layout, rows, "")));
	}

	private static Map<String, String> row(String... namesAndValues) {
		Map<String, String> row = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return row;
	}

	private static KnowledgeLayout layout(String name, List<String> key, String... columns) {
		return new KnowledgeLayout(name, new Text(name, name), row(columns), key, key, Map.of(), List.of());
	}

	private List<String> rows(String sql) throws SQLException {
		try (Statement statement = this.snapshot.connection().createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			List<String> rows = new ArrayList<>();
			while (row.next()) {
				List<String> values = new ArrayList<>();
				for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
					values.add(row.getString(i));
				}
				rows.add(String.join(" ", values.stream().map(String::valueOf).toList()));
			}
			return rows;
		}
	}

}
