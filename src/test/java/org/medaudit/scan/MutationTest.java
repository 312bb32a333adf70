package org.medaudit.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.Mutant;
import org.medaudit.rules.MutationLock;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.rules.Survivor;
import org.medaudit.rules.Survivors;
import org.medaudit.rules.SurvivorsPage;
import org.medaudit.snapshot.EngineSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cases of every rule notice every change to its SQL. Rules that mutation.lock says
 * this of, as they are, are not tried again: after a change to a rule, run
 * {@code medaudit rules mutate --changed --rules audit-rules --write-lock}.
 */
class MutationTest {

	private static final Path PAGE = Path.of("src/docs/mutation.md");

	@TempDir
	Path folder;

	private final RuleLibrary library = RuleLibrary
		.load(new LibrarySources(Optional.of(Path.of("audit-rules")), Optional.empty(), Optional.empty()));

	@Test
	void everyChangeOfARuleThatChangedIsNoticedOrExplained() {
		MutationLock lock = MutationLock.of(this.library);
		List<Rule> rules = this.library.running().stream().filter((rule) -> !lock.proves(this.library, rule)).toList();
		List<String> left = new ArrayList<>();
		try (MutationChecks checks = MutationChecks.open(this.library, new EngineSettings(600, 2, this.folder))) {
			for (Iterator<MutationCheck.Result> results = checks.check(rules); results.hasNext();) {
				left.addAll(left(results.next()));
			}
		}
		assertThat(left).isEmpty();
	}

	private List<String> left(MutationCheck.Result result) {
		Survivors survivors = Survivors.of(result.survived(), this.library.survivors(result.rule()));
		List<String> left = new ArrayList<>();
		String id = result.rule().id() + " ";
		for (Mutant mutant : survivors.unexplained()) {
			left.add(id + mutant.file() + ":" + mutant.line() + " no case notices: " + mutant.becomes());
		}
		for (Survivor idle : survivors.idle()) {
			left.add(id + idle.place() + " explains what does not survive: " + idle.becomes());
		}
		result.red().forEach((name) -> left.add(id + "does not pass: " + name));
		return left;
	}

	@Test
	void whatCannotBeNoticedIsListed() throws IOException {
		assertThat(Files.readString(PAGE)).isEqualTo(SurvivorsPage.of(this.library));
	}

}
