package org.medaudit.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FindingFilter;
import org.medaudit.finding.FindingLedger;
import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.intake.Ingest;
import org.medaudit.intake.IngestProgress;
import org.medaudit.intake.IngestRequest;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.generate.Generator;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.snapshot.SnapshotStore;

import org.springframework.aop.AfterReturningAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;

/** A home with its database, and a made-up hospital's snapshot to scan in it. */
final class ScanHouse implements AutoCloseable {

	/** Told what happens; silent by default. */
	static class Progress implements ScanProgress {

		final List<String> judged = new ArrayList<>();

		boolean continued;

		int endedBefore;

		@Override
		public void opened(Run run, boolean again, int ended, int rules) {
			this.continued = again;
			this.endedBefore = ended;
		}

		@Override
		public void ruleBegan(String ruleId) {
			this.judged.add(ruleId);
		}

		@Override
		public void ruleEnded(RuleResult result, int done, int total) {
		}

	}

	private final Path home;

	private final ConfigurableApplicationContext context;

	final Findings findings;

	ScanHouse(Path home) {
		this(home, 0);
	}

	/**
	 * With a process that dies once the ledger has stored so many batches; 0 for never.
	 */
	private ScanHouse(Path home, int diesAfter) {
		this.home = home;
		this.context = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.datasource.url", "jdbc:h2:file:" + home.resolve("medaudit") + ";WRITE_DELAY=0",
					"spring.main.banner-mode", "off", "logging.level.root", "warn",
					"logging.level.org.springframework.batch", "off", "logging.level.org.flywaydb", "off",
					"test.dies-after", diesAfter))
			.run();
		this.findings = this.context.getBean(Findings.class);
	}

	/** Makes up a hospital and reads its records. */
	static Snapshot snapshot(Path home, SnapshotParameters parameters) {
		Path records = home.resolve("records");
		Generator.write(records, 6_000, 1, (lines) -> {
		});
		try (ScanHouse house = new ScanHouse(home)) {
			return house.context.getBean(Ingest.class)
				.run(new IngestRequest(List.of(records), Optional.empty(), home, engine(home), parameters,
						Optional.empty()), IngestProgress.SILENT)
				.snapshot();
		}
	}

	/** The packed library with the knowledge that the hospital demonstrates with. */
	static RuleLibrary library(Path made, Optional<Path> rules) {
		return RuleLibrary
			.load(new LibrarySources(rules, Optional.of(made.resolve("records/knowledge")), Optional.empty()));
	}

	static EngineSettings engine(Path home) {
		return new EngineSettings(500, 2, home.resolve("tmp"));
	}

	Run scan(Snapshot snapshot, RuleLibrary library, ScanProgress progress) {
		return this.context.getBean(Scan.class)
			.run(new ScanRequest(snapshot, library, this.home, engine(this.home)), progress);
	}

	/** Everything that a run says about its findings, apart from what became of them. */
	List<String> said(Run run) {
		List<String> lines = new ArrayList<>();
		this.findings.results(run.id())
			.forEach((result) -> lines.add(String.join(" ", result.ruleId(), result.outcome().name(),
					String.valueOf(result.examined()), result.notJudged().toString(), String.valueOf(result.findings()),
					String.valueOf(result.amount()))));
		this.findings.each(run.id(), FindingFilter.ALL,
				(finding) -> lines.add(String.join(" ", finding.found().findingId(),
						String.valueOf(finding.found().amount()), String.valueOf(finding.found().fundAmount()),
						String.valueOf(finding.countedAmount()), finding.found().digest(),
						this.findings.evidence(run.id(), finding.found().findingId()).toString())));
		return lines;
	}

	List<Finding> listed(Run run, FindingFilter filter) {
		List<Finding> listed = new ArrayList<>();
		this.findings.each(run.id(), filter, listed::add);
		return listed;
	}

	static Path evidence(Path home, Run run, String ruleId) {
		return EvidenceFile.in(SealedEvidence.folder(home, run.id()), ruleId);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** A scan whose process dies in the middle of a rule, some of it stored. */
	static final class Killed {

		private Killed() {
		}

		public static void main(String[] arguments) {
			Path made = Path.of(arguments[0]);
			ScanHouse house = new ScanHouse(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
			house.scan(new SnapshotStore(made).find("latest"), library(made, Optional.empty()), new Progress());
		}

		static int run(Path made, Path home, int batches) throws InterruptedException {
			try {
				Files.createDirectories(home);
				return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), "-Xmx512m", Killed.class.getName(), made.toString(),
						home.toString(), String.valueOf(batches))
					.redirectErrorStream(true)
					.redirectOutput(home.resolve("output.txt").toFile())
					.start()
					.waitFor();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	@EnableAutoConfiguration
	@EntityScan("org.medaudit.finding")
	@ComponentScan({ "org.medaudit.finding", "org.medaudit.intake", "org.medaudit.scan" })
	static class Settings {

		@Bean
		Clock clock() {
			return Clock.systemDefaultZone();
		}

		@Bean
		static BeanPostProcessor death(Environment environment) {
			int after = environment.getRequiredProperty("test.dies-after", Integer.class);
			return (after == 0) ? new BeanPostProcessor() {
			} : new Death(after);
		}

	}

	/** Ends the process after so many stored batches. */
	private static final class Death implements BeanPostProcessor {

		private int left;

		Death(int after) {
			this.left = after;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (!(bean instanceof FindingLedger)) {
				return bean;
			}
			ProxyFactory mortal = new ProxyFactory(bean);
			mortal.setProxyTargetClass(true);
			mortal.addAdvice((AfterReturningAdvice) (value, method, arguments, target) -> {
				if (method.getName().equals("store")) {
					stored();
				}
			});
			return mortal.getProxy();
		}

		private synchronized void stored() {
			if (--this.left == 0) {
				Runtime.getRuntime().halt(137);
			}
		}

	}

}
