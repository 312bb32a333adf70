package org.medaudit.intake.database;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryShapeTest {

	private static final List<String> RESULT = List.of("charge_id", "amount");

	@Test
	void aColumnOfATableNarrowsTheTablesThemselves() {
		QueryShape shape = of("SELECT (SELECT max(x) FROM y WHERE z = 1) AS charge_id FROM fee f WHERE a = 1 OR b = 2"
				+ " ORDER BY c", "f.id")
			.orElseThrow();
		assertThat(shape.bounds().text())
			.isEqualTo("SELECT min(f.id) AS least, max(f.id) AS greatest FROM fee f WHERE a = 1 OR b = 2 ");
		assertThat(shape.range(true, true).text()).isEqualTo(
				"SELECT (SELECT max(x) FROM y WHERE z = 1) AS charge_id FROM fee f WHERE ( a = 1 OR b = 2 \n) AND "
						+ "(f.id >= :partition_from AND f.id < :partition_end)\nORDER BY c");
		assertThat(shape.withoutValue().text()).endsWith(") AND (f.id IS NULL)\nORDER BY c");
	}

	@Test
	void withoutAConditionOneIsAdded() {
		assertThat(of("SELECT a AS charge_id FROM fee f", "f.id").orElseThrow().range(false, true).text())
			.isEqualTo("SELECT a AS charge_id FROM fee f\nWHERE (f.id < :partition_end)\n");
	}

	@Test
	void aColumnOfTheResultNarrowsTheWhole() {
		QueryShape shape = of("SELECT charge_id, sum(a) AS amount FROM fee GROUP BY charge_id -- so", "Charge_ID")
			.orElseThrow();
		assertThat(shape.range(true, false).text())
			.isEqualTo("SELECT * FROM (\nSELECT charge_id, sum(a) AS amount FROM fee GROUP BY charge_id -- so\n) q"
					+ " WHERE q.Charge_ID >= :partition_from");
		assertThat(shape.bounds().text())
			.startsWith("SELECT min(q.Charge_ID) AS least, max(q.Charge_ID) AS greatest FROM (\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT a FROM f GROUP BY a            | group
			SELECT DISTINCT a FROM f              | distinct
			SELECT a FROM f UNION ALL SELECT 1    | union
			SELECT a FROM f ORDER BY a LIMIT 5    | limit
			""")
	void whereAConditionWouldChangeTheRowsThereIsNone(String sql, String clause) {
		assertThat(of(sql, "f.id")).isEmpty();
		assertThat(QueryShape.hindrance(new SqlText(sql))).contains(clause);
	}

	private static Optional<QueryShape> of(String sql, String column) {
		return QueryShape.of(new SqlText(sql), column, RESULT);
	}

}
