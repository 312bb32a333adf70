package org.medaudit.run.print;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.medaudit.intake.RecordLook;
import org.medaudit.intake.SourceCheck;
import org.medaudit.records.RecordColumn;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.scan.ProvableRules;
import org.medaudit.scan.ProvableRules.Prospect;
import org.medaudit.values.Wording;

/** What a source would give, and which rules could judge it. Never a value of it. */
public final class SourceOverview {

	private final PrintStream out;

	private final boolean english = "en".equals(Locale.getDefault().getLanguage());

	public SourceOverview(PrintStream out) {
		this.out = out;
	}

	/** The columns of each record, what is ignored, then the rules. */
	public void print(SourceCheck.Result result, RuleLibrary library) {
		result.records().forEach(this::record);
		result.notices().forEach((notice) -> this.out.println(Wording.of("run.notice", notice)));
		if (!result.records().isEmpty()) {
			rules(ProvableRules.of(library, given(result.records()), Locale.getDefault()));
		}
	}

	private void record(RecordLook look) {
		this.out.println(Wording.of((look.rows() > 0) ? "run.check-record" : "run.check-header", look.layout().name(),
				this.english ? look.layout().titleEn() : look.layout().titleZh(), look.place(), look.rows()));
		try (TextTable table = new TextTable(this.out, Wording.of("run.check-own"), Wording.of("run.check-column"),
				Wording.of("run.check-required"), Wording.of("run.check-type"), ">" + Wording.of("run.check-filled"))) {
			for (RecordLook.Column column : look.columns()) {
				RecordColumn known = look.layout().column(column.name()).orElseThrow();
				table.row(column.own(), column.name(), known.required() ? Wording.of("run.check-yes") : "",
						column.type().isEmpty() ? null : column.type(),
						(look.rows() > 0) ? column.filled() + "/" + look.rows() : null);
			}
		}
		if (!look.absent().isEmpty()) {
			this.out.println(Wording.of("run.check-absent", String.join(", ", look.absent())));
		}
		this.out.println();
	}

	// That a few rows have no value says nothing of the others.
	private static Map<String, Set<String>> given(List<RecordLook> looks) {
		Map<String, Set<String>> given = new TreeMap<>();
		for (RecordLook look : looks) {
			Set<String> columns = given.computeIfAbsent(look.layout().name(), (name) -> new TreeSet<>());
			look.columns().forEach((column) -> columns.add(column.name()));
		}
		return given;
	}

	private void rules(List<Prospect> prospects) {
		List<Prospect> not = prospects.stream().filter((prospect) -> !prospect.missing().isEmpty()).toList();
		this.out.println(Wording.of("run.check-provable", prospects.size() - not.size(), prospects.size()));
		if (not.isEmpty()) {
			return;
		}
		try (TextTable table = new TextTable(this.out, Wording.of("run.table-rule"),
				Wording.of("run.check-for-want-of"))) {
			not.forEach((prospect) -> table.row(prospect.rule().id(),
					String.join(this.english ? "; " : "；", prospect.missing())));
		}
	}

}
