package org.medaudit.snapshot;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Rows that come one by one are judged like those of a file. */
class RowSinkTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);

	@TempDir
	private Path home;

	@Test
	void rowsOfTwoSinksAreTypedAndNationalValuesTranslated() throws SQLException {
		try (SnapshotBuilder builder = builder()) {
			stage(builder, "visit", "his#visit", true, List.of("visit_id", "patient_id", "department_id", "visit_kind",
					"admitted_at", "planned_readmission!"), row("v1", "p1", "d1", "21", "2026-03-01 08:00:00", "2"));
			stage(builder, "charge", "his#charge", false, charge(),
					row("c1", "v1", "2026-03-01 09:00:00", "i", "n", "01", "1", "5", "5", null),
					row("c2", "v1", "2026-03-01 09:00:00", "i", "n", "01", "1", "five", "5", " "));
			stage(builder, "charge", "his#charge 2", false, charge(),
					row("c3", "v1", "2026-03-02 09:00:00.0", "i", "n", "01", "2", "5", "10", null));
			builder.validate();

			assertThat(builder.value("SELECT planned_readmission FROM visit")).isEqualTo("1");
			assertThat(builder.value("SELECT string_agg(charge_id, ',' ORDER BY charge_id) FROM charge"))
				.isEqualTo("c1,c3");
			assertThat(builder.value("SELECT concat_ws('|', file, line, column_name, value, code) FROM reject"))
				.isEqualTo("his#charge|2|unit_price|five|not-number");
		}
	}

	@Test
	void withoutAnOrderTheSmallerTextOfTwoStays() throws SQLException {
		for (boolean turned : new boolean[] { false, true }) {
			try (SnapshotBuilder builder = builder()) {
				stage(builder, "visit", "his#visit", true,
						List.of("visit_id", "patient_id", "department_id", "visit_kind", "admitted_at"),
						row("v1", "p1", "d1", "21", "2026-03-01 08:00:00"));
				String[] small = row("c1", "v1", "2026-03-01 09:00:00", "i", "a", "01", "1", "5", "5", null);
				String[] large = row("c1", "v1", "2026-03-01 09:00:00", "i", "b", "01", "1", "5", "5", null);
				stage(builder, "charge", "his#charge", false, charge(), turned ? large : small, turned ? small : large);
				builder.validate();

				assertThat(builder.value("SELECT item_name FROM charge")).isEqualTo("a");
				assertThat(builder.value("SELECT code FROM reject")).isEqualTo("duplicate-key");
			}
		}
	}

	@Test
	void sinksBesideOneAnotherAreOneFileAndAnAbandonedOneLeavesNothing() throws SQLException {
		try (SnapshotBuilder builder = builder()) {
			stage(builder, "visit", "his#visit", true,
					List.of("visit_id", "patient_id", "department_id", "visit_kind", "admitted_at"),
					row("v1", "p1", "d1", "21", "2026-03-01 08:00:00"));
			List<StagedFile.Column> columns = columns("charge", charge());
			RowSink first = builder.rows(RecordLayouts.of("charge"), "his#charge", columns, false);
			first.row(1, row("c1", "v1", "2026-03-01 09:00:00", "i", "a", "01", "1", "5", "5", null));
			RowSink lost = first.beside();
			lost.row(2, row("c2", "v1", "2026-03-01 09:00:00", "i", "b", "01", "1", "5", "5", null));
			lost.abandon();
			try (RowSink again = first.beside()) {
				again.row(3, row("c2", "v1", "2026-03-01 09:00:00", "i", "b", "01", "1", "7", "7", null));
			}
			first.close();
			builder.validate();

			assertThat(
					builder.value("SELECT string_agg(charge_id || ' ' || amount, ',' ORDER BY charge_id) FROM charge"))
				.isEqualTo("c1 5.00,c2 7.00");
			assertThat(builder.accounts()).extracting(RecordAccount::file, RecordAccount::rowsRead)
				.containsExactly(tuple("his#charge", 2L), tuple("his#visit", 1L));
		}
	}

	private SnapshotBuilder builder() {
		return SnapshotBuilder.create(new SnapshotStore(this.home), new EngineSettings(512, 2, this.home.resolve("t")),
				SnapshotParameters.DEFAULT, CLOCK);
	}

	private static List<String> charge() {
		return List.of("charge_id", "visit_id", "charged_at", "item_code", "item_name", "fee_class", "quantity",
				"unit_price", "amount", "refund_of");
	}

	private static void stage(SnapshotBuilder builder, String record, String origin, boolean ordered,
			List<String> names, String[]... rows) {
		RecordLayout layout = RecordLayouts.of(record);
		try (RowSink sink = builder.rows(layout, origin, columns(record, names), ordered)) {
			for (String[] row : rows) {
				sink.row(sink.rows() + 1, row);
			}
			assertThat(sink.rows()).isEqualTo(rows.length);
		}
	}

	private static List<StagedFile.Column> columns(String record, List<String> names) {
		RecordLayout layout = RecordLayouts.of(record);
		List<StagedFile.Column> columns = new ArrayList<>();
		for (String name : names) {
			boolean national = name.endsWith("!");
			columns.add(new StagedFile.Column(columns.size(), layout.column(name.replace("!", "")).orElseThrow(),
					national));
		}
		return columns;
	}

	private static String[] row(String... values) {
		return values;
	}

}
