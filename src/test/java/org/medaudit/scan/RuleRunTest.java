package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleRunTest {

	private static final String COLUMNS = " AS t(thing, record, row_id, part, quantity, amount)";

	private EngineFixture engine;

	@BeforeEach
	void open() throws SQLException {
		this.engine = new EngineFixture();
	}

	@AfterEach
	void close() throws SQLException {
		this.engine.close();
	}

	@Test
	void unitesTheRowsOfOneIdentityInOneFinding() throws SQLException {
		this.engine.charge("c1", "v1", "10.00").charge("c2", "v1", "20.00").charge("c3", "v2", "40.00");
		List<Found> findings = this.engine.findings(EngineFixture.rule("T-1", """
				SELECT t.*, DATE '2026-03-01' + CAST(substr(row_id, 2) AS INTEGER) AS occurred_on, 'p' AS patient_id,
				       'd' || row_id AS department_id
				FROM (VALUES ('b', 'charge', 'c3', 'problem', 1.5, 40.00), ('a', 'charge', 'c2', 'problem', 2, 20.00),
				      ('a', 'charge', 'c1', 'problem', 1, 10.00), ('a', 'charge', 'c3', 'context', 1, 40.00))"""
				+ COLUMNS));
		assertThat(findings).extracting(Found::key).containsExactly("thing=a", "thing=b");
		Found first = findings.get(0);
		assertThat(first.money().amount()).isEqualTo("30.00");
		assertThat(first.quantity()).isEqualByComparingTo("3");
		assertThat(first.problemIds()).containsExactly("c1", "c2");
		assertThat(first.lines()).extracting(EvidenceLine::rowId).containsExactly("c1", "c2", "c3");
		assertThat(first.subject().visitId()).isEqualTo("v1");
		assertThat(first.subject().patientId()).isEqualTo("p");
		assertThat(first.subject().departmentId()).isNull();
		assertThat(first.occurredOn()).isEqualTo(LocalDate.of(2026, 3, 2));
		assertThat(first.lastOn()).isEqualTo(LocalDate.of(2026, 3, 3));
		assertThat(first.messageZh()).isEqualTo("a：30.00 元");
		assertThat(first.messageEn()).isEqualTo("a: 30.00 yuan");
		assertThat(first.amountAt(2)).isNull();
	}

	@Test
	void sumsUpHowItEnded() throws SQLException {
		RuleOutcome findings = outcome("VALUES ('a', 'charge', 'c1', 'problem', 1, 10.00), "
				+ "('b', 'stock_movement', 'm1', 'problem', 1, NULL)");
		assertThat(findings.ending()).isEqualTo(RuleOutcome.Ending.FINDINGS);
		assertThat(findings.findings()).isEqualTo(2);
		assertThat(findings.amount()).isEqualTo("10.00");
		assertThat(findings.examined()).isEqualTo(new Examined(10, Map.of()));
		RuleOutcome clean = outcome("SELECT * FROM (VALUES ('a', 'x', 'm1', 'problem', 1, 1)) WHERE false");
		assertThat(clean.ending()).isEqualTo(RuleOutcome.Ending.CLEAN);
		assertThat(clean.amount()).isNull();
	}

	@Test
	void isNotProvableWhereNothingCouldBeJudged() throws SQLException {
		RuleOutcome none = examined("SELECT 'examined' AS reason, 0 AS row_count");
		assertThat(none.ending()).isEqualTo(RuleOutcome.Ending.NOT_PROVABLE);
		assertThat(none.reason().en()).isEqualTo("there are no rows in the scope of this rule");
		RuleOutcome all = examined("SELECT 'examined' AS reason, 7 AS row_count UNION ALL SELECT 'unknown', 7");
		assertThat(all.ending()).isEqualTo(RuleOutcome.Ending.NOT_PROVABLE);
		assertThat(all.reason().zh()).isEqualTo("没有可以判断的记录：检查 7 行，均无法判断");
		assertThat(all.examined()).isEqualTo(new Examined(7, Map.of("unknown", 7L)));
	}

	@Test
	void namesWhatCouldNotBeJudgedWhereTheRuleSaysIt() throws SQLException {
		RuleOutcome few = examined("SELECT 'examined' AS reason, 7 AS row_count, NULL AS named "
				+ "UNION ALL SELECT 'unknown', 4, 's9' UNION ALL SELECT 'unknown', 3, 's10' UNION ALL SELECT 'unknown', 0, 's1'");
		assertThat(few.reason().zh()).isEqualTo("没有可以判断的记录：检查 7 行，均无法判断，涉及 s10、s9");
		assertThat(few.reason().en())
			.isEqualTo("nothing could be judged: 7 rows examined, none of them could be judged, among them s10, s9");
		RuleOutcome many = examined("SELECT 'examined' AS reason, 21 AS row_count, NULL AS named "
				+ "UNION ALL SELECT 'unknown', 1, 's' || (100 + i) FROM range(21) r(i)");
		assertThat(many.reason().zh()).endsWith("s118、s119 等 21 个");
		assertThat(many.examined()).isEqualTo(new Examined(21, Map.of("unknown", 21L), many.examined().named()));
	}

	@Test
	void isNotProvableWithoutWhatItNeedsAndSaysAllThatIsMissing() throws SQLException {
		this.engine.execute("INSERT INTO record_presence VALUES ('bed', 'bed_id', 0, 0), ('staff', 'role', 3, 0)");
		RunnableRule plain = EngineFixture.rule("T-1", "SELECT nonsense");
		RunnableRule rule = new RunnableRule("T-1", "breach", false, null, plain.identity(),
				Map.of("bed", List.of("bed_id"), "staff", List.of("role"), "visit", List.of("visit_id")),
				Set.of("bundle"), Set.of(), "", "", plain.sql(), plain.examinedSql());
		RuleOutcome outcome = this.engine.run(rule).outcome();
		assertThat(outcome.ending()).isEqualTo(RuleOutcome.Ending.NOT_PROVABLE);
		assertThat(outcome.reason().en().split("; ")).containsExactlyInAnyOrder("the record bed was not handed over",
				"column role of record staff has no value at all", "the knowledge table bundle has no rows");
		assertThat(outcome.reason().zh().split("；")).containsExactlyInAnyOrder("没有提供记录“床位”（bed）",
				"记录“人员”（staff）的人员类别（role）一列没有任何值", "知识表 bundle 没有任何内容");
	}

	/** Else a database that went away would end every rule at work as failed. */
	@Test
	void aFaultOfTheLedgerIsNoFailureOfTheRule() throws SQLException {
		RunnableRule rule = EngineFixture.rule("T-1",
				"SELECT * FROM (VALUES ('a', 'charge', 'c1', 'problem', 1, 10.00))" + COLUMNS);
		LedgerFault gone = new LedgerFault(new IllegalStateException("connection lost"));
		assertThatThrownBy(() -> this.engine.run(rule, (found) -> {
			throw gone;
		})).isSameAs(gone);
		assertThat(this.engine.run(rule, (found) -> {
			throw new IllegalStateException("in the rule");
		}).outcome().ending()).isEqualTo(RuleOutcome.Ending.FAILED);
	}

	@Test
	void aReasonQuotesNoValueOfThePatients() throws SQLException {
		String rule = " AS thing, 'charge' AS record, 'c1' AS row_id, 'problem' AS part, 1 AS quantity, 1 AS amount "
				+ "FROM (VALUES ('O''Brien, 张三', 123456, 4611686018427387904)) v(name, code, number)";
		assertThat(sqlFailure("SELECT CAST(name AS INTEGER)" + rule)).isEqualTo("the SQL of the rule cannot be run: "
				+ "Conversion Error: Could not convert string … to INT32 when casting from source column name");
		assertThat(sqlFailure("SELECT CAST(name AS DATE)" + rule)).isEqualTo("the SQL of the rule cannot be run: "
				+ "Conversion Error: invalid date field format: …, expected format is (YYYY-MM-DD) when casting from source column name");
		assertThat(sqlFailure("SELECT CAST(code AS TINYINT)" + rule)).isEqualTo("the SQL of the rule cannot be run: "
				+ "Conversion Error: Type INT32 with value … can't be cast because the value … out of range for the destination type INT8 when casting from source column code");
		assertThat(sqlFailure("SELECT number * 4000000000" + rule)).isEqualTo(
				"the SQL of the rule cannot be run: Out of Range Error: Overflow in multiplication of INT64 (…)!");
		assertThat(sqlFailure("SELECT regexp_matches('a', '(' || name)" + rule))
			.isEqualTo("the SQL of the rule cannot be run: Invalid Input Error: …");
	}

	@Test
	void failsWithAReasonWhereTheContractIsBroken() throws SQLException {
		assertThat(failure("VALUES ('a', 'charge', 'c1', 'proof', 1, 1)"))
			.isEqualTo("part \"proof\" is not valid; problem or context is needed");
		assertThat(failure("VALUES ('a', 'charge', CAST(NULL AS VARCHAR), 'problem', 1, 1)"))
			.isEqualTo("the SQL of the rule gives a row without record or row_id");
		assertThat(failure("VALUES ('a', 'charge', 'c1', 'problem', 1, 1), ('a', 'charge', 'c1', 'problem', 1, 1)"))
			.isEqualTo("row c1 of record charge stands twice as problem in one finding (thing=a)");
		assertThat(failure("VALUES ('a', 'charge', 'c1', 'problem', 1, CAST(1 AS DOUBLE))"))
			.isEqualTo("column amount is of type DOUBLE; an exact decimal or a whole number is needed");
		assertThat(sqlFailure("SELECT 'a' AS thing, 'charge' AS record"))
			.isEqualTo("the SQL of the rule lacks columns of the contract: amount, part, quantity, row_id");
		assertThat(sqlFailure("SELECT t.*, CAST(1 AS INTEGER) AS excess, "
				+ "CASE row_id WHEN 'c1' THEN 2 ELSE 3 END AS whole FROM (VALUES ('a', 'charge', 'c1', 'problem', 1, 1), "
				+ "('a', 'charge', 'c2', 'problem', 1, 1))" + COLUMNS))
			.isEqualTo("the problem rows of finding thing=a differ in excess or whole; they must agree");
		assertThat(sqlFailure(
				"SELECT t.*, 1 AS excess, 0 AS whole FROM (VALUES ('a', 'charge', 'c1', 'problem', 1, 1))" + COLUMNS))
			.startsWith("record charge, row c1: the share 1 / 0 is not valid");
		assertThat(sqlFailure("SELECT * FROM nowhere")).startsWith("the SQL of the rule cannot be run: ")
			.doesNotContain("\n");
	}

	@Test
	void failsOnlyOnItsOwnAndLeavesNoTableBehind() throws SQLException {
		String first = failure("VALUES ('a', 'charge', 'c1', 'proof', 1, 1)");
		assertThat(failure("VALUES ('a', 'charge', 'c1', 'proof', 1, 1)")).isEqualTo(first).contains("proof");
		try (var tables = this.engine.connection.createStatement()
			.executeQuery("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'evidence_of%'")) {
			tables.next();
			assertThat(tables.getInt(1)).isZero();
		}
	}

	@Test
	void takesTheShareOfTheRows() throws SQLException {
		this.engine.charge("c1", "v1", "10.00").charge("c2", "v1", "10.00").charge("c3", "v1", "10.00");
		Found found = this.engine.findings(EngineFixture.rule("T-1", "SELECT t.*, CAST(1 AS DECIMAL(16,4)) AS excess, "
				+ "CAST(3 AS DECIMAL(16,4)) AS whole FROM (SELECT 'a', 'charge', charge_id, 'problem', 1, amount "
				+ "FROM net_charge)" + COLUMNS))
			.get(0);
		assertThat(found.money().amounts()).containsExactly(new BigDecimal("3.34"), new BigDecimal("3.33"),
				new BigDecimal("3.33"));
		assertThat(found.money().scopeAmount()).isEqualTo("10.00");
	}

	@Test
	void takesTheMoneyOfTheLineWhoseNumberTheRuleGives() throws SQLException {
		this.engine.charge("c1", "v1", "10.00").charge("c2", "v2", "20.00");
		this.engine.execute("INSERT INTO visit_settlement VALUES ('v2', 400.00, 200.00, 400.00, 2), "
				+ "('v3', 50.00, 10.00, 50.00, 3)");
		List<Found> findings = this.engine.findings(EngineFixture.rule("T-1", """
				SELECT 'a' AS thing, 'charge' AS record, charge_id AS row_id, 'problem' AS part, 1 AS quantity, amount,
				       CAST(NULL AS VARCHAR) AS visit_id, line_no
				FROM net_charge WHERE charge_id = 'c2'
				UNION ALL
				SELECT 'b', 'visit', 'v3', 'problem', 1, 50.00, 'v3', NULL"""));
		assertThat(findings).extracting((found) -> found.money().fundAmount())
			.containsExactly(new BigDecimal("10.00"), new BigDecimal("10.00"));
		assertThat(findings.get(0).subject().visitId()).isEqualTo("v2");
	}

	@Test
	void refusesTheNumberOfAnotherLine() throws SQLException {
		this.engine.charge("c1", "v1", "10.00").charge("c2", "v2", "20.00");
		RuleOutcome outcome = this.engine
			.run(EngineFixture.rule("T-1",
					"""
							SELECT 'a' AS thing, 'charge' AS record, 'c1' AS row_id, 'problem' AS part, 1 AS quantity, amount, line_no
							FROM net_charge WHERE charge_id = 'c2'"""))
			.outcome();
		assertThat(outcome.ending()).isEqualTo(RuleOutcome.Ending.FAILED);
		assertThat(outcome.reason().en()).isEqualTo("the SQL of the rule gives row c1 of record charge the line_no 1, "
				+ "which is not its number in net_charge");
	}

	@Test
	void callsAFloodImplausible() throws SQLException {
		String rows = "SELECT 'a' || i AS thing, 'charge' AS record, 'c' || i AS row_id, 'problem' AS part, "
				+ "1 AS quantity, 1 AS amount FROM range(%d) r(i)";
		assertThat(flood(rows.formatted(20_001), 1_000_000)).isTrue();
		assertThat(flood(rows.formatted(20_000), 1_000_000)).isFalse();
		assertThat(flood(rows.formatted(2_001), 10_000)).isTrue();
		assertThat(flood(rows.formatted(2_000), 10_000)).isFalse();
		assertThat(flood(rows.formatted(9_000), 9_999)).isFalse();
	}

	@Test
	void givesADigestThatChangesWithTheRowsOnly() throws SQLException {
		String one = digest("VALUES ('a', 'charge', 'c1', 'problem', 1, 1.00), ('a', 'charge', 'c2', 'context', 1, 1)");
		assertThat(digest("VALUES ('a', 'charge', 'c2', 'context', 1.0, 9), ('a', 'charge', 'c1', 'problem', 1, 1)"))
			.isEqualTo(one);
		assertThat(digest("VALUES ('a', 'charge', 'c1', 'problem', 1, 1.00)")).isNotEqualTo(one);
		assertThat(digest("VALUES ('a', 'charge', 'c1', 'problem', 1, 1.01), ('a', 'charge', 'c2', 'context', 1, 1)"))
			.isNotEqualTo(one);
	}

	private String digest(String values) throws SQLException {
		return this.engine.findings(rule(values)).get(0).digest();
	}

	private boolean flood(String sql, long examined) throws SQLException {
		RunnableRule rule = EngineFixture.rule("T-1", sql);
		RunnableRule large = new RunnableRule(rule.id(), rule.verdict(), false, null, rule.identity(), rule.needs(),
				rule.knowledge(), rule.notJudged(), rule.messageZh(), rule.messageEn(), rule.sql(),
				"SELECT 'examined' AS reason, " + examined + " AS row_count");
		try (RuleRun run = this.engine.run(large)) {
			return run.outcome().implausible();
		}
	}

	private RuleOutcome examined(String examinedSql) throws SQLException {
		RunnableRule rule = rule("SELECT * FROM (VALUES ('a', 'x', 'm1', 'problem', 1, 1)) WHERE false");
		try (RuleRun run = this.engine
			.run(new RunnableRule(rule.id(), rule.verdict(), false, null, rule.identity(), rule.needs(),
					rule.knowledge(), rule.notJudged(), rule.messageZh(), rule.messageEn(), rule.sql(), examinedSql))) {
			return run.outcome();
		}
	}

	private String failure(String values) throws SQLException {
		return failureOf(rule(values));
	}

	private String sqlFailure(String sql) throws SQLException {
		return failureOf(EngineFixture.rule("T-1", sql));
	}

	private String failureOf(RunnableRule rule) throws SQLException {
		try (RuleRun run = this.engine.run(rule)) {
			assertThat(run.outcome().ending()).isEqualTo(RuleOutcome.Ending.FAILED);
			return run.outcome().reason().en();
		}
	}

	private RuleOutcome outcome(String values) throws SQLException {
		try (RuleRun run = this.engine.run(rule(values))) {
			return run.outcome();
		}
	}

	private static RunnableRule rule(String values) {
		return EngineFixture.rule("T-1", "SELECT * FROM (" + values + ")" + COLUMNS);
	}

}
