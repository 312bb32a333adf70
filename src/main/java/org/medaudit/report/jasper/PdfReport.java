package org.medaudit.report.jasper;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRPrintAnchor;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;

import org.medaudit.report.page.ReportPage;
import org.medaudit.report.page.ReportPages;

/** Lays the report out and writes it as PDF. */
public final class PdfReport {

	/** Folder of its templates. */
	static final String REPORT = "self-inspection";

	private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();

	private final Glyphs glyphs;

	private final Map<String, Object> parameters;

	/**
	 * Compiles the templates.
	 * @param outside a folder of templates in the place of the packed ones
	 * @throws org.medaudit.values.ProblemsException when a template is wrong or the
	 * system lacks the font libraries
	 */
	public PdfReport(Locale locale, Optional<Path> outside) {
		this.glyphs = Glyphs.open();
		this.parameters = new HashMap<>(new Templates(this.context, REPORT, outside).compile("report"));
		this.parameters.put(JRParameter.REPORT_LOCALE, Locale.ROOT);
		this.parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, wording(locale));
	}

	static ResourceBundle wording(Locale locale) {
		return ResourceBundle.getBundle("messages/report",
				"en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.ROOT,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** Lays a report out. */
	public Laid lay(ReportPage page) {
		try {
			return new Laid(JasperFillManager.getInstance(this.context)
				.fill((JasperReport) this.parameters.get("report"), new HashMap<>(this.parameters),
						new RecordRows(List.of(page).iterator(), this.glyphs::visible)));
		}
		catch (JRException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A report with its pages. */
	public final class Laid {

		private final JasperPrint print;

		private Laid(JasperPrint print) {
			this.print = print;
		}

		/**
		 * The number of the page on which each anchor stands, and how many pages there
		 * are.
		 */
		public Map<String, String> pages() {
			Map<String, String> pages = new HashMap<>();
			int number = 0;
			pages.put(ReportPages.TOTAL, String.valueOf(this.print.getPages().size()));
			for (JRPrintPage page : this.print.getPages()) {
				number++;
				anchors(page.getElements(), String.valueOf(number), pages);
			}
			return pages;
		}

		private static void anchors(List<JRPrintElement> elements, String number, Map<String, String> pages) {
			for (JRPrintElement element : elements) {
				if (element instanceof JRPrintAnchor anchor && anchor.getAnchorName() != null) {
					pages.putIfAbsent(anchor.getAnchorName(), number);
				}
				if (element instanceof JRPrintFrame frame) {
					anchors(frame.getElements(), number, pages);
				}
			}
		}

		/** The report as PDF. */
		public byte[] pdf(String title, String language) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
			configuration.setMetadataTitle(title);
			configuration.setMetadataCreator("MedAudit");
			configuration.setDisplayMetadataTitle(true);
			configuration.setTagLanguage(language);
			SimplePdfReportConfiguration layout = new SimplePdfReportConfiguration();
			layout.setForceLineBreakPolicy(true);
			JRPdfExporter exporter = new JRPdfExporter(PdfReport.this.context);
			exporter.setExporterInput(new SimpleExporterInput(this.print));
			exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
			exporter.setConfiguration(configuration);
			exporter.setConfiguration(layout);
			try {
				exporter.exportReport();
			}
			catch (JRException ex) {
				throw new IllegalStateException(ex);
			}
			return out.toByteArray();
		}

	}

}
