package org.medaudit.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.MemorySnapshot;
import org.medaudit.snapshot.SnapshotParameters;

import static org.assertj.core.api.Assertions.assertThat;

/** What audit-rules/tables.md tells a rule author is what the engine has. */
class RuleTablesPageTest {

	private static final Pattern COLUMN = Pattern.compile("\\| ([a-z_0-9]+) \\| ([A-Z][A-Z0-9(),]*) \\| .+ \\|");

	@TempDir
	Path folder;

	@Test
	void everyTableStandsThereWithItsColumnsAndTypes() throws IOException, SQLException {
		assertThat(page()).isEqualTo(engine());
	}

	private static Map<String, List<String>> page() throws IOException {
		Map<String, List<String>> tables = new LinkedHashMap<>();
		List<String> columns = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of("audit-rules/tables.md"))) {
			Matcher column = COLUMN.matcher(line);
			if (line.startsWith("## ")) {
				columns = new ArrayList<>();
				tables.put(line.substring(3), columns);
			}
			else if (column.matches()) {
				columns.add(column.group(1) + " " + column.group(2));
			}
		}
		return tables;
	}

	private Map<String, List<String>> engine() throws SQLException {
		List<String> names = new ArrayList<>(DerivedTables.all().keySet());
		RecordLayouts.all().stream().map(RecordLayout::name).forEach(names::add);
		Map<String, List<String>> tables = new LinkedHashMap<>();
		Map<String, String> parameters = RuleLibrary.load(LibrarySources.packed()).parameters().values();
		try (MemorySnapshot snapshot = MemorySnapshot.open(new EngineSettings(300, 1, this.folder))) {
			snapshot.load(Map.of("charge", List.of(), "visit", List.of()), SnapshotParameters.of(parameters),
					Optional.empty());
			for (String name : names) {
				List<String> columns = new ArrayList<>();
				try (Statement statement = snapshot.connection().createStatement();
						ResultSet column = statement.executeQuery("DESCRIBE " + name)) {
					while (column.next()) {
						columns.add(column.getString(1) + " " + column.getString(2));
					}
				}
				tables.put(name, columns);
			}
		}
		return tables;
	}

}
