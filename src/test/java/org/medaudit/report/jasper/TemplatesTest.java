package org.medaudit.report.jasper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JasperReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.medaudit.report.page.DetailRow;
import org.medaudit.report.page.QualityLine;
import org.medaudit.report.page.ReportPage;

import static org.assertj.core.api.Assertions.assertThat;

/** Templates fit the records that they print, and hold layout only. */
class TemplatesTest {

	private static final Path FOLDER = Path.of("reports");

	private static Map<String, Object> compiled(String report, String master) {
		return new Templates(DefaultJasperReportsContext.getInstance(), report, Optional.empty()).compile(master);
	}

	private static Map<String, Class<?>> rows() {
		Map<String, Class<?>> rows = new TreeMap<>();
		rows.put("report", ReportPage.class);
		rows.put("lines", ReportPage.Line.class);
		rows.put("contents", ReportPage.ContentsLine.class);
		rows.put("cards", ReportPage.Card.class);
		rows.put("summary", ReportPage.SummaryRow.class);
		rows.put("chart", ReportPage.Bar.class);
		rows.put("documents", ReportPage.DocumentRow.class);
		rows.put("records", ReportPage.RecordRow.class);
		rows.put("quality", ReportPage.QualityRow.class);
		rows.put("thresholds", ReportPage.ThresholdRow.class);
		rows.put("columns", ReportPage.ColumnRow.class);
		rows.put("months", ReportPage.MonthRow.class);
		rows.put("chapters", ReportPage.ChapterPage.class);
		rows.put("checks", ReportPage.CheckRow.class);
		rows.put("cases", ReportPage.CaseRow.class);
		rows.put("conclusions", ReportPage.ConclusionRow.class);
		rows.put("changes", ReportPage.ChangeRow.class);
		rows.put("measures", ReportPage.MeasureRow.class);
		rows.put("bureau", ReportPage.BureauTableRow.class);
		rows.put("unproven", ReportPage.UnprovenRow.class);
		rows.put("rules", ReportPage.RuleRow.class);
		return rows;
	}

	@Test
	void everyTemplateCompilesAndIsPrintedSomewhere() throws IOException {
		Set<String> names = new TreeSet<>(compiled(PdfReport.REPORT, "report").keySet());
		names.remove(Templates.STYLES);
		assertThat(names).isEqualTo(files(PdfReport.REPORT)).isEqualTo(rows().keySet());
	}

	private static Set<String> files(String report) throws IOException {
		try (Stream<Path> files = Files.list(FOLDER.resolve(report))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".jrxml"))
				.map((name) -> name.replace(".jrxml", ""))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	@Test
	void everyFieldIsAComponentOfItsRecordAndTheReverse() {
		Map<String, Object> templates = compiled(PdfReport.REPORT, "report");
		rows().forEach((name, record) -> assertFits(name, (JasperReport) templates.get(name), record));
		assertFits("detail", (JasperReport) compiled(DetailWorkbook.REPORT, "detail").get("detail"), DetailRow.class);
		assertFits("quality", (JasperReport) compiled(DetailWorkbook.REPORT, "quality").get("quality"),
				QualityLine.class);
	}

	private static void assertFits(String name, JasperReport template, Class<?> record) {
		Map<String, String> fields = Arrays.stream(template.getFields())
			.collect(Collectors.toMap(JRField::getName, JRField::getValueClassName));
		Map<String, String> components = Arrays.stream(record.getRecordComponents())
			.collect(Collectors.toMap(RecordComponent::getName, TemplatesTest::fieldClass));
		assertThat(fields).as(name).isEqualTo(components);
	}

	private static String fieldClass(RecordComponent component) {
		if (component.getGenericType() instanceof ParameterizedType) {
			return "net.sf.jasperreports.engine.JRDataSource";
		}
		return switch (component.getType().getName()) {
			case "int" -> "java.lang.Integer";
			case "boolean" -> "java.lang.Boolean";
			default -> component.getType().getName();
		};
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "en" })
	void everyLabelHasAWording(String language) throws IOException {
		Set<String> known = PdfReport.wording(Locale.forLanguageTag(language)).keySet();
		for (String source : sources()) {
			Matcher label = Pattern.compile("\\$R\\{([^}]+)}").matcher(source);
			while (label.find()) {
				assertThat(known).contains(label.group(1));
			}
		}
	}

	@Test
	void noTemplateAsksADatabaseOrCalculates() throws IOException {
		for (String source : sources()) {
			assertThat(source).doesNotContain("<query", "<variable", "connectionExpression", "BigDecimal(", ".add(",
					".multiply(", ".divide(");
		}
	}

	private static List<String> sources() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			List<Path> templates = files.filter((file) -> file.toString().endsWith(".jrxml")).toList();
			assertThat(templates).hasSize(23);
			return templates.stream().map(TemplatesTest::read).toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
