package org.medaudit.run.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.medaudit.rules.RuleTemplate;
import org.medaudit.rules.Text;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new")
final class RulesNewCommand implements Callable<Integer> {

	private final Invocation invocation;

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
		String en = (this.english != null) ? this.english : this.title;
		Path folder = new RuleTemplate(this.invocation.library(), rules)
			.lay(new RuleTemplate.Beginning(this.id, this.chapter, words(en), new Text(this.title, en), today));
		this.invocation.say("run.rules-new-done", folder);
		this.invocation.say("run.rules-new-next", this.id, rules);
		return ExitCode.DONE;
	}

	/** Words for the folder: those given, or those of an English title. */
	private String words(String en) {
		if (this.name != null) {
			return this.name;
		}
		String words = en.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return words.isEmpty() ? "new-rule" : words;
	}

}
