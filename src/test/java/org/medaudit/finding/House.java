package org.medaudit.finding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.values.Period;
import org.medaudit.values.Sha256;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** A hospital whose runs are written the way a scan writes them. */
final class House {

	static final Period FIRST_QUARTER = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));

	static final Period SECOND_QUARTER = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));

	private static int houses;

	final FindingLedger ledger;

	final Findings findings;

	final String institution;

	Period period = FIRST_QUARTER;

	boolean declared = true;

	String snapshot = "snapshot";

	SnapshotVisits visits = (ids) -> ids;

	private final Map<String, RunOpening.RuleVersion> versions = new TreeMap<>();

	private final Map<String, RuleResult.Outcome> outcomes = new TreeMap<>();

	private final Map<String, List<FoundFinding>> found = new TreeMap<>();

	private final List<String> floods = new ArrayList<>();

	House(ConfigurableApplicationContext context) {
		this(context, "H" + (++houses));
	}

	House(ConfigurableApplicationContext context, String institution) {
		this.ledger = context.getBean(FindingLedger.class);
		this.findings = context.getBean(Findings.class);
		this.institution = institution;
	}

	/** A context on the migrated database, with the settings that the program ships. */
	static ConfigurableApplicationContext context(String url, String user, String password) {
		return new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.datasource.url", url, "spring.datasource.username", user,
					"spring.datasource.password", password, "spring.jpa.hibernate.ddl-auto", "validate",
					"spring.main.banner-mode", "off", "logging.level.root", "WARN"))
			.run();
	}

	/** The rule runs, and finds these. */
	House finds(String ruleId, FoundFinding... findings) {
		this.versions.putIfAbsent(ruleId, new RunOpening.RuleVersion(ruleId, 1, Sha256.hex(ruleId), "s1"));
		this.found.put(ruleId, List.of(findings));
		this.outcomes.put(ruleId, (findings.length == 0) ? RuleResult.Outcome.CLEAN : RuleResult.Outcome.FINDINGS);
		return this;
	}

	House ends(String ruleId, RuleResult.Outcome outcome) {
		finds(ruleId);
		this.outcomes.put(ruleId, outcome);
		return this;
	}

	House runsAs(RunOpening.RuleVersion version) {
		this.versions.put(version.ruleId(), version);
		return this;
	}

	House runsNoLonger(String ruleId) {
		this.versions.remove(ruleId);
		this.found.remove(ruleId);
		return this;
	}

	House floods(String ruleId) {
		this.floods.add(ruleId);
		return this;
	}

	House over(Period next) {
		this.period = next;
		return this;
	}

	House on(String nextSnapshot) {
		this.snapshot = nextSnapshot;
		return this;
	}

	RunOpening opening() {
		return new RunOpening(
				new RunOpening.Identity(Sha256.hex(this.institution + this.period + this.found), "r", "k", "p"),
				this.institution, "Hospital " + this.institution, this.snapshot, this.period, this.declared,
				List.copyOf(this.versions.values()));
	}

	/** A whole run; every amount counts in full, save those that must not. */
	Run run() {
		Run run = this.ledger.open(opening()).run();
		this.found.keySet().forEach((rule) -> judge(run.id(), rule));
		Map<String, BigDecimal> counted = new TreeMap<>();
		this.found.values()
			.forEach((all) -> all.stream()
				.filter((finding) -> finding.amount() != null)
				.forEach((finding) -> counted.put(finding.findingId(), finding.amount())));
		this.ledger.notCounted(run.id()).forEach(counted::remove);
		this.ledger.count(run.id(), counted);
		return this.ledger.finish(run.id(), this.visits);
	}

	RuleResult judge(long runId, String ruleId) {
		this.ledger.begin(runId, ruleId);
		this.ledger.store(runId, ruleId, "breach", this.found.get(ruleId));
		RuleResult result = result(ruleId);
		this.ledger.end(runId, result);
		return result;
	}

	private RuleResult result(String ruleId) {
		List<FoundFinding> all = this.found.get(ruleId);
		boolean judged = this.outcomes.get(ruleId).ordinal() < RuleResult.Outcome.NOT_PROVABLE.ordinal();
		BigDecimal amount = all.stream()
			.map(FoundFinding::amount)
			.filter((value) -> value != null)
			.reduce(BigDecimal::add)
			.orElse(null);
		RunOpening.RuleVersion version = this.versions.get(ruleId);
		return new RuleResult(ruleId, version.version(), version.sha256(), this.outcomes.get(ruleId),
				this.floods.contains(ruleId), judged ? null : "缺少数据", judged ? null : "data missing", 100,
				Map.of("no_time", 3L, "no_code", 2L), all.size(), amount, 12);
	}

	/**
	 * Rule, key, change and counted amount of every finding that the run lists, in order.
	 */
	List<String> list(Run run) {
		return list(run, FindingFilter.ALL);
	}

	List<String> list(Run run, FindingFilter filter) {
		List<String> lines = new ArrayList<>();
		this.findings.each(run.id(), filter, (finding) -> lines.add(finding.ruleId() + " " + finding.found().key() + " "
				+ finding.change() + " " + finding.countedAmount()));
		return lines;
	}

	/** A finding with one problem row, of one visit named after its key. */
	FoundFinding finding(String ruleId, String key, String date, String amount) {
		LocalDate day = (date == null) ? null : LocalDate.parse(date);
		return finding(ruleId, key, day, day, amount, List.of(row(1, true, "visit " + key, day, amount)));
	}

	FoundFinding finding(String ruleId, String key, LocalDate from, LocalDate to, String amount,
			List<FoundFinding.Evidence> rows) {
		BigDecimal yuan = (amount == null) ? null : new BigDecimal(amount);
		return new FoundFinding(id(ruleId, key), key, new FoundFinding.Subject(null, "p1", null, null, null, null),
				from, to, new BigDecimal("1.0000"), yuan, yuan, null,
				(int) rows.stream().filter(FoundFinding.Evidence::problem).count(), rows.size(), "发现 " + key,
				"found " + key, Sha256.hex(rows.toString()), rows);
	}

	String id(String ruleId, String key) {
		return ruleId + "-" + Sha256.hex(this.institution + "\n" + ruleId + "\n" + key).substring(0, 16);
	}

	static FoundFinding.Evidence row(int position, boolean problem, String visitId, LocalDate date, String amount) {
		BigDecimal yuan = (amount == null) ? null : new BigDecimal(amount);
		return new FoundFinding.Evidence(position, problem, "charge", "row " + position,
				new FoundFinding.Subject(visitId, "p1", "d1", "s1", "003110000060000", "项目"), date,
				new BigDecimal("1.0000"), yuan, problem ? yuan : null, null);
	}

	/** Says a time that nobody's time zone makes round, one second later each time. */
	static final class Ticking extends Clock {

		private Instant next = Instant.parse("2026-04-01T16:30:00.123456Z");

		@Override
		public synchronized Instant instant() {
			Instant now = this.next;
			this.next = now.plus(Duration.ofSeconds(1));
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = FindingLedger.class)
	static class Settings {

		@Bean
		Clock clock() {
			return new Ticking();
		}

	}

}
