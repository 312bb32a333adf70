package org.medaudit.run.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.medaudit.rules.Coverage;
import org.medaudit.run.print.CoverageTables;
import org.medaudit.run.print.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "coverage")
final class RulesCoverageCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--format", defaultValue = "table", descriptionKey = "option.coverage-format")
	private Format format;

	RulesCoverageCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	/** How the tables are printed. */
	enum Format {

		table, markdown

	}

	@Override
	public Integer call() {
		Coverage coverage = Coverage.of(this.invocation.library());
		if (this.format == Format.markdown) {
			this.invocation.out().print(CoverageMarkdown.of(coverage));
			return ExitCode.DONE;
		}
		CoverageTables tables = new CoverageTables(Locale.getDefault());
		PrintStream out = this.invocation.out();
		for (CoverageTables.Sheet sheet : tables.of(coverage)) {
			out.println(sheet.title());
			out.println();
			try (TextTable table = new TextTable(out, tables.headings().toArray(String[]::new))) {
				sheet.rows().forEach((List<String> row) -> table.row(row.toArray()));
			}
			out.println();
			out.println(sheet.sum());
			out.println();
		}
		out.println(tables.about());
		return ExitCode.DONE;
	}

}
