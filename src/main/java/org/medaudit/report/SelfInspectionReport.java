package org.medaudit.report;

import java.util.Locale;

import org.medaudit.finding.Findings;
import org.medaudit.finding.Run;
import org.medaudit.report.figures.RunFacts;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.springframework.stereotype.Component;

/**
 * Writes the self-inspection report of a run and its detail list, in the language of the
 * process. The same run gives the same files.
 */
@Component
public class SelfInspectionReport {

	private final RunReader reader;

	SelfInspectionReport(Findings findings) {
		this.reader = RunReader.of(findings);
	}

	/**
	 * Writes both files.
	 * @throws ProblemsException when the run is unknown or not finished, its snapshot is
	 * gone, the library lacks a rule of it, a template is wrong, the folder cannot be
	 * written or the system lacks the font libraries
	 */
	public ReportFiles write(ReportRequest request) {
		String id = String.valueOf(request.runId());
		Run run = this.reader.run(request.runId()).orElseThrow(() -> problem("report.run-missing", id));
		if (!run.finished()) {
			throw problem("report.run-unfinished", id);
		}
		Snapshot snapshot = request.snapshots()
			.list()
			.stream()
			.filter((sealed) -> sealed.id().equals(run.snapshotId()))
			.findFirst()
			.orElseThrow(() -> new ProblemsException(Problem.of(Problem.Kind.SETUP, "report.snapshot-gone",
					request.snapshots().folder().toString(), run.snapshotId(), id)));
		RunFacts facts = new RunFacts(run, this.reader.results(run.id()), snapshot.manifest(),
				quality(snapshot, request), request.library().rules(), request.library().chapters(),
				request.library().problemTypes());
		return new ReportWriter(this.reader, Locale.getDefault()).write(facts, request.folder(), request.templates(),
				request.engine().temporaryFolder());
	}

	private static QualityContents quality(Snapshot snapshot, ReportRequest request) {
		try (SnapshotReader contents = SnapshotReader.open(snapshot, request.engine())) {
			return QualityContents.read(contents);
		}
	}

	private static ProblemsException problem(String code, String run) {
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, code, "", run));
	}

}
