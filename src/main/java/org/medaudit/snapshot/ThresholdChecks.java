package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.Wording;

/**
 * Holds what became of the rows against the thresholds, and keeps what was measured. One
 * that is exceeded is a problem with its most frequent reasons.
 */
final class ThresholdChecks {

	private static final String CHARGE = "charge";

	private final Connection connection;

	private final Thresholds thresholds;

	private final Path rejectedRows;

	/**
	 * @param rejectedRows where the rows that were refused can be read once it has
	 * stopped
	 */
	ThresholdChecks(Connection connection, Thresholds thresholds, Path rejectedRows) {
		this.connection = connection;
		this.thresholds = thresholds;
		this.rejectedRows = rejectedRows;
	}

	/** Everything that is exceeded; after orphans and settlements were noted. */
	List<Problem> exceeded() throws SQLException {
		Engine.execute(this.connection, "DELETE FROM threshold_check");
		List<Problem> problems = new ArrayList<>();
		rejected(problems);
		orphans(problems);
		settled(problems);
		return problems;
	}

	private void rejected(List<Problem> problems) throws SQLException {
		for (List<String> row : Engine.rows(this.connection, Engine.read("rejected-shares.sql"))) {
			RecordLayout layout = RecordLayouts.of(row.get(0));
			long rows = Long.parseLong(row.get(2));
			Measured share = Measured.of(Thresholds.REJECTED_ROWS, layout.name(), "", new BigDecimal(row.get(2)),
					new BigDecimal(row.get(1)), this.thresholds.rejectedRows(), rows);
			if (kept(share)) {
				problems.add(Problem.of(Problem.Kind.DATA, "snapshot.too-many-rejected", row.get(5), layout.name(),
						new BigDecimal(row.get(1)), rows, share.percent(), share.allowed(), share.parameter(),
						reasons(layout), this.rejectedRows.toString()));
			}
			if (CHARGE.equals(layout.name())) {
				Measured money = Measured.of(Thresholds.REJECTED_MONEY, CHARGE, layout.moneyColumn(),
						new BigDecimal(row.get(4)), new BigDecimal(row.get(3)), this.thresholds.rejectedMoney(), rows);
				if (kept(money)) {
					problems.add(Problem.of(Problem.Kind.DATA, "snapshot.too-much-rejected", row.get(5), CHARGE,
							new BigDecimal(row.get(3)), new BigDecimal(row.get(4)), money.percent(), money.allowed(),
							money.parameter(), reasons(layout), this.rejectedRows.toString()));
				}
			}
		}
	}

	/** The most frequent reasons why rows of a record were refused, in words. */
	private String reasons(RecordLayout layout) throws SQLException {
		return Engine.rows(this.connection, Engine.read("reasons.sql").replace("${record}", layout.name()))
			.stream()
			.map((row) -> Wording.of("snapshot.reason", row.get(0), row.get(1), column(row.get(2)),
					new BigDecimal(row.get(3)), Wording.of("snapshot.reject-" + row.get(4), text(row.get(5))),
					text(row.get(6))))
			.collect(Collectors.joining(Wording.of("snapshot.reason-separator")));
	}

	private static String column(String name) {
		return (name != null) ? name : Wording.of("snapshot.whole-row");
	}

	private void orphans(List<Problem> problems) throws SQLException {
		for (List<String> row : Engine.rows(this.connection, Engine.read("orphan-shares.sql"))) {
			String column = row.get(0);
			String target = row.get(1);
			long rows = Long.parseLong(row.get(2));
			long filled = Engine.number(this.connection, "SELECT count(" + column + ") FROM " + CHARGE);
			Measured share = Measured.of(Thresholds.UNKNOWN_REFERENCES, CHARGE, column, BigDecimal.valueOf(rows),
					BigDecimal.valueOf(filled), this.thresholds.unknownReferences(), rows);
			if (kept(share)) {
				String frequent = new Orphans(new QualityNotes(this.connection))
					.mostFrequent(RecordLayouts.of(CHARGE), column)
					.stream()
					.map((value) -> Wording.of("snapshot.reason-value", value.get(0), new BigDecimal(value.get(1))))
					.collect(Collectors.joining(Wording.of("snapshot.reason-separator")));
				problems.add(Problem.of(Problem.Kind.DATA, "snapshot.too-many-unknown", CHARGE, column, filled, rows,
						share.percent(), share.allowed(), share.parameter(), target, frequent));
			}
		}
	}

	private void settled(List<Problem> problems) throws SQLException {
		for (List<String> row : Engine.rows(this.connection, Engine.read("settled-share.sql"))) {
			long visits = Long.parseLong(row.get(1));
			Measured share = Measured.of(Thresholds.SETTLEMENT_DIFFERENCE, "settlement", "total_amount",
					new BigDecimal(row.get(0)), new BigDecimal(row.get(2)), this.thresholds.settlementDifference(),
					visits);
			if (kept(share)) {
				problems.add(Problem.of(Problem.Kind.DATA, "snapshot.too-far-from-settled", "settlement", visits,
						new BigDecimal(row.get(0)), new BigDecimal(row.get(2)), share.percent(), share.allowed(),
						share.parameter(), row.get(3)));
			}
		}
	}

	/** Keeps it, and says whether it is exceeded. */
	private boolean kept(Measured share) throws SQLException {
		Engine.execute(this.connection, "INSERT INTO threshold_check VALUES (" + Engine.literal(share.parameter())
				+ ", " + Engine.literal(share.record()) + ", " + Engine.literal(share.column()) + ", "
				+ share.percent().toPlainString() + ", " + share.allowed().toPlainString() + ", " + share.rows() + ")");
		return share.exceeds(this.thresholds.leastRows());
	}

	private static String text(String value) {
		return (value != null) ? value : "";
	}

}
