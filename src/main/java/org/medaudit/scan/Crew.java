package org.medaudit.scan;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.medaudit.rules.Rule;
import org.medaudit.snapshot.EngineSettings;

/**
 * Several engines that take one rule after the other, because one small case keeps one
 * processor busy at most. To be closed.
 *
 * @param <E> what works on a rule, with an engine of its own
 */
final class Crew<E> implements AutoCloseable {

	private final BlockingQueue<E> free;

	private final ExecutorService threads;

	private final Consumer<E> closing;

	private Crew(BlockingQueue<E> free, Consumer<E> closing) {
		this.free = free;
		this.threads = Executors.newFixedThreadPool(free.size());
		this.closing = closing;
	}

	/** One for each thread of the settings, each with its share of the memory. */
	static <E> Crew<E> open(EngineSettings settings, Function<EngineSettings, E> opening, Consumer<E> closing) {
		BlockingQueue<E> free = new ArrayBlockingQueue<>(settings.threads());
		EngineSettings share = new EngineSettings(settings.memoryMegabytes() / settings.threads(), 1,
				settings.temporaryFolder());
		while (free.remainingCapacity() > 0) {
			free.add(opening.apply(share));
		}
		return new Crew<>(free, closing);
	}

	/** What became of each rule, in the order given; waits for each. */
	<R> Iterator<R> each(List<Rule> rules, BiFunction<E, Rule, R> work) {
		List<Future<R>> results = rules.stream().map((rule) -> this.threads.submit(() -> one(rule, work))).toList();
		return results.stream().map(Crew::resolved).iterator();
	}

	private <R> R one(Rule rule, BiFunction<E, Rule, R> work) throws InterruptedException {
		E taken = this.free.take();
		try {
			return work.apply(taken, rule);
		}
		finally {
			this.free.put(taken);
		}
	}

	private static <T> T resolved(Future<T> future) {
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
		this.free.forEach(this.closing);
	}

}
