package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.Period;

/** The values of the parameters that a query may have. */
public final class QueryValues {

	/** What a query may ask for: both ends of the period, and the day after the last. */
	public static final List<String> NAMES = List.of("period_from", "period_to", "period_end");

	static final String PARTITION_FROM = "partition_from";

	static final String PARTITION_END = "partition_end";

	private final Map<String, Object> values;

	private QueryValues(Map<String, Object> values) {
		this.values = values;
	}

	/** Those of a period; none without one. */
	static QueryValues of(Optional<Period> period) {
		Map<String, Object> values = new HashMap<>();
		period.ifPresent((dates) -> {
			values.put("period_from", dates.from());
			values.put("period_to", dates.to());
			values.put("period_end", dates.to().plusDays(1));
		});
		return new QueryValues(values);
	}

	/** With more of them. */
	QueryValues with(Map<String, Object> further) {
		Map<String, Object> more = new HashMap<>(this.values);
		more.putAll(further);
		return new QueryValues(more);
	}

	/** With the ends of a range; an end that is null is none. */
	QueryValues range(Object from, Object end) {
		Map<String, Object> more = new HashMap<>(this.values);
		more.put(PARTITION_FROM, from);
		more.put(PARTITION_END, end);
		return new QueryValues(more);
	}

	/** Sets all parameters of a statement, in their order. */
	void set(PreparedStatement statement, List<String> parameters) throws SQLException {
		for (int i = 0; i < parameters.size(); i++) {
			set(statement, i + 1, this.values.get(parameters.get(i)));
		}
	}

	// Old drivers do not know the types of java.time.
	private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
		if (value instanceof Long whole) {
			statement.setLong(index, whole);
		}
		else if (value instanceof BigDecimal number) {
			statement.setBigDecimal(index, number);
		}
		else {
			try {
				statement.setObject(index, value);
			}
			catch (SQLException ex) {
				old(statement, index, value);
			}
		}
	}

	private static void old(PreparedStatement statement, int index, Object value) throws SQLException {
		if (value instanceof LocalDate date) {
			statement.setDate(index, Date.valueOf(date));
		}
		else {
			statement.setTimestamp(index, Timestamp.valueOf((LocalDateTime) value));
		}
	}

}
