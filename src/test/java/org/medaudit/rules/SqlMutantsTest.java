package org.medaudit.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which changes to a SQL text its cases are asked to notice. */
class SqlMutantsTest {

	private static final Map<String, Parameter> PARAMETERS = Map.of("judged", parameter("judged", "yes"), "days",
			parameter("days", "15"), "tolerance", parameter("tolerance", "0.005"), "kinds",
			parameter("kinds", "2[1-8]"));

	private static Parameter parameter(String name, String value) {
		Parameter.Type type = switch (name) {
			case "judged" -> Parameter.Type.FLAG;
			case "days" -> Parameter.Type.INT;
			case "tolerance" -> Parameter.Type.DECIMAL;
			default -> Parameter.Type.TEXT;
		};
		return new Parameter(name, type, "", value, BigDecimal.ZERO, null, List.of(), null, new Text("", ""), "", false,
				false);
	}

	private static List<String> changed(String sql) {
		return SqlMutants.of(sql, PARAMETERS::get).stream().map(SqlChange::becomes).toList();
	}

	@Test
	void movesEachComparisonAndTakesItsConditionAway() {
		assertThat(changed("SELECT a FROM t WHERE a = b")).containsExactly("SELECT a FROM t WHERE TRUE",
				"SELECT a FROM t WHERE a <> b");
		assertThat(changed("SELECT a FROM t WHERE a <= b")).containsExactly("SELECT a FROM t WHERE TRUE",
				"SELECT a FROM t WHERE a < b", "SELECT a FROM t WHERE a >= b");
	}

	@Test
	void takesEachConditionAwayByWhatStandsBesideIt() {
		assertThat(changed("SELECT a FROM t WHERE x IS NULL AND (y IN (SELECT z FROM s) OR f(z, v))")).containsExactly(
				"SELECT a FROM t WHERE TRUE AND (y IN (SELECT z FROM s) OR f(z, v))",
				"SELECT a FROM t WHERE x IS NOT NULL AND (y IN (SELECT z FROM s) OR f(z, v))",
				"SELECT a FROM t WHERE x IS NULL OR (y IN (SELECT z FROM s) OR f(z, v))",
				"SELECT a FROM t WHERE x IS NULL AND TRUE", "SELECT a FROM t WHERE x IS NULL AND (FALSE OR f(z, v))",
				"SELECT a FROM t WHERE x IS NULL AND (y IN (SELECT z FROM s) AND f(z, v))",
				"SELECT a FROM t WHERE x IS NULL AND (y IN (SELECT z FROM s) OR FALSE)");
	}

	@Test
	void givesUpTheEndsOfARangeAndTheirLastValues() {
		assertThat(changed("SELECT a FROM t JOIN u ON t.d BETWEEN u.f AND u.l")).containsExactly(
				"SELECT a FROM t JOIN u ON (t.d > u.f AND t.d <= u.l)",
				"SELECT a FROM t JOIN u ON (t.d >= u.f AND t.d < u.l)", "SELECT a FROM t JOIN u ON t.d <= u.l",
				"SELECT a FROM t JOIN u ON t.d >= u.f");
	}

	@Test
	void movesNumbersByTheirLastPlaceAndTurnsFlags() {
		assertThat(changed("SELECT a + 0.5 AS b, CAST(c AS DECIMAL(16, 2)) AS c FROM t")).containsExactly(
				"SELECT a + 0.6 AS b, CAST(c AS DECIMAL(16, 2)) AS c FROM t",
				"SELECT a + 0.4 AS b, CAST(c AS DECIMAL(16, 2)) AS c FROM t");
		assertThat(changed("SELECT CASE a WHEN 'x' THEN 1 ELSE 0 END AS b FROM t")).containsExactly(
				"SELECT CASE a WHEN 'x~' THEN 1 ELSE 0 END AS b FROM t",
				"SELECT CASE a WHEN 'x' THEN 0 ELSE 0 END AS b FROM t",
				"SELECT CASE a WHEN 'x' THEN 1 ELSE 1 END AS b FROM t");
		assertThat(changed("SELECT DATE '2026-02-28' AS b FROM t"))
			.containsExactly("SELECT DATE '2026-03-01' AS b FROM t", "SELECT DATE '2026-02-27' AS b FROM t");
	}

	@Test
	void movesParametersByTheirStep() {
		assertThat(changed("SELECT f(:judged, :days, :tolerance, :kinds) AS b FROM t")).containsExactly(
				"SELECT f((1 - :judged), :days, :tolerance, :kinds) AS b FROM t",
				"SELECT f(:judged, (:days + 1), :tolerance, :kinds) AS b FROM t",
				"SELECT f(:judged, (:days - 1), :tolerance, :kinds) AS b FROM t",
				"SELECT f(:judged, :days, (:tolerance + 0.001), :kinds) AS b FROM t",
				"SELECT f(:judged, :days, (:tolerance - 0.001), :kinds) AS b FROM t",
				"SELECT f(:judged, :days, :tolerance, concat(:kinds, '~')) AS b FROM t");
	}

	@Test
	void makesWhatIsOptionalRequiredAndTurnsEndsAround() {
		assertThat(changed("SELECT min(a) AS a FROM t LEFT JOIN u USING (k) GROUP BY k HAVING NOT g(k)"))
			.containsExactly("SELECT max(a) AS a FROM t LEFT JOIN u USING (k) GROUP BY k HAVING NOT g(k)",
					"SELECT min(a) AS a FROM t JOIN u USING (k) GROUP BY k HAVING NOT g(k)",
					"SELECT min(a) AS a FROM t LEFT JOIN u USING (k) GROUP BY k HAVING g(k)",
					"SELECT min(a) AS a FROM t LEFT JOIN u USING (k) GROUP BY k HAVING TRUE");
	}

	@Test
	void saysTheLinesThatAChangeTouches() {
		List<SqlChange> changes = SqlMutants.of("-- a\nSELECT a\nFROM t\nWHERE  f(a,\n        b)\n", PARAMETERS::get);
		assertThat(changes).extracting(SqlChange::line, SqlChange::was, SqlChange::becomes)
			.containsExactly(tuple(4, "WHERE f(a, b)", "WHERE TRUE"));
	}

}
