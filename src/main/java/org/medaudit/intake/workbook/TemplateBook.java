package org.medaudit.intake.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.medaudit.records.ColumnType;

/**
 * Writes a workbook for a hospital to fill: a sheet that explains, then one for each
 * record with its header, notes, choices and an example. All text is written as text, so
 * that nothing of it is ever taken for a formula.
 */
public final class TemplateBook implements AutoCloseable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

	// Widths and heights as the library counts them: 256th of a letter, 20th of a point.
	private static final int LETTER = 256;

	private static final short HEADER_HEIGHT = 20 * 36;

	private static final int LINE_HEIGHT = 20 * 18;

	private static final int[] GUIDE_WIDTHS = { 18, 22, 10, 60 };

	private static final int MOST_OF_A_PROMPT = 250;

	private final SXSSFWorkbook workbook = new SXSSFWorkbook(16);

	private final TemplateStyles styles = new TemplateStyles(this.workbook);

	private final String author;

	/** An empty one; the author is named at its notes. */
	public TemplateBook(String author) {
		this.author = author;
	}

	/**
	 * Adds a sheet of explanations.
	 * @param sentences each in a row of its own
	 * @param table rows of four cells, the first being its header
	 */
	public void explain(String name, String title, List<String> sentences, List<List<String>> table) {
		SXSSFSheet sheet = this.workbook.createSheet(name);
		sheet.setDisplayGridlines(false);
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setFitHeight((short) 0);
		for (int i = 0; i < GUIDE_WIDTHS.length; i++) {
			sheet.setColumnWidth(i, GUIDE_WIDTHS[i] * LETTER);
		}
		int width = IntStream.of(GUIDE_WIDTHS).sum();
		fill(sheet.createRow(0), List.of(title), this.styles.title());
		int next = 2;
		for (String sentence : sentences) {
			Row row = sheet.createRow(next);
			fill(row, List.of(sentence), this.styles.text());
			row.setHeight((short) (LINE_HEIGHT * (1 + letters(sentence) / width)));
			sheet.addMergedRegion(new CellRangeAddress(next, next, 0, GUIDE_WIDTHS.length - 1));
			next++;
		}
		next++;
		for (int i = 0; i < table.size(); i++) {
			fill(sheet.createRow(next + i), table.get(i), (i == 0) ? this.styles.header(false) : this.styles.text());
		}
	}

	private static void fill(Row row, List<String> texts, CellStyle style) {
		for (int i = 0; i < texts.size(); i++) {
			row.createCell(i).setCellValue(texts.get(i));
			row.getCell(i).setCellStyle(style);
		}
	}

	/**
	 * Adds a sheet of one record.
	 * @param needed whether there is no audit without it
	 * @param mark the note at the example
	 */
	public void record(String name, boolean needed, List<TemplateColumn> columns, String mark) {
		SXSSFSheet sheet = this.workbook.createSheet(name);
		if (needed) {
			sheet.setTabColor(IndexedColors.LIGHT_ORANGE.getIndex());
		}
		Row header = sheet.createRow(0);
		header.setHeight(HEADER_HEIGHT);
		Row example = sheet.createRow(1);
		Drawing<?> notes = sheet.createDrawingPatriarch();
		boolean marked = false;
		for (int i = 0; i < columns.size(); i++) {
			TemplateColumn column = columns.get(i);
			sheet.setDefaultColumnStyle(i, this.styles.value(column.type()));
			sheet.setColumnWidth(i, width(column) * LETTER);
			Cell head = header.createCell(i);
			head.setCellValue(column.header());
			head.setCellStyle(this.styles.header(column.required()));
			note(notes, head, column.note());
			if (!column.example().isEmpty()) {
				Cell made = example.createCell(i);
				set(made, column);
				if (!marked) {
					note(notes, made, mark);
					marked = true;
				}
			}
			choices(sheet, i, column);
		}
		sheet.createFreezePane(0, 1);
	}

	/** Writes it out; nothing can be added after. */
	public void write(OutputStream out) throws IOException {
		this.workbook.write(out);
	}

	@Override
	public void close() throws IOException {
		this.workbook.close();
	}

	private static int width(TemplateColumn column) {
		int longest = column.header().lines().mapToInt(TemplateBook::letters).max().orElse(0);
		return Math.max(11, Math.max(longest, Math.min(letters(column.example()), 28)) + 3);
	}

	/** A Chinese character is as wide as two letters. */
	private static int letters(String text) {
		return text.codePoints().map((letter) -> (letter < 0x2E80) ? 1 : 2).sum();
	}

	private void set(Cell cell, TemplateColumn column) {
		String value = column.example();
		switch (column.type()) {
			case ID, TEXT, CODE -> cell.setCellValue(value);
			case DATE -> cell.setCellValue(LocalDate.parse(value));
			case TIME -> cell.setCellValue(LocalDateTime.parse(value, TIME));
			case INT, QUANTITY, PRICE, MONEY, FLAG -> cell.setCellValue(new BigDecimal(value).doubleValue());
		}
		cell.setCellStyle(this.styles.example(column.type()));
	}

	private void note(Drawing<?> notes, Cell cell, String text) {
		CreationHelper helper = this.workbook.getCreationHelper();
		ClientAnchor anchor = helper.createClientAnchor();
		int lines = text.lines().mapToInt((line) -> 1 + letters(line) / 36).sum();
		anchor.setCol1(cell.getColumnIndex() + 1);
		anchor.setCol2(cell.getColumnIndex() + 4);
		anchor.setRow1(cell.getRowIndex() + 1);
		anchor.setRow2(cell.getRowIndex() + 2 + lines);
		Comment comment = notes.createCellComment(anchor);
		comment.setString(helper.createRichTextString(text));
		comment.setAuthor(this.author);
		comment.setAddress(cell.getRowIndex(), cell.getColumnIndex());
	}

	private static void choices(SXSSFSheet sheet, int position, TemplateColumn column) {
		List<String> allowed = (column.type() == ColumnType.FLAG) ? List.of("0", "1") : column.allowed();
		if (allowed.isEmpty()) {
			return;
		}
		DataValidationHelper helper = sheet.getDataValidationHelper();
		DataValidation validation = helper.createValidation(
				helper.createExplicitListConstraint(allowed.toArray(String[]::new)),
				new CellRangeAddressList(1, LAST_ROW, position, position));
		validation.setEmptyCellAllowed(true);
		validation.setShowErrorBox(true);
		validation.setShowPromptBox(true);
		String prompt = column.note();
		validation.createPromptBox(column.header().lines().findFirst().orElse(""),
				prompt.substring(0, Math.min(MOST_OF_A_PROMPT, prompt.length())));
		sheet.addValidationData(validation);
	}

}
