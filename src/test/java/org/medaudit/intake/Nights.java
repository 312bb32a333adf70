package org.medaudit.intake;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.medaudit.records.DerivedTables;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.snapshot.Thresholds;
import org.medaudit.values.Environment;
import org.medaudit.values.Period;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a source every night, once as a whole and once only what changed since the night
 * before, each into snapshots of its own, and compares them.
 */
final class Nights {

	private static final SnapshotParameters PARAMETERS = new SnapshotParameters("21", "count_in", new Thresholds(
			new BigDecimal("100"), new BigDecimal("100"), new BigDecimal("100"), new BigDecimal("1000"), 1_000_000));

	private final IngestHouse house;

	private final Path root;

	private final Path mapping;

	private final Environment environment;

	Nights(IngestHouse house, Path root, Path mapping, Environment environment) {
		this.house = house;
		this.root = root;
		this.mapping = mapping;
		this.environment = environment;
	}

	/** The night after a day, two hours after midnight. */
	IngestResult night(LocalDate day, Optional<Period> period) {
		this.house.clock = Clock.fixed(day.plusDays(1).atTime(2, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
		IngestResult whole = this.house.ingest(request("whole", period));
		Optional<Snapshot> before = latest("changes");
		IngestResult changes = this.house.ingest(request("changes", period).since(before));
		compare(day, whole, changes);
		forget("whole", whole.snapshot());
		before.ifPresent((snapshot) -> forget("changes", changes.snapshot()));
		return changes;
	}

	private IngestRequest request(String home, Optional<Period> period) {
		return new IngestRequest(List.of(this.mapping), Optional.empty(), this.root.resolve(home), this.house.engine(),
				PARAMETERS, period, this.environment, Optional.empty());
	}

	private Optional<Snapshot> latest(String home) {
		List<Snapshot> all = new SnapshotStore(this.root.resolve(home)).list();
		return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
	}

	private void forget(String home, Snapshot but) {
		SnapshotStore store = new SnapshotStore(this.root.resolve(home));
		store.list().stream().filter((snapshot) -> !snapshot.id().equals(but.id())).forEach(store::remove);
	}

	private void compare(LocalDate day, IngestResult whole, IngestResult changes) {
		Map<String, List<String>> read = contents(whole.snapshot());
		Map<String, List<String>> composed = contents(changes.snapshot());
		read.forEach((what, rows) -> assertThat(composed.get(what)).as(what + " of " + day).isEqualTo(rows));
		assertThat(changes.snapshot().manifest().contentHash()).as("content of " + day)
			.isEqualTo(whole.snapshot().manifest().contentHash());
		assertThat(changes.snapshot().manifest().period()).isEqualTo(whole.snapshot().manifest().period());
	}

	/** Everything but files, lines and places of rows. */
	private Map<String, List<String>> contents(Snapshot snapshot) {
		Map<String, List<String>> contents = new LinkedHashMap<>();
		contents.put("accounts", this.house.rows(snapshot,
				"SELECT record, sum(rows_read), sum(rows_accepted), sum(rows_rejected), sum(money_read), sum(money_accepted), sum(money_rejected), sum(money_unreadable_rows) FROM read_account GROUP BY record ORDER BY record"));
		contents.put("places", this.house.rows(snapshot,
				"SELECT count(*) FROM snap.net_charge n JOIN snap.visit v ON v.rowid = n.visit_no AND v.visit_id = n.visit_id"));
		contents.put("rejects", this.house.rows(snapshot,
				"SELECT record, row_key, column_name, value, code, expected FROM reject ORDER BY ALL"));
		List<String> tables = new ArrayList<>(DerivedTables.all().keySet());
		tables.add("quality");
		for (String table : tables) {
			String columns = DerivedTables.all()
				.getOrDefault(table, Map.of("record", "", "column_name", "", "code", "", "row_count", ""))
				.keySet()
				.stream()
				.filter((column) -> !column.equals("line_no") && !column.equals("visit_no"))
				.map((column) -> "coalesce(CAST(" + column + " AS VARCHAR), '~')")
				.collect(Collectors.joining(", "));
			contents.put(table,
					this.house.rows(snapshot,
							"SELECT count(*), md5(string_agg(line, '\n' ORDER BY line)) FROM (SELECT concat_ws('|', "
									+ columns + ") AS line FROM " + table + ")"));
		}
		return contents;
	}

}
