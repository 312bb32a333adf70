package org.medaudit.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;

/**
 * The batch job that reads a source into a sealed snapshot: survey, stage, validate,
 * derive, seal. One that was killed, or stopped for want of room, leaves what it had
 * finished: the same request over the same, untouched sources goes on there once all rows
 * were staged, record by record, and ends with the same content hash. Any other is begun
 * from the start.
 */
@Component
public class Ingest {

	private static final String NAME = "ingest";

	private final JobRepository repository;

	private final JobOperator operator;

	private final Clock clock;

	public Ingest(JobRepository repository, JobOperator operator, Clock clock) {
		this.repository = repository;
		this.operator = operator;
		this.clock = clock;
	}

	/**
	 * Reads a source and returns when its snapshot is sealed.
	 * @throws ProblemsException with everything that keeps it from being read
	 */
	public IngestResult run(IngestRequest request, IngestProgress progress) {
		Execution execution = new Execution();
		try (IngestRun run = new IngestRun(request, this.clock, progress)) {
			JobExecution done = start(job(run, execution), request);
			if (execution.failure != null) {
				throw run.told(execution.failure);
			}
			if (done.getStatus() != BatchStatus.COMPLETED) {
				throw new IllegalStateException("the ingest ended as " + done.getStatus(),
						done.getAllFailureExceptions().stream().findFirst().orElse(null));
			}
			return new IngestResult(run.snapshot(), run.accounts(), run.notices(), execution.durations);
		}
	}

	private JobExecution start(Job job, IngestRequest request) {
		JobParameters parameters = new JobParametersBuilder().addString("source", shown(request), false)
			.addLong("started", this.clock.millis())
			.addString("process", ProcessHandle.current().pid() + "-" + System.nanoTime())
			.toJobParameters();
		try {
			return this.operator.start(job, parameters);
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Job job(IngestRun run, Execution execution) {
		return new JobBuilder(NAME, this.repository).start(step(IngestStep.SURVEY, run::survey, execution))
			.next(step(IngestStep.STAGE, run::stage, execution))
			.next(step(IngestStep.VALIDATE, run::validate, execution))
			.next(step(IngestStep.DERIVE, run::derive, execution))
			.next(step(IngestStep.SEAL, run::seal, execution))
			.build();
	}

	private Step step(IngestStep step, StepWork work, Execution execution) {
		return new StepBuilder(step.key(), this.repository).tasklet((contribution, context) -> {
			long began = System.nanoTime();
			try {
				work.run();
			}
			catch (Exception ex) {
				execution.failure = ex;
				fail(contribution, ex);
			}
			execution.durations.put(step, Duration.ofNanos(System.nanoTime() - began));
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager()).build();
	}

	// An exception that leaves a step is logged with its trace, and a user's mistake is
	// no fault of ours.
	private static void fail(StepContribution contribution, Exception failure) {
		contribution.getStepExecution().upgradeStatus(BatchStatus.FAILED);
		contribution.setExitStatus(new ExitStatus(ExitStatus.FAILED.getExitCode(), kind(failure)));
	}

	/** What the repository may keep: a message quotes values of patients' records. */
	private static String kind(Exception failure) {
		return (failure instanceof ProblemsException told)
				? told.problems().stream().map(Problem::code).distinct().collect(Collectors.joining(", "))
				: failure.getClass().getName();
	}

	private static String shown(IngestRequest request) {
		String source = request.sources().stream().map(Path::toString).collect(Collectors.joining("; "));
		return source.substring(Math.max(0, source.length() - 1000));
	}

	/** What the steps leave for the caller. */
	private static final class Execution {

		private final Map<IngestStep, Duration> durations = new EnumMap<>(IngestStep.class);

		private Exception failure;

	}

	/** The body of a step. */
	@FunctionalInterface
	private interface StepWork {

		void run() throws Exception;

	}

}
