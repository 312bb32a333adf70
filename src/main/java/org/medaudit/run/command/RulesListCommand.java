package org.medaudit.run.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.medaudit.rules.Chapter;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.print.TextTable;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;

@Command(name = "list")
final class RulesListCommand implements Callable<Integer> {

	private final Invocation invocation;

	RulesListCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		Locale locale = Locale.getDefault();
		Map<String, String> chapters = library.chapters()
			.stream()
			.collect(Collectors.toMap(Chapter::key, (chapter) -> chapter.title().in(locale)));
		try (TextTable table = new TextTable(this.invocation.out(), Wording.of("run.table-rule"),
				">" + Wording.of("run.table-version"), Wording.of("run.table-status"), Wording.of("run.table-verdict"),
				Wording.of("run.table-chapter"), Wording.of("run.table-title"))) {
			for (Rule rule : library.rules()) {
				table.row(rule.id(), rule.version(), Words.of(rule.status()), Words.of(rule.verdict()),
						chapters.getOrDefault(rule.chapter(), rule.chapter()), rule.title().in(locale));
			}
		}
		return ExitCode.DONE;
	}

}
