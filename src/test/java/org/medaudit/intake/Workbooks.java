package org.medaudit.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as hospitals make them: each cell by the kind of its value. */
final class Workbooks {

	static final String[] VISIT = { "visit_id", "patient_id", "visit_kind", "department_id", "admitted_at",
			"discharged_at" };

	static final Object[] VISIT_ROW = { "v1", "p1", "21", "d1", LocalDateTime.of(2026, 3, 1, 8, 0),
			LocalDateTime.of(2026, 3, 5, 10, 0) };

	static final String[] CHARGE = { "charge_id", "visit_id", "charged_at", "item_code", "item_name", "fee_class",
			"quantity", "unit_price", "amount" };

	static final Object[] CHARGE_ROW = { "c1", "v1", LocalDateTime.of(2026, 3, 2, 9, 0), "A1", "bed", "01", 1, 50,
			new BigDecimal("50.00") };

	private final XSSFWorkbook workbook = new XSSFWorkbook();

	/** A cell that a format shows otherwise. */
	record Shown(Object value, String format) {
	}

	/** A formula, and what it gave when it was calculated; null for never. */
	record Formula(String text, Object result) {
	}

	/** With the two records that an audit needs. */
	static Workbooks whole() {
		return new Workbooks().sheet("visit", VISIT, VISIT_ROW).sheet("charge", CHARGE, CHARGE_ROW);
	}

	Workbooks sheet(String name, Object[]... rows) {
		XSSFSheet sheet = this.workbook.createSheet(name);
		for (Object[] values : rows) {
			row(sheet, values);
		}
		return this;
	}

	Workbooks on(String name, Consumer<XSSFSheet> change) {
		change.accept(this.workbook.getSheet(name));
		return this;
	}

	Workbooks with(Consumer<XSSFWorkbook> change) {
		change.accept(this.workbook);
		return this;
	}

	Workbooks row(String sheet, Object... values) {
		row(this.workbook.getSheet(sheet), values);
		return this;
	}

	private void row(XSSFSheet sheet, Object[] values) {
		Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
		for (int i = 0; i < values.length; i++) {
			if (values[i] != null) {
				set(row.createCell(i), values[i]);
			}
		}
	}

	private void set(Cell cell, Object value) {
		if (value instanceof Shown shown) {
			set(cell, shown.value());
			cell.setCellStyle(style(shown.format()));
		}
		else if (value instanceof Formula formula) {
			cell.setCellFormula(formula.text());
			if (formula.result() != null) {
				set(cell, formula.result());
			}
		}
		else if (value instanceof LocalDateTime time) {
			cell.setCellValue(time);
			cell.setCellStyle(style("yyyy-mm-dd hh:mm:ss"));
		}
		else if (value instanceof LocalDate date) {
			cell.setCellValue(date);
			cell.setCellStyle(style("yyyy/m/d"));
		}
		else if (value instanceof Number number) {
			cell.setCellValue(number.doubleValue());
		}
		else if (value instanceof Boolean truth) {
			cell.setCellValue(truth);
		}
		else if (value instanceof org.apache.poi.ss.usermodel.FormulaError error) {
			cell.setCellErrorValue(error.getCode());
		}
		else {
			cell.setCellValue((String) value);
		}
	}

	private CellStyle style(String format) {
		CellStyle style = this.workbook.createCellStyle();
		style.setDataFormat(this.workbook.createDataFormat().getFormat(format));
		return style;
	}

	Path write(Path file) {
		try (this.workbook; OutputStream out = Files.newOutputStream(file)) {
			this.workbook.write(out);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] bytes() {
		try (this.workbook; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			this.workbook.write(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A package written by hand, of the parts that are given. */
	static Path zipped(Path file, Map<String, String> parts) {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (Map.Entry<String, String> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
			}
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The parts of a workbook of one sheet.
	 * @param core type of the relation to the workbook
	 * @param content type of the workbook
	 */
	static Map<String, String> parts(String core, String content, String name, String sheet) {
		String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("[Content_Types].xml",
				"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
						+ content
						+ "\"/><Override PartName=\"/xl/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
		parts.put("_rels/.rels",
				"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
						+ core + "\" Target=\"xl/workbook.xml\"/></Relationships>");
		parts.put("xl/workbook.xml",
				"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + office
						+ "\"><sheets><sheet name=\"" + name + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
		parts.put("xl/_rels/workbook.xml.rels",
				"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
						+ office + "/worksheet\" Target=\"sheet1.xml\"/></Relationships>");
		parts.put("xl/sheet1.xml", sheet);
		return parts;
	}

}
