package org.medaudit.run.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.rules.ImportAccount;
import org.medaudit.rules.ImportChoices;
import org.medaudit.rules.KnowledgeImport;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.HomeLock;
import org.medaudit.run.print.KnowledgeAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
final class KnowledgeImportCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "FILE.xlsx", arity = "1..*", descriptionKey = "option.workbooks")
	private List<Path> files;

	@Option(names = "--valid-from", paramLabel = "DATE", descriptionKey = "option.valid-from",
			converter = DateText.class)
	private LocalDate validFrom;

	@Option(names = "--value", paramLabel = "NAME=NUMBER", descriptionKey = "option.value")
	private Map<String, String> values = new LinkedHashMap<>();

	KnowledgeImportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		LibrarySources sources = this.invocation.sources();
		RuleLibrary library = RuleLibrary
			.load(new LibrarySources(sources.rules(), Optional.empty(), sources.parameters()));
		Path folder = this.invocation.knowledgeFolder();
		// A scan that reads the tables meanwhile would see some of before and some of
		// after.
		HomeLock lock = HomeLock.take(this.invocation.home());
		try {
			ImportAccount account = new KnowledgeImport(library, folder).take(this.files,
					new ImportChoices(Optional.ofNullable(this.validFrom), this.values));
			KnowledgeAccount.print(account, this.invocation.out());
			return account.hasProblems() ? ExitCode.SOME_NOT_DONE : ExitCode.DONE;
		}
		finally {
			lock.close();
		}
	}

}
