package org.medaudit.report.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.snapshot.RecordAccount;

/**
 * What became of the rows of one record, over all its files.
 *
 * @param moneyRead null for a record without money
 */
public record RecordFigures(String record, int files, long read, long accepted, long rejected, BigDecimal moneyRead,
		BigDecimal moneyAccepted, BigDecimal moneyRejected) {

	/**
	 * Refused rows in percent of those read, to two decimals; null when none was read.
	 */
	public BigDecimal rejectedPercent() {
		return (this.read > 0) ? BigDecimal.valueOf(this.rejected)
			.movePointRight(2)
			.divide(BigDecimal.valueOf(this.read), 2, RoundingMode.HALF_UP) : null;
	}

	/** By name of the record. */
	static List<RecordFigures> of(List<RecordAccount> accounts) {
		Map<String, List<RecordAccount>> byRecord = new TreeMap<>();
		accounts
			.forEach((account) -> byRecord.computeIfAbsent(account.record(), (name) -> new ArrayList<>()).add(account));
		return byRecord.entrySet().stream().map((entry) -> sum(entry.getKey(), entry.getValue())).toList();
	}

	private static RecordFigures sum(String record, List<RecordAccount> files) {
		return new RecordFigures(record, files.size(), files.stream().mapToLong(RecordAccount::rowsRead).sum(),
				files.stream().mapToLong(RecordAccount::rowsAccepted).sum(),
				files.stream().mapToLong(RecordAccount::rowsRejected).sum(),
				sum(files.stream().map(RecordAccount::moneyRead).toList()),
				sum(files.stream().map(RecordAccount::moneyAccepted).toList()),
				sum(files.stream().map(RecordAccount::moneyRejected).toList()));
	}

	private static BigDecimal sum(List<BigDecimal> values) {
		return values.stream().filter((value) -> value != null).reduce(BigDecimal::add).orElse(null);
	}

}
