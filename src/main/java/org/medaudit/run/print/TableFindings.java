package org.medaudit.run.print;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding.Subject;
import org.medaudit.values.Wording;

/** A table for people, without the evidence. */
final class TableFindings implements FindingWriter {

	private final TextTable table;

	TableFindings(PrintStream out) {
		this.table = new TextTable(out, Wording.of("run.table-rule"), Wording.of("run.findings-change"),
				Wording.of("run.table-verdict"), Wording.of("run.findings-date"), Wording.of("run.findings-subject"),
				">" + Wording.of("run.table-amount"), ">" + Wording.of("run.findings-counted"),
				Wording.of("run.findings-message"));
	}

	@Override
	public void write(Finding finding, List<String> evidence) {
		this.table.row(finding.ruleId(), Wording.of("run.change-" + finding.change().name().toLowerCase(Locale.ROOT)),
				Wording.of("run.verdict-" + finding.verdict()), finding.found().occurredOn(),
				subject(finding.found().subject()), Amounts.money(finding.found().amount()),
				Amounts.money(finding.countedAmount()), FindingFields.message(finding));
	}

	private static String subject(Subject subject) {
		return Stream.of(subject.visitId(), subject.departmentId(), subject.staffId(), subject.patientId())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	@Override
	public void close() {
		this.table.close();
	}

}
