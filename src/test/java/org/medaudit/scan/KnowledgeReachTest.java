package org.medaudit.scan;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

class KnowledgeReachTest {

	private static final String BED = "001109000010000";

	private static final String CARE = "001201000030000";

	private static final String DRUG = "X0000000000000000000001";

	@TempDir
	private Path folder;

	private MemorySnapshot snapshot;

	private final Map<String, List<Map<String, String>>> records = new LinkedHashMap<>();

	@BeforeEach
	void open() {
		this.snapshot = MemorySnapshot.open(new EngineSettings(200, 1, this.folder));
		add("visit", "visit_id=v1", "patient_id=p1", "visit_kind=21", "department_id=d1",
				"admitted_at=2026-03-01 08:00:00");
	}

	@AfterEach
	void close() {
		this.snapshot.close();
	}

	@Test
	void tellsWhatEachTableReachesAndWhatNoneKnows() throws SQLException {
		charge("c1", BED, "50.00");
		charge("c2", CARE, "20.00");
		charge("c3", DRUG, "300.00");
		charge("c4", "LOCAL-7", "7.00");
		charge("c5", "LOCAL-7", "8.00");
		charge("c6", "LOCAL-8", "1.00");

		KnowledgeReach reach = reach(table("quantity_limit", "item", BED, "item", "LOCAL-8"),
				table("duplicate_pair", "item_a", BED, "item_b", "0012*"));

		assertThat(reach.byTable()).isEqualTo(Map.of("quantity_limit", 2L, "duplicate_pair", 2L));
		assertThat(reach.unknown())
			.extracting((code) -> code.code() + " " + code.isNational() + " " + code.lines() + " " + code.amount())
			.containsExactly(DRUG + " true 1 300.00", "LOCAL-7 false 2 15.00");
		assertThat(reach.codes()).hasSize(5);
	}

	/** A row that had ended before the code was billed judges nothing. */
	@Test
	void aRowReachesACodeOnItsOwnDatesOnly() throws SQLException {
		charge("c1", BED, "50.00");
		charge("c2", CARE, "20.00");

		KnowledgeReach reach = reach(table("quantity_limit", "item", BED + " 2026-01-01 2026-03-01", "item",
				CARE + " 2026-03-02 2026-03-02"));

		assertThat(reach.byTable()).isEqualTo(Map.of("quantity_limit", 1L));
		assertThat(reach.unknown()).extracting(KnowledgeReach.Billed::code).containsExactly(BED);
	}

	@Test
	void whatWasRefundedWasNotBilled() throws SQLException {
		charge("c1", BED, "50.00");
		add("charge", "charge_id=c2", "visit_id=v1", "charged_at=2026-03-02 10:00:00", "item_code=" + BED,
				"item_name=item", "fee_class=01", "quantity=-1", "unit_price=50.00", "amount=-50.00", "refund_of=c1");

		assertThat(reach(table("quantity_limit", "item", CARE)).codes()).isEmpty();
	}

	private KnowledgeReach reach(KnowledgeTable... tables) throws SQLException {
		assertThat(this.snapshot.load(this.records, SnapshotParameters.DEFAULT, Optional.empty())).isZero();
		return KnowledgeReach.of(this.snapshot.connection(), List.of(tables));
	}

	/** One row for each column and code, with dates behind a code that has them. */
	private static KnowledgeTable table(String name, String... cells) {
		Map<String, String> columns = new LinkedHashMap<>();
		List<Map<String, String>> rows = new ArrayList<>();
		for (int i = 0; i < cells.length; i += 2) {
			String[] parts = cells[i + 1].split(" ");
			columns.put(cells[i], "code");
			Map<String, String> row = new LinkedHashMap<>(Map.of(cells[i], parts[0]));
			if (parts.length > 1) {
				row.put("valid_from", parts[1]);
				row.put("valid_to", parts[2]);
			}
			rows.add(row);
		}
		List<String> key = List.copyOf(columns.keySet());
		return new KnowledgeTable(
				new KnowledgeLayout(name, new Text(name, name), columns, key, List.of(), Map.of(), List.of()), rows,
				"0");
	}

	private void charge(String id, String item, String amount) {
		add("charge", "charge_id=" + id, "visit_id=v1", "charged_at=2026-03-02 09:00:00", "item_code=" + item,
				"item_name=item", "fee_class=01", "quantity=1", "unit_price=" + amount, "amount=" + amount);
	}

	private void add(String record, String... cells) {
		Map<String, String> row = new LinkedHashMap<>();
		for (String cell : cells) {
			row.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
		}
		this.records.computeIfAbsent(record, (name) -> new ArrayList<>()).add(row);
	}

}
