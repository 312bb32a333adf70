package org.medaudit.rules;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A made-up workbook in the shape of the published ones. */
final class PublishedWorkbook implements AutoCloseable {

	private final XSSFWorkbook workbook = new XSSFWorkbook();

	private Sheet sheet;

	PublishedWorkbook sheet(String name) {
		this.sheet = this.workbook.createSheet(name);
		return this;
	}

	/** Cells with | between; one that begins with # is a number, an empty one is none. */
	PublishedWorkbook row(String cells) {
		Row row = this.sheet
			.createRow((this.sheet.getPhysicalNumberOfRows() == 0) ? 0 : this.sheet.getLastRowNum() + 1);
		int column = 0;
		for (String text : cells.split("\\|", -1)) {
			String cell = text.strip();
			if (!cell.isEmpty()) {
				Cell made = row.createCell(column);
				if (cell.startsWith("#")) {
					made.setCellValue(new BigDecimal(cell.substring(1)).longValueExact());
				}
				else {
					made.setCellValue(cell);
				}
			}
			column++;
		}
		return this;
	}

	PublishedWorkbook rows(String lines) {
		lines.lines().forEach(this::row);
		return this;
	}

	Path write(Path file) {
		try (OutputStream out = Files.newOutputStream(file)) {
			this.workbook.write(out);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.workbook.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
