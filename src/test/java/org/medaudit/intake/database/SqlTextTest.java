package org.medaudit.intake.database;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTextTest {

	@Test
	void parametersStandOutsideOfTextsNamesCommentsAndCasts() {
		SqlText sql = new SqlText("""
				SELECT f.id::text, ':a', 'it''s :b', 'back\\':c', "col:d", `x:e`, [y:f] -- why :g?
				FROM fee f /* :h */ WHERE t >= :period_from AND t < :period_end AND u>=:period_from""");
		assertThat(sql.parameters()).containsExactly("period_from", "period_end", "period_from");
		assertThat(sql.bound()).endsWith("WHERE t >= ? AND t < ? AND u>=?").contains("-- why :g?", "/* :h */");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "-- a word\nSELECT 1", "(SELECT 1)", "WITH a AS (SELECT 1) SELECT * FROM a",
			"SELECT update_time, f.lock FROM f", "SELECT 'INSERT INTO; x'" })
	void aSelectReads(String sql) {
		assertThat(new SqlText(sql).reads()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "UPDATE f SET a = 1", "CALL p()", "SELECT 1; DROP TABLE f",
			"SELECT a FROM f INTO OUTFILE '/tmp/f'", "SELECT a FROM f FOR UPDATE",
			"WITH gone AS (DELETE FROM f RETURNING a) SELECT a FROM gone", "SHOW TABLES" })
	void nothingElseDoes(String sql) {
		assertThat(new SqlText(sql).reads()).isFalse();
	}

	@Test
	void tablesAreNamedAsWordsOfTheirOwn() {
		SqlText sql = new SqlText("SELECT fee.a, 'visit' FROM his.fee JOIN `order list` o -- patient");
		assertThat(List.of("fee", "FEE", "order list", "visit", "patient", "fe").stream().filter(sql::names))
			.containsExactly("fee", "FEE", "order list");
	}

}
