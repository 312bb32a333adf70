package org.medaudit.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.run.generate.Generator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One hospital of 20,000 lines as a folder of files and as one workbook, its numbers and
 * dates being numbers and dates there, is the same hospital.
 */
class HospitalWorkbookTest {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	@Test
	void aWorkbookGivesTheContentOfTheFiles(@TempDir Path root) throws IOException {
		Path folder = root.resolve("hospital");
		Generator.write(folder, 20_000, 7, (lines) -> {
		});
		Path workbook = write(folder, root.resolve("hospital.xlsx"));
		try (IngestHouse house = new IngestHouse(root)) {
			IngestResult files = house.ingest(folder, Optional.empty());
			IngestResult sheets = house.ingest(workbook, Optional.empty());

			assertThat(sheets.notices()).isEmpty();
			assertThat(read(sheets)).containsExactlyElementsOf(read(files));
			assertThat(sheets.snapshot().manifest().contentHash()).isEqualTo(files.snapshot().manifest().contentHash());
		}
	}

	private static List<String> read(IngestResult result) {
		return result.accounts()
			.stream()
			.map((account) -> account.record() + " " + account.rowsRead() + " " + account.rowsRejected() + " "
					+ account.moneyRead())
			.toList();
	}

	private static Path write(Path folder, Path file) throws IOException {
		try (SXSSFWorkbook workbook = new SXSSFWorkbook(100); OutputStream out = Files.newOutputStream(file)) {
			CellStyle date = workbook.createCellStyle();
			date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
			for (RecordLayout layout : RecordLayouts.all()) {
				Path csv = folder.resolve(layout.name() + ".csv");
				if (Files.exists(csv)) {
					sheet(workbook.createSheet(layout.titleZh()), layout, csv, date);
				}
			}
			workbook.write(out);
		}
		return file;
	}

	private static void sheet(Sheet sheet, RecordLayout layout, Path csv, CellStyle date) throws IOException {
		List<String> header = null;
		try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
			for (CsvRecord record : rows) {
				Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
				for (int i = 0; i < record.getFieldCount(); i++) {
					if (header == null) {
						row.createCell(i).setCellValue(record.getField(i));
					}
					else if (!record.getField(i).isEmpty()) {
						set(row.createCell(i), layout.column(header.get(i)).orElseThrow().type(), record.getField(i),
								date);
					}
				}
				header = (header != null) ? header : record.getFields();
			}
		}
	}

	private static void set(Cell cell, ColumnType type, String value, CellStyle date) {
		switch (type) {
			case ID, TEXT, CODE -> cell.setCellValue(value);
			case DATE -> {
				cell.setCellValue(LocalDate.parse(value));
				cell.setCellStyle(date);
			}
			case TIME -> {
				cell.setCellValue(LocalDateTime.parse(value, TIME));
				cell.setCellStyle(date);
			}
			case INT, QUANTITY, PRICE, MONEY, FLAG -> cell.setCellValue(new BigDecimal(value).doubleValue());
		}
	}

}
