package org.medaudit.report.jasper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRVirtualizer;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.export.ooxml.JRXlsxExporter;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.export.SimpleXlsxExporterConfiguration;
import net.sf.jasperreports.export.SimpleXlsxReportConfiguration;

import org.medaudit.report.page.DetailRow;
import org.medaudit.report.page.QualityLine;

/**
 * Writes the detail list as a workbook, page by page through a file, however long it is.
 */
public final class DetailWorkbook {

	/** Folder of its templates. */
	static final String REPORT = "detail-list";

	/** Laid out pages, of some hundred rows each, that are held at a time. */
	private static final int PAGES_HELD = 3;

	private static final int SWAP_BLOCK = 8192;

	private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();

	private final Map<String, Object> parameters;

	/**
	 * Compiles the templates.
	 * @param outside a folder of templates in the place of the packed ones
	 * @throws org.medaudit.values.ProblemsException when a template is wrong
	 */
	public DetailWorkbook(Locale locale, Optional<Path> outside) {
		Templates templates = new Templates(this.context, REPORT, outside);
		this.parameters = new HashMap<>(templates.compile("detail"));
		this.parameters.putAll(templates.compile("quality"));
		this.parameters.put(JRParameter.REPORT_LOCALE, Locale.ROOT);
		this.parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, PdfReport.wording(locale));
	}

	/**
	 * Writes a workbook of two sheets: the findings, and what is known of the data.
	 * @param count of the rows
	 * @param sheet name of the first
	 * @param qualitySheet name of the second
	 * @param temporary a folder for what does not fit into memory
	 */
	public void write(Iterator<DetailRow> rows, long count, String sheet, List<QualityLine> quality,
			String qualitySheet, Path file, Path temporary) {
		JRSwapFileVirtualizer virtualizer = new JRSwapFileVirtualizer(PAGES_HELD,
				new JRSwapFile(this.context, temporary.toString(), SWAP_BLOCK, SWAP_BLOCK), true);
		try (OutputStream out = Files.newOutputStream(file)) {
			List<JasperPrint> sheets = List.of(fill("detail", rows, count, virtualizer),
					fill("quality", quality.iterator(), quality.size(), virtualizer));
			virtualizer.setReadOnly(true);
			export(sheets, new String[] { sheet, qualitySheet }, out);
		}
		catch (JRException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			virtualizer.cleanup();
		}
	}

	private JasperPrint fill(String template, Iterator<?> rows, long count, JRVirtualizer virtualizer)
			throws JRException {
		Map<String, Object> filled = new HashMap<>(this.parameters);
		filled.put("rows", Math.toIntExact(count));
		filled.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
		return JasperFillManager.getInstance(this.context)
			.fill((JasperReport) this.parameters.get(template), filled, new RecordRows(rows, CellText::safe));
	}

	private void export(List<JasperPrint> prints, String[] sheets, OutputStream out) throws JRException {
		SimpleXlsxReportConfiguration layout = new SimpleXlsxReportConfiguration();
		layout.setSheetNames(sheets);
		SimpleXlsxExporterConfiguration workbook = new SimpleXlsxExporterConfiguration();
		workbook.setMetadataTitle(sheets[0]);
		workbook.setMetadataApplication("MedAudit");
		JRXlsxExporter exporter = new JRXlsxExporter(this.context);
		exporter.setExporterInput(SimpleExporterInput.getInstance(prints));
		exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
		exporter.setConfiguration(layout);
		exporter.setConfiguration(workbook);
		exporter.exportReport();
	}

}
