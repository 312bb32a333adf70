package org.medaudit.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case beside every rule. With {@code -Dmedaudit.rule=DUP-1} only those of one
 * rule.
 */
class RuleCasesTest {

	private static final int ENGINES = 2;

	@TempDir
	Path folder;

	private final BlockingQueue<CaseRunner> runners = new ArrayBlockingQueue<>(ENGINES);

	private final ExecutorService threads = Executors.newFixedThreadPool(ENGINES);

	@TestFactory
	Stream<DynamicTest> everyCaseOfEveryRule() {
		RuleLibrary library = RuleLibrary.load(LibrarySources.packed());
		for (int i = 0; i < ENGINES; i++) {
			this.runners.add(CaseRunner.open(library, new EngineSettings(300, 1, this.folder)));
		}
		String only = System.getProperty("medaudit.rule", "");
		List<Future<List<CaseRunner.Result>>> results = library.rules()
			.stream()
			.filter((rule) -> only.isEmpty() || rule.id().equals(only))
			.map((rule) -> this.threads.submit(() -> run(rule)))
			.toList();
		return results.stream()
			.flatMap((ofRule) -> resolved(ofRule).stream())
			.map((result) -> DynamicTest.dynamicTest(result.ruleId() + " " + result.caseName(),
					() -> assertThat(result.differences()).isEmpty()));
	}

	private List<CaseRunner.Result> run(Rule rule) throws InterruptedException {
		CaseRunner runner = this.runners.take();
		try {
			return runner.run(rule);
		}
		finally {
			this.runners.put(runner);
		}
	}

	private static <T> T resolved(Future<T> future) {
		try {
			return future.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.runners.forEach(CaseRunner::close);
	}

}
