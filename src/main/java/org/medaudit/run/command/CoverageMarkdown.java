package org.medaudit.run.command;

import java.util.List;
import java.util.Locale;

import org.medaudit.rules.Coverage;
import org.medaudit.run.print.CoverageTables;

/** The coverage of the rules as the page of the documents, in English. */
final class CoverageMarkdown {

	private CoverageMarkdown() {
	}

	static String of(Coverage coverage) {
		CoverageTables tables = new CoverageTables(Locale.ENGLISH);
		StringBuilder page = new StringBuilder(
				"# What the rules cover\n\nWritten by the build from the rules themselves")
			.append(" (`medaudit rules coverage --format markdown`); never by hand. ")
			.append(tables.about())
			.append('\n');
		for (CoverageTables.Sheet sheet : tables.of(coverage)) {
			page.append("\n## ").append(sheet.title()).append("\n\n").append(sheet.sum()).append(".\n\n");
			row(page, tables.headings());
			page.append("|---".repeat(tables.headings().size())).append("|\n");
			sheet.rows().forEach((cells) -> row(page, cells));
		}
		return page.toString();
	}

	private static void row(StringBuilder page, List<String> cells) {
		cells.forEach((cell) -> page.append("| ").append(cell.replace("|", "\\|")).append(' '));
		page.append("|\n");
	}

}
