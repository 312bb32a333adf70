package org.medaudit.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlanKeeperTest {

	/**
	 * Compares each of 4,000 lines with each other by nothing that an engine can hash.
	 */
	private static final RunnableRule SLOW = EngineFixture.rule("SLW-1", """
			WITH pair AS (
			  SELECT a.charge_id, count(*) AS others
			  FROM net_charge a
			  JOIN net_charge b ON (a.line_no * b.line_no) % 1009 = 7 OR a.amount + b.amount = 1
			  GROUP BY a.charge_id
			)
			SELECT 'one' AS thing, 'charge' AS record, p.charge_id AS row_id, 'problem' AS part,
			       CAST(1 AS DECIMAL(16, 4)) AS quantity, n.amount
			FROM pair p
			JOIN net_charge n ON n.charge_id = p.charge_id
			WHERE n.line_no <= 3
			""");

	@TempDir
	Path folder;

	@Test
	void namesTheSlowestStepAndChangesNoResult() throws Exception {
		try (EngineFixture engine = new EngineFixture()) {
			engine.execute("INSERT INTO net_charge SELECT 'c' || i, 'v1', 'item', 2, 2, i, 1 FROM range(1, 4001) r(i)");
			RuleOutcome plain;
			try (RuleRun run = engine.run(SLOW)) {
				plain = run.outcome();
			}
			PlanKeeper keeper = PlanKeeper.on(engine.connection, SLOW, this.folder.resolve("7"));
			AtomicLong nanos = new AtomicLong();
			PartTimer timer = new PartTimer(() -> nanos.addAndGet(5));
			RuleOutcome profiled;
			try (RuleRun run = RuleRun.of(engine.connection, SLOW, Presence.read(engine.connection), Set.of(),
					(found) -> {
					}, timer.and(keeper))) {
				profiled = run.outcome();
			}
			RuleProfile profile = keeper.end(timer.end(), profiled.examined().rows());

			assertThat(profiled).isEqualTo(plain);
			assertThat(profile.slowest()).get().extracting(PlanStep::kind).isEqualTo(StepKind.EVERY_PAIR);
			assertThat(profile.slowest()).get().extracting(PlanStep::part).isEqualTo(RulePart.SQL);
			assertThat(profile.rows()).isEqualTo(3);
			assertThat(profile.examined()).isEqualTo(10);
			assertThat(profile.times().of(RulePart.SQL)).isEqualTo(Duration.ofNanos(5));
			assertThat(Files.readString(profile.file())).contains("SLW-1", "rule.sql", "examined.sql",
					StepKind.EVERY_PAIR.title(), SLOW.sql());
			try (var files = Files.list(this.folder.resolve("7"))) {
				assertThat(files).containsExactly(profile.file());
			}
		}
	}

	@Test
	void tellsTheTimesOfThePieces() {
		AtomicLong nanos = new AtomicLong();
		PartTimer timer = new PartTimer(nanos::get);
		timer.begins(RulePart.EXAMINED);
		nanos.addAndGet(2);
		timer.begins(RulePart.SQL);
		nanos.addAndGet(3);
		timer.begins(RulePart.FINDINGS);
		nanos.addAndGet(4);
		RuleTimes times = timer.end();

		assertThat(times.engine()).isEqualTo(Duration.ofNanos(5));
		assertThat(times.of(RulePart.FINDINGS)).isEqualTo(Duration.ofNanos(4));
		assertThat(RuleTimes.NONE.engine()).isZero();
	}

}
