package org.medaudit.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Component;

/**
 * The batch job of a scan: prepare, rules (one partition per rule), count, finish. The
 * same parameters continue what a killed process left; steps that were done are not done
 * again.
 */
@Component
class ScanJob {

	static final String NAME = "scan";

	private static final String RULE = "rule";

	private static final String STOPPED = "the scan has stopped";

	private final JobRepository repository;

	private final JobOperator operator;

	ScanJob(JobRepository repository, JobOperator operator) {
		this.repository = repository;
		this.operator = operator;
	}

	/**
	 * Runs or continues the job and returns when it is complete.
	 * @param threads how many rules may run at a time
	 */
	void run(ScanWork work, JobParameters identity, int threads) throws Exception {
		recover(identity);
		JobExecution execution = this.operator.start(job(work, threads), identity);
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			throw failure(execution);
		}
	}

	// Whoever holds the lock of the home is the only writer: an execution that still
	// counts as running belongs to a process that is gone.
	private void recover(JobParameters identity) {
		JobExecution last = this.repository.getLastJobExecution(NAME, identity);
		if (last == null) {
			return;
		}
		if (last.isRunning()) {
			this.operator.recover(last);
		}
		settle(last);
	}

	// Steps of a scan that stopped were never begun, and what became of a step is unknown
	// when the store of this repository was away while it ended. The runtime goes on with
	// neither; our steps may all be done again.
	private void settle(JobExecution last) {
		for (StepExecution step : last.getStepExecutions()) {
			if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
				step.setStatus(BatchStatus.FAILED);
				this.repository.update(step);
			}
		}
		if (last.getStatus() == BatchStatus.UNKNOWN) {
			last.setStatus(BatchStatus.FAILED);
			this.repository.update(last);
		}
	}

	private Job job(ScanWork work, int threads) {
		return new JobBuilder(NAME, this.repository).start(always("prepare", work::prepare))
			.next(rules(work, threads))
			.next(always("count", work::count))
			.next(always("finish", work::finish))
			.build();
	}

	private Step rules(ScanWork work, int threads) {
		Tasklet judge = (contribution, context) -> {
			if (work.stopped()) {
				throw new TaskRejectedException(STOPPED);
			}
			work.judge(contribution.getStepExecution().getExecutionContext().getString(RULE));
			return RepeatStatus.FINISHED;
		};
		// The ledger has transactions of its own; a rule would otherwise hold one open
		// for as long as the engine works.
		Step oneRule = new StepBuilder(RULE, this.repository).tasklet(judge, new ResourcelessTransactionManager())
			.build();
		return new StepBuilder("rules", this.repository).partitioner(RULE, partitioner(work.ruleIds()))
			.step(oneRule)
			.taskExecutor(executor(work, threads))
			.build();
	}

	private static Partitioner partitioner(List<String> ruleIds) {
		return (gridSize) -> {
			Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
			ruleIds.forEach((id) -> partitions.put(id, new ExecutionContext(Map.of(RULE, id))));
			return partitions;
		};
	}

	/** Each further rule would run into the same fault, and wait for it. */
	private static TaskExecutor executor(ScanWork work, int threads) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("scan-");
		executor.setConcurrencyLimit(threads);
		return (task) -> {
			if (work.stopped()) {
				throw new TaskRejectedException(STOPPED);
			}
			executor.execute(task);
		};
	}

	private Step always(String name, StepWork work) {
		return new StepBuilder(name, this.repository).tasklet((contribution, context) -> {
			work.run();
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager()).allowStartIfComplete(true).build();
	}

	private static Exception failure(JobExecution execution) {
		Throwable cause = execution.getAllFailureExceptions()
			.stream()
			.filter((
					failure) -> !(failure instanceof JobExecutionException || failure instanceof TaskRejectedException))
			.findFirst()
			.orElse(null);
		return (cause instanceof Exception exception) ? exception
				: new IllegalStateException("the scan ended as " + execution.getStatus(), cause);
	}

	/** The body of a step. */
	@FunctionalInterface
	private interface StepWork {

		void run() throws Exception;

	}

}
