package org.medaudit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.medaudit.finding.Finding;
import org.medaudit.finding.Run;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.figures.RunFacts;
import org.medaudit.report.figures.Tally;
import org.medaudit.report.jasper.DetailWorkbook;
import org.medaudit.report.jasper.PdfReport;
import org.medaudit.report.jasper.SameBytes;
import org.medaudit.report.page.DetailRow;
import org.medaudit.report.page.DetailRows;
import org.medaudit.report.page.QualityLines;
import org.medaudit.report.page.ReportPage;
import org.medaudit.report.page.ReportPages;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/** Reads the findings of a run once, adds them up, and writes both documents. */
final class ReportWriter {

	/** Findings whose evidence is asked for at once. */
	private static final int PIECE = 500;

	private final RunReader reader;

	private final Locale locale;

	ReportWriter(RunReader reader, Locale locale) {
		this.reader = reader;
		this.locale = locale;
	}

	ReportFiles write(RunFacts facts, Path folder, Optional<Path> templates, Path temporary) {
		PdfReport report = new PdfReport(this.locale, templates);
		DetailWorkbook workbook = new DetailWorkbook(this.locale, templates);
		Run run = facts.run();
		try {
			Files.createDirectories(folder);
			Files.createDirectories(temporary);
		}
		catch (IOException ex) {
			throw notWritable(folder, ex);
		}
		try (FindingSpool spool = new FindingSpool(temporary)) {
			Tally tally = new Tally(facts);
			this.reader.each(run.id(), (finding) -> {
				tally.add(finding);
				spool.add(finding);
			});
			this.reader.eachVisit(run.id(), tally::addVisit);
			ReportFigures figures = tally.figures(this.reader.problemRowIds(run.id(), tally.caseIds()));
			checkTotals(run, figures);
			Path pdf = pdf(report, figures, folder.resolve("self-inspection-report-" + run.id() + ".pdf"));
			Path detail = detail(workbook, figures, spool, folder.resolve("detail-list-" + run.id() + ".xlsx"),
					temporary);
			return new ReportFiles(pdf, detail);
		}
		catch (IOException | UncheckedIOException ex) {
			throw notWritable(folder, ex);
		}
	}

	/** What the run keeps and what its findings add up to must not differ. */
	private static void checkTotals(Run run, ReportFigures figures) {
		BigDecimal kept = (run.countedAmount() != null) ? run.countedAmount() : BigDecimal.ZERO;
		BigDecimal added = (figures.money().counted() != null) ? figures.money().counted() : BigDecimal.ZERO;
		if (kept.compareTo(added) != 0) {
			throw new ProblemsException(Problem.of(Problem.Kind.FAULT, "report.totals-differ", "",
					String.valueOf(run.id()), kept.toPlainString(), added.toPlainString()));
		}
	}

	/** Laid out twice: the first time tells on which pages the chapters stand. */
	private Path pdf(PdfReport report, ReportFigures figures, Path file) throws IOException {
		ReportPages pages = new ReportPages(this.locale);
		Map<String, String> anchors = report.lay(pages.of(figures, Map.of())).pages();
		ReportPage page = pages.of(figures, anchors);
		byte[] pdf = report.lay(page).pdf(page.title(), "en".equals(this.locale.getLanguage()) ? "en" : "zh-CN");
		Run run = figures.facts().run();
		Path half = half(file);
		try {
			Files.write(half, SameBytes.pdf(pdf, run.finishedAt(), run.id() + " " + run.identity().contentHash()));
			return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(half);
		}
	}

	private Path detail(DetailWorkbook workbook, ReportFigures figures, FindingSpool spool, Path file, Path temporary)
			throws IOException {
		RunFacts facts = figures.facts();
		QualityLines quality = new QualityLines(this.locale);
		DetailRows words = new DetailRows(this.locale, facts.rules(), facts.chapters());
		Path written = Files.createTempFile(temporary, "detail", ".xlsx");
		Path half = half(file);
		try {
			workbook.write(new Rows(facts.run().id(), spool, words), spool.count(), words.sheet(), quality.of(figures),
					quality.sheet(), written, temporary);
			SameBytes.zip(written, half);
			return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(written);
			Files.deleteIfExists(half);
		}
	}

	private static Path half(Path file) {
		return file.resolveSibling("." + file.getFileName() + ".half");
	}

	private static ProblemsException notWritable(Path folder, Exception cause) {
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, "report.folder-not-writable", folder.toString(),
				String.valueOf(cause.getMessage())));
	}

	/** The rows of the detail list, their evidence asked for piece by piece. */
	private final class Rows implements Iterator<DetailRow> {

		private final long runId;

		private final FindingSpool spool;

		private final DetailRows words;

		private final Deque<DetailRow> waiting = new ArrayDeque<>();

		private Rows(long runId, FindingSpool spool, DetailRows words) {
			this.runId = runId;
			this.spool = spool;
			this.words = words;
		}

		@Override
		public boolean hasNext() {
			if (this.waiting.isEmpty()) {
				List<Finding> piece = this.spool.next(PIECE);
				Map<String, List<String>> rowIds = piece.isEmpty() ? Map.of() : ReportWriter.this.reader
					.problemRowIds(this.runId, piece.stream().map((finding) -> finding.found().findingId()).toList());
				piece.forEach((finding) -> this.waiting
					.add(this.words.of(finding, rowIds.getOrDefault(finding.found().findingId(), List.of()))));
			}
			return !this.waiting.isEmpty();
		}

		@Override
		public DetailRow next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return this.waiting.remove();
		}

	}

}
