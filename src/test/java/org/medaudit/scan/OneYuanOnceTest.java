package org.medaudit.scan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class OneYuanOnceTest {

	@TempDir
	Path folder;

	private EngineFixture engine;

	private final List<Path> files = new ArrayList<>();

	@BeforeEach
	void open() throws Exception {
		this.engine = new EngineFixture();
	}

	@AfterEach
	void close() throws Exception {
		this.engine.close();
	}

	@Test
	void givesALineToBreachesFirstThenToTheLargerClaimThenByRuleAndKey() throws Exception {
		this.engine.charge("c1", "v1", "100.00");
		rule("S-9", "suspicion", null, "('x', 'charge', 'c1', 1, 100.00)");
		rule("B-2", "breach", null, "('x', 'charge', 'c1', 1, 30.00)");
		rule("B-1", "breach", null, "('x', 'charge', 'c1', 1, 30.00), ('a', 'charge', 'c1', 1, 25.00)");
		rule("B-3", "breach", null, "('x', 'charge', 'c1', 1, 10.00)");
		assertThat(count()).containsOnly(entry("B-1/x", money("30.00")), entry("B-2/x", money("30.00")),
				entry("B-1/a", money("25.00")), entry("B-3/x", money("10.00")), entry("S-9/x", money("5.00")));
	}

	@Test
	void neverCountsMoreThanTheNetAmountOfALineOverThreeRules() throws Exception {
		this.engine.charge("c1", "v1", "100.00").charge("c2", "v1", "50.00");
		rule("B-1", "breach", null, "('x', 'charge', 'c1', 1, 60.00), ('x', 'charge', 'c2', 1, 50.00)");
		rule("B-2", "breach", null, "('x', 'charge', 'c1', 1, 60.00)");
		rule("S-1", "suspicion", null, "('x', 'charge', 'c1', 1, 100.00), ('x', 'charge', 'c2', 1, 20.00)");
		assertThat(count()).containsOnly(entry("B-1/x", money("110.00")), entry("B-2/x", money("40.00")),
				entry("S-1/x", money("0.00")));
	}

	@Test
	void ordersKeysOfOneRuleByTheirBytes() throws Exception {
		this.engine.charge("c1", "v1", "100.00");
		rule("B-1", "breach", null, "('b', 'charge', 'c1', 1, 80.00), ('B', 'charge', 'c1', 1, 80.00)");
		assertThat(count()).containsOnly(entry("B-1/B", money("80.00")), entry("B-1/b", money("20.00")));
	}

	@Test
	void takesFromThePoolWhatTheLinesHaveLeft() throws Exception {
		this.engine.charge("c1", "v2", "100.00").charge("c2", "v2", "300.00").charge("c3", "v3", "500.00");
		this.engine.execute("INSERT INTO visit_settlement VALUES ('v2', 400.00, 200.00, 400.00, 2)");
		rule("B-1", "breach", null, "('x', 'charge', 'c1', 1, 60.00)");
		rule("ADM-1", "suspicion", "visit", "('v2', 'settlement', 's1', 1, 400.00)");
		rule("ADM-9", "suspicion", "visit",
				"('v2', 'settlement', 's1', 1, 10.00), ('v3', 'settlement', 's2', 1, 10.00)");
		assertThat(count()).containsOnly(entry("B-1/x", money("60.00")), entry("ADM-1/v2", money("340.00")),
				entry("ADM-9/v2", money("0.00")), entry("ADM-9/v3", money("10.00")));
	}

	@Test
	void leavesOutBooksNullAmountsStatisticsAndWhatIsDismissed() throws Exception {
		this.engine.charge("c1", "v1", "100.00");
		rule("B-1", "breach", null, "('x', 'charge', 'c1', 1, 70.00), ('y', 'charge', 'c1', 1, 60.00)");
		rule("BED-3", "breach", null, "('x', 'visit', 'v1', 1, NULL)");
		rule("ZB-1", "statistic", null, "('x', 'charge', 'c1', 1, 100.00)");
		RunnableRule books = withKind(EngineFixture.rule("FIN-1", sql("('x', 'charge', 'c1', 1, 100.00)")), "breach",
				true, null);
		this.files.add(this.engine.evidence(this.folder, books));
		assertThat(count("B-1/x")).containsOnly(entry("B-1/y", money("60.00")));
		assertThat(count()).containsOnly(entry("B-1/x", money("70.00")), entry("B-1/y", money("30.00")));
	}

	@Test
	void countsNothingForRowsThatAreNoNetLineAndNameNoPool() throws Exception {
		rule("INV-4", "breach", null, "('x', 'stock_movement', 'm1', 1, 70.00), ('y', 'charge', 'gone', 1, 5.00)");
		assertThat(count()).containsOnly(entry("INV-4/x", money("0.00")), entry("INV-4/y", money("0.00")));
		assertThat(OneYuanOnce.count(this.engine.connection, List.of(), Set.of())).isEmpty();
	}

	private Map<String, BigDecimal> count(String... notCounted) throws Exception {
		return OneYuanOnce.count(this.engine.connection, this.files, Set.of(notCounted));
	}

	private void rule(String id, String verdict, String pool, String values) throws Exception {
		this.files.add(
				this.engine.evidence(this.folder, withKind(EngineFixture.rule(id, sql(values)), verdict, false, pool)));
	}

	private static String sql(String values) {
		return "SELECT t.*, 'problem' AS part, CASE WHEN record = 'settlement' THEN thing END AS visit_id FROM (VALUES "
				+ values + ") AS t(thing, record, row_id, quantity, amount)";
	}

	private static RunnableRule withKind(RunnableRule rule, String verdict, boolean books, String pool) {
		return new RunnableRule(rule.id(), verdict, books, pool, rule.identity(), rule.needs(), rule.knowledge(),
				rule.notJudged(), rule.messageZh(), rule.messageEn(), rule.sql(), rule.examinedSql());
	}

	private static BigDecimal money(String value) {
		return new BigDecimal(value);
	}

}
