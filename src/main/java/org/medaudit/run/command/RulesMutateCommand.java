package org.medaudit.run.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.rules.Mutant;
import org.medaudit.rules.MutationLock;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.rules.Survivors;
import org.medaudit.rules.SurvivorsPage;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.scan.MutationCheck;
import org.medaudit.scan.MutationChecks;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "mutate")
final class RulesMutateCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(arity = "0..*", paramLabel = "RULE", descriptionKey = "option.rule-ids")
	private List<String> ids = List.of();

	@Option(names = "--write-lock", descriptionKey = "option.write-mutation-lock")
	private boolean writeLock;

	@Option(names = "--page", paramLabel = "FILE", descriptionKey = "option.mutate-page")
	private Path page;

	@Option(names = "--changed", descriptionKey = "option.mutate-changed")
	private boolean changed;

	RulesMutateCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		Path folder = this.writeLock ? writable() : null;
		MutationLock lock = MutationLock.of(library);
		List<Rule> named = this.ids.isEmpty() ? library.running() : this.ids.stream().map(library::rule).toList();
		List<Rule> rules = named.stream().filter((rule) -> !this.changed || !lock.proves(library, rule)).toList();
		List<Rule> proved = new ArrayList<>();
		ProgressLine line = this.invocation.progress();
		try (WorkFolder work = WorkFolder.withoutHome();
				MutationChecks checks = MutationChecks.open(library, this.invocation.engine(work))) {
			Iterator<MutationCheck.Result> results = checks.check(rules);
			for (Rule rule : rules) {
				line.show(Wording.of("run.step-mutate"), rule.id(), rules.indexOf(rule), rules.size());
				MutationCheck.Result result = results.next();
				line.clear();
				if (print(result, Survivors.of(result.survived(), library.survivors(rule)))) {
					proved.add(rule);
				}
			}
		}
		finally {
			line.clear();
		}
		if (this.writeLock) {
			lock.write(library, rules, proved, folder);
			this.invocation.say("run.rules-lock-written", folder.resolve(MutationLock.FILE));
		}
		if (this.page != null) {
			writePage(library);
		}
		if (proved.size() == rules.size()) {
			this.invocation.say("run.mutate-proved", String.valueOf(rules.size()));
			return ExitCode.DONE;
		}
		this.invocation.say("run.mutate-left", String.valueOf(rules.size()),
				String.valueOf(rules.size() - proved.size()));
		return ExitCode.FAILED;
	}

	private void writePage(RuleLibrary library) {
		try {
			Files.writeString(this.page, SurvivorsPage.of(library));
			this.invocation.say("run.rules-lock-written", this.page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path writable() {
		return this.invocation.sources()
			.rules()
			.orElseThrow(() -> new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.rules-lock-packed", "--write-lock")));
	}

	private boolean print(MutationCheck.Result result, Survivors survivors) {
		int noticed = result.mutants() - result.survived().size();
		this.invocation.say("run.mutate-rule", result.rule().id(), String.valueOf(result.mutants()),
				String.valueOf(noticed), String.valueOf(result.failing()), String.valueOf(survivors.explained().size()),
				String.valueOf(survivors.unexplained().size()));
		result.red().forEach((name) -> this.invocation.say("run.mutate-red", name));
		survivors.unexplained().forEach(this::print);
		survivors.idle()
			.forEach((idle) -> idle.becomes()
				.forEach((becomes) -> this.invocation.say("run.mutate-idle", idle.place(), idle.was(), becomes)));
		return survivors.settled() && result.red().isEmpty();
	}

	private void print(Mutant mutant) {
		this.invocation.say("run.mutate-survivor", mutant.file() + ":" + mutant.line());
		this.invocation.say("run.mutate-was", mutant.was());
		this.invocation.say("run.mutate-becomes", mutant.becomes());
	}

}
