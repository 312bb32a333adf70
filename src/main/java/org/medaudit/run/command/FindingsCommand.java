package org.medaudit.run.command;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FindingFilter;
import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.FindingFormat;
import org.medaudit.run.print.FindingWriter;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "findings")
final class FindingsCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--run", paramLabel = "ID", descriptionKey = "option.run")
	private String run = "latest";

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
	private FindingFormat format = FindingFormat.TABLE;

	@Option(names = "--from", paramLabel = "DATE", descriptionKey = "option.findings-from", converter = DateText.class)
	private LocalDate from;

	@Option(names = "--to", paramLabel = "DATE", descriptionKey = "option.findings-to", converter = DateText.class)
	private LocalDate to;

	@Option(names = "--rule", paramLabel = "RULE", descriptionKey = "option.rule")
	private String rule;

	@Option(names = "--change", paramLabel = "CHANGE", descriptionKey = "option.change")
	private Finding.Change change;

	@Option(names = "--limit", paramLabel = "N", descriptionKey = "option.findings-limit", converter = RowCount.class)
	private Long limit;

	private long listed;

	FindingsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		try (Installation installation = this.invocation.reading().orElseThrow(this.invocation::noRuns)) {
			Run chosen = this.invocation.run(installation, this.run);
			checkRule(installation, chosen);
			FindingFilter filter = new FindingFilter(this.rule, this.change, this.from, this.to);
			FindingsWithEvidence findings = new FindingsWithEvidence(this.invocation, installation, chosen);
			try (FindingWriter writer = this.format.open(this.invocation.out())) {
				findings.each(filter, (finding, evidence) -> write(writer, finding, evidence));
			}
		}
		if (this.format == FindingFormat.TABLE) {
			hint();
		}
		return ExitCode.DONE;
	}

	private void checkRule(Installation installation, Run chosen) {
		if (this.rule == null) {
			return;
		}
		List<String> known = installation.part(Findings.class)
			.results(chosen.id())
			.stream()
			.map(RuleResult::ruleId)
			.toList();
		if (!known.contains(this.rule)) {
			String nearest = NearestName.of(this.rule, known)
				.map((name) -> Wording.of("run.use-nearest", name))
				.orElse("");
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.rule-not-in-run", "--rule", this.rule,
					nearest, String.valueOf(chosen.id())));
		}
	}

	private void write(FindingWriter writer, Finding finding, List<String> evidence) {
		this.listed++;
		if (limit() == 0 || this.listed <= limit()) {
			writer.write(finding, evidence);
		}
	}

	private void hint() {
		if (this.listed == 0) {
			this.invocation.say("run.no-findings");
		}
		else if (limit() > 0 && this.listed > limit()) {
			this.invocation.say("run.more-rows", Amounts.count(limit()));
		}
	}

	// A person cannot read more; a program must get all of it.
	private long limit() {
		if (this.limit != null) {
			return this.limit;
		}
		return (this.format == FindingFormat.TABLE) ? LimitOption.DEFAULT : 0;
	}

}
