package org.medaudit.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScanJobTest {

	private static final List<String> RULES = List.of("A-1", "A-2", "A-3", "A-4", "A-5");

	@TempDir
	Path folder;

	@Test
	void runsEveryStepOnce() throws Exception {
		try (ConfigurableApplicationContext context = context(this.folder)) {
			context.getBean(ScanJob.class).run(new Recording(this.folder, null, false), identity(1), 2);
		}
		assertThat(log()).startsWith("prepare")
			.endsWith("count", "finish")
			.containsExactlyInAnyOrder("prepare", "A-1", "A-2", "A-3", "A-4", "A-5", "count", "finish");
	}

	@Test
	void goesOnWithTheRulesThatAKilledProcessLeft() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "-Xmx256m", Killed.class.getName(), this.folder.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output.txt").toFile())
			.start();
		assertThat(process.waitFor()).isEqualTo(137);
		List<String> before = log();
		assertThat(before).startsWith("prepare").doesNotContain("A-3", "count");
		try (ConfigurableApplicationContext context = context(this.folder)) {
			context.getBean(ScanJob.class).run(new Recording(this.folder, null, false), identity(1), 1);
		}
		List<String> after = log().subList(before.size(), log().size());
		assertThat(after).startsWith("prepare")
			.endsWith("count", "finish")
			.doesNotContainAnyElementsOf(before.subList(1, before.size()));
		assertThat(log()).containsAll(RULES).hasSize(RULES.size() + 4);
	}

	@Test
	void goesOnAfterAFaultInTheMiddle() throws Exception {
		try (ConfigurableApplicationContext context = context(this.folder)) {
			ScanJob job = context.getBean(ScanJob.class);
			Recording faulty = new Recording(this.folder, "A-3", false);
			assertThatThrownBy(() -> job.run(faulty, identity(1), 1)).hasMessage("fault in A-3");
			assertThat(log()).containsExactlyInAnyOrder("prepare", "A-1", "A-2", "A-4", "A-5");
			job.run(new Recording(this.folder, null, false), identity(1), 1);
		}
		assertThat(log()).endsWith("prepare", "A-3", "count", "finish").hasSize(9);
	}

	@Test
	void beginsNoFurtherRuleOnceItHasStopped() throws Exception {
		try (ConfigurableApplicationContext context = context(this.folder)) {
			ScanJob job = context.getBean(ScanJob.class);
			assertThatThrownBy(() -> job.run(new Stopping(new Recording(this.folder, null, false)), identity(1), 1))
				.hasMessage("the store is gone");
			assertThat(log()).containsExactly("prepare");
			job.run(new Recording(this.folder, null, false), identity(1), 1);
		}
		assertThat(log()).endsWith("count", "finish").containsAll(RULES).hasSize(RULES.size() + 4);
	}

	/** What became of a step is unknown when the store was away while it ended. */
	@Test
	void goesOnAfterAStepThatEndedUnknown() throws Exception {
		try (ConfigurableApplicationContext context = context(this.folder)) {
			ScanJob job = context.getBean(ScanJob.class);
			assertThatThrownBy(() -> job.run(new Recording(this.folder, "A-3", false), identity(1), 1))
				.hasMessage("fault in A-3");
			JobRepository repository = context.getBean(JobRepository.class);
			JobExecution last = repository.getLastJobExecution(ScanJob.NAME, identity(1));
			last.getStepExecutions()
				.stream()
				.filter((step) -> step.getStatus() == BatchStatus.FAILED)
				.forEach((step) -> {
					step.setStatus(BatchStatus.UNKNOWN);
					repository.update(step);
				});
			last.setStatus(BatchStatus.UNKNOWN);
			repository.update(last);
			job.run(new Recording(this.folder, null, false), identity(1), 1);
		}
		assertThat(log()).endsWith("prepare", "A-3", "count", "finish");
	}

	private List<String> log() throws IOException {
		return Files.readAllLines(this.folder.resolve("log.txt"));
	}

	private static JobParameters identity(long number) {
		return new JobParametersBuilder().addLong("run", number).toJobParameters();
	}

	private static ConfigurableApplicationContext context(Path folder) {
		return new SpringApplicationBuilder(JobContext.class).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:h2:file:" + folder.resolve("batch") + ";WRITE_DELAY=0",
					"spring.main.banner-mode=off", "spring.batch.job.enabled=false", "logging.level.root=warn",
					"logging.level.org.springframework.batch=off")
			.run("--spring.batch.jdbc.initialize-schema=always");
	}

	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class })
	@Import(ScanJob.class)
	static class JobContext {

	}

	/** A process that dies in the middle of the third rule. */
	static final class Killed {

		private Killed() {
		}

		public static void main(String[] arguments) throws Exception {
			Path folder = Path.of(arguments[0]);
			ConfigurableApplicationContext context = context(folder);
			context.getBean(ScanJob.class).run(new Recording(folder, "A-3", true), identity(1), 1);
		}

	}

	/** Stops for good with the first rule. */
	private static final class Stopping implements ScanWork {

		private final Recording recording;

		private volatile boolean stopped;

		Stopping(Recording recording) {
			this.recording = recording;
		}

		@Override
		public List<String> ruleIds() {
			return RULES;
		}

		@Override
		public void prepare() {
			this.recording.prepare();
		}

		@Override
		public void judge(String ruleId) {
			this.stopped = true;
			throw new IllegalStateException("the store is gone");
		}

		@Override
		public boolean stopped() {
			return this.stopped;
		}

		@Override
		public void count() {
			this.recording.count();
		}

		@Override
		public void finish() {
			this.recording.finish();
		}

	}

	/** Writes down what was done; may fail or die at one rule. */
	private record Recording(Path folder, String stopAt, boolean die) implements ScanWork {

		@Override
		public List<String> ruleIds() {
			return RULES;
		}

		@Override
		public void prepare() {
			write("prepare");
		}

		@Override
		public void judge(String ruleId) {
			if (ruleId.equals(this.stopAt)) {
				if (this.die) {
					Runtime.getRuntime().halt(137);
				}
				throw new IllegalStateException("fault in " + ruleId);
			}
			write(ruleId);
		}

		@Override
		public boolean stopped() {
			return false;
		}

		@Override
		public void count() {
			write("count");
		}

		@Override
		public void finish() {
			write("finish");
		}

		private synchronized void write(String line) {
			try {
				Files.writeString(this.folder.resolve("log.txt"), line + "\n", StandardOpenOption.CREATE,
						StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
