package org.medaudit.run.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * One row of truth.csv.
 *
 * @param breach whether a finding must rest on exactly these rows; otherwise none may
 * @param amount null where the rule knows none
 */
public record Planted(boolean breach, String ruleId, BigDecimal amount, Set<String> evidence) {

	/** Everything that was planted. */
	public static List<Planted> read(Path truth) {
		List<Planted> planted = new ArrayList<>();
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(truth)) {
			rows.forEach((row) -> planted.add(new Planted("breach".equals(row.getField("kind")),
					row.getField("rule_id"), amount(row.getField("amount")), rows(row.getField("evidence")))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return planted;
	}

	private static BigDecimal amount(String text) {
		return text.isEmpty() ? null : new BigDecimal(text);
	}

	private static Set<String> rows(String text) {
		return new TreeSet<>(List.of(text.split(";")));
	}

	/** Whether a finding of the same rule is this one. */
	boolean is(BigDecimal amount, Collection<String> evidence) {
		boolean same = (this.amount == null) ? amount == null : amount != null && this.amount.compareTo(amount) == 0;
		return same && this.evidence.equals(new TreeSet<>(evidence));
	}

}
