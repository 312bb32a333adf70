package org.medaudit.run.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.medaudit.rules.Coverage;
import org.medaudit.rules.CoverageLine;
import org.medaudit.rules.CoverageLine.Standing;
import org.medaudit.values.Wording;

/** The three tables of what the rules cover, worded in one language. */
public final class CoverageTables {

	private final Locale locale;

	/** In a language. */
	public CoverageTables(Locale locale) {
		this.locale = locale;
	}

	/**
	 * One table.
	 *
	 * @param sum how many entries it has, and how many are covered
	 */
	public record Sheet(String title, String sum, List<List<String>> rows) {
	}

	/**
	 * Classes, problems and clauses, entries that differ only in their number as one row.
	 */
	public List<Sheet> of(Coverage coverage) {
		return List.of(sheet("run.coverage-title-classes", coverage.classes()),
				sheet("run.coverage-title-problems", coverage.problems()),
				sheet("run.coverage-title-clauses", coverage.clauses()));
	}

	/** Headings of every sheet. */
	public List<String> headings() {
		return List.of(word("number"), word("entry"), word("standing"), word("rules"), word("knowledge"));
	}

	/** What the words mean. */
	public String about() {
		return word("about");
	}

	private Sheet sheet(String title, List<CoverageLine> lines) {
		return new Sheet(Wording.in(this.locale, title), word("sum", String.valueOf(lines.size()),
				count(lines, Standing.COVERED), count(lines, Standing.NOT_COVERABLE), count(lines, Standing.NOT_YET)),
				rows(lines));
	}

	private static String count(List<CoverageLine> lines, Standing standing) {
		return String.valueOf(lines.stream().filter((line) -> line.standing() == standing).count());
	}

	private List<List<String>> rows(List<CoverageLine> lines) {
		List<List<String>> rows = new ArrayList<>();
		int begin = 0;
		for (int i = 0; i < lines.size(); i++) {
			if (i + 1 == lines.size() || !cells(lines.get(i)).equals(cells(lines.get(i + 1)))) {
				String first = lines.get(begin).number();
				List<String> row = new ArrayList<>();
				row.add((begin == i) ? first : first + "-" + lines.get(i).number());
				row.addAll(cells(lines.get(i)));
				rows.add(row);
				begin = i + 1;
			}
		}
		return rows;
	}

	private List<String> cells(CoverageLine line) {
		String title = line.title().in(this.locale);
		String why = (line.why() != null) ? line.why().in(this.locale) : "";
		List<String> knowledge = line.knowledge().stream().sorted().map((each) -> word(name(each))).toList();
		boolean covered = line.standing() == Standing.COVERED;
		String known = knowledge.isEmpty() ? word("nothing") : String.join(word("join"), knowledge);
		return List.of(line.code().isEmpty() ? title : line.code() + " " + title, word(name(line.standing()), why),
				covered ? String.join(" ", line.rules()) : "—", covered ? known : "—");
	}

	private static String name(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private String word(String name, Object... arguments) {
		return Wording.in(this.locale, "run.coverage-" + name, arguments);
	}

}
