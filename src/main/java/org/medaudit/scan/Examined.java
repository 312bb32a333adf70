package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much a rule looked at.
 *
 * @param rows in the rule's scope, judged or not
 * @param notJudged of those, per reason
 * @param named what the rows not judged are about, where the rule says it, sorted
 */
record Examined(long rows, Map<String, Long> notJudged, List<String> named) {

	static final Examined NOTHING = new Examined(0, Map.of());

	private static final int NAMED = 3;

	private static final String EXAMINED = "examined";

	Examined(long rows, Map<String, Long> notJudged) {
		this(rows, notJudged, List.of());
	}

	/** Counts with the rule's examined.sql. */
	static Examined count(Connection connection, RunnableRule rule) throws SQLException, RuleFailure {
		Map<String, Long> counts = new TreeMap<>();
		Set<String> named = new TreeSet<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(rule.examinedSql())) {
			int columns = row.getMetaData().getColumnCount();
			if (columns < 2 || columns > NAMED) {
				throw new RuleFailure("scan.examined-columns");
			}
			while (row.next()) {
				String reason = row.getString(1);
				if (!EXAMINED.equals(reason) && !rule.notJudged().contains(reason)) {
					throw new RuleFailure("scan.reason-unknown", String.valueOf(reason));
				}
				BigDecimal count = row.getBigDecimal(2);
				if (columns == NAMED && row.getString(NAMED) != null && count != null && count.signum() > 0) {
					named.add(row.getString(NAMED));
				}
				counts.merge(reason, (count == null) ? 0 : count.longValueExact(), Long::sum);
			}
		}
		if (!counts.containsKey(EXAMINED)) {
			throw new RuleFailure("scan.examined-missing");
		}
		long examined = counts.remove(EXAMINED);
		counts.values().removeIf((count) -> count == 0);
		return new Examined(examined, counts, List.copyOf(named));
	}

	long judged() {
		return this.rows - this.notJudged.values().stream().mapToLong(Long::longValue).sum();
	}

}
