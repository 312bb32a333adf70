package org.medaudit.run.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.medaudit.rules.RuleTemplate;
import org.medaudit.rules.Text;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "new")
final class RulesNewCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "RULE", descriptionKey = "option.new-id")
	private String id;

	@Option(names = "--chapter", paramLabel = "FOLDER", required = true, descriptionKey = "option.new-chapter")
	private String chapter;

	@Option(names = "--title", paramLabel = "TEXT", required = true, descriptionKey = "option.new-title")
	private String title;

	@Option(names = "--title-en", paramLabel = "TEXT", descriptionKey = "option.new-title-en")
	private String english;

	@Option(names = "--name", paramLabel = "WORDS", descriptionKey = "option.new-name")
	private String name;

	RulesNewCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		Path rules = this.invocation.sources()
			.rules()
			.orElseThrow(
					() -> new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.rules-new-packed", "rules new")));
		LocalDate today = LocalDate.ofInstant(this.invocation.surroundings().clock().instant(), ZoneId.systemDefault());
		Text named = new Text(this.title, (this.english != null) ? this.english : Wording.of("run.rules-new-title-en"));
		Path folder = lay(rules, new RuleTemplate.Beginning(this.id, this.chapter, words(), named, today));
		this.invocation.say("run.rules-new-done", folder);
		this.invocation.say("run.rules-new-next", this.id, rules);
		return ExitCode.DONE;
	}

	/** What the command names wrongly has no place; the rest is a matter of the disk. */
	private Path lay(Path rules, RuleTemplate.Beginning rule) {
		try {
			return new RuleTemplate(this.invocation.library(), rules).lay(rule);
		}
		catch (ProblemsException ex) {
			if (ex.problems().stream().allMatch((problem) -> problem.place().isEmpty())) {
				throw new ParameterException(this.spec.commandLine(),
						ex.problems().stream().map(Problem::text).collect(Collectors.joining(" ")), ex);
			}
			throw ex;
		}
	}

	/** Words for the folder: those given, or those of an English title. */
	private String words() {
		if (this.name != null) {
			return this.name;
		}
		String en = (this.english != null) ? this.english : this.title;
		String words = en.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return words.isEmpty() ? "new-rule" : words;
	}

}
