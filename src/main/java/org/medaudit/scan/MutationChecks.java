package org.medaudit.scan;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

/**
 * Several engines that try the changes of several rules at a time, because one small case
 * keeps one processor busy at most. To be closed.
 */
public final class MutationChecks implements AutoCloseable {

	private final BlockingQueue<MutationCheck> free;

	private final ExecutorService threads;

	private MutationChecks(BlockingQueue<MutationCheck> free) {
		this.free = free;
		this.threads = Executors.newFixedThreadPool(free.size());
	}

	/** An engine for each thread of the settings, each with its share of the memory. */
	public static MutationChecks open(RuleLibrary library, EngineSettings settings) {
		BlockingQueue<MutationCheck> free = new ArrayBlockingQueue<>(settings.threads());
		EngineSettings share = new EngineSettings(settings.memoryMegabytes() / settings.threads(), 1,
				settings.temporaryFolder());
		while (free.remainingCapacity() > 0) {
			free.add(MutationCheck.open(library, share));
		}
		return new MutationChecks(free);
	}

	/** What became of the changes of each rule, in the order given; waits for each. */
	public Iterator<MutationCheck.Result> check(List<Rule> rules) {
		List<Future<MutationCheck.Result>> results = rules.stream()
			.map((rule) -> this.threads.submit(() -> check(rule)))
			.toList();
		return results.stream().map(MutationChecks::resolved).iterator();
	}

	private MutationCheck.Result check(Rule rule) throws InterruptedException {
		MutationCheck check = this.free.take();
		try {
			return check.check(rule);
		}
		finally {
			this.free.put(check);
		}
	}

	private static MutationCheck.Result resolved(Future<MutationCheck.Result> future) {
		try {
			return future.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.free.forEach(MutationCheck::close);
	}

}
