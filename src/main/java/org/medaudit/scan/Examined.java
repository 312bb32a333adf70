package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a rule looked at.
 *
 * @param rows in the rule's scope, judged or not
 * @param notJudged of those, per reason
 */
record Examined(long rows, Map<String, Long> notJudged) {

	static final Examined NOTHING = new Examined(0, Map.of());

	private static final String EXAMINED = "examined";

	/** Counts with the rule's examined.sql. */
	static Examined count(Connection connection, RunnableRule rule) throws SQLException, RuleFailure {
		Map<String, Long> counts = new TreeMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(rule.examinedSql())) {
			if (row.getMetaData().getColumnCount() != 2) {
				throw new RuleFailure("scan.examined-columns");
			}
			while (row.next()) {
				String reason = row.getString(1);
				if (!EXAMINED.equals(reason) && !rule.notJudged().contains(reason)) {
					throw new RuleFailure("scan.reason-unknown", String.valueOf(reason));
				}
				BigDecimal count = row.getBigDecimal(2);
				counts.merge(reason, (count == null) ? 0 : count.longValueExact(), Long::sum);
			}
		}
		if (!counts.containsKey(EXAMINED)) {
			throw new RuleFailure("scan.examined-missing");
		}
		long examined = counts.remove(EXAMINED);
		counts.values().removeIf((count) -> count == 0);
		return new Examined(examined, counts);
	}

	long judged() {
		return this.rows - this.notJudged.values().stream().mapToLong(Long::longValue).sum();
	}

}
