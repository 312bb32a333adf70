package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What was planted. A breach names the rows that a finding must rest on and its amount; a
 * near miss names rows that no finding of the rule may rest on.
 */
final class Truth {

	static final List<String> COLUMNS = List.of("kind", "rule_id", "amount", "evidence", "note");

	private final RecordFiles files;

	Truth(RecordFiles files) {
		this.files = files;
	}

	/**
	 * @param amount null where the rule knows no amount
	 */
	void breach(String rule, BigDecimal amount, String note, Collection<String> evidence) {
		write("breach", rule, amount, note, evidence);
	}

	void nearMiss(String rule, String note, Collection<String> evidence) {
		write("near_miss", rule, null, note, evidence);
	}

	private void write(String kind, String rule, BigDecimal amount, String note, Collection<String> evidence) {
		this.files.row("truth", COLUMNS)
			.set("kind", kind)
			.set("rule_id", rule)
			.set("amount", (amount != null) ? amount.setScale(2) : null)
			.set("evidence", String.join(";", new TreeSet<>(evidence)))
			.set("note", note)
			.write();
	}

}
