package org.medaudit.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.ParserConfigurationException;

import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the part of a workbook that holds one sheet, row by row. */
final class SheetParser extends DefaultHandler {

	private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

	private final SharedTexts shared;

	private final CellFormats formats;

	private final Consumer<SheetRow> rows;

	private final List<Cell> cells = new ArrayList<>();

	private final List<SheetShape.Area> merged = new ArrayList<>();

	private final List<SheetShape.Columns> hidden = new ArrayList<>();

	private final StringBuilder value = new StringBuilder();

	private int row;

	private boolean rowHidden;

	private int column;

	private String type = "";

	private NumberFormat format = NumberFormat.PLAIN;

	private boolean formula;

	private boolean given;

	private boolean inValue;

	private boolean inPronunciation;

	SheetParser(SharedTexts shared, CellFormats formats, Consumer<SheetRow> rows) {
		this.shared = shared;
		this.formats = formats;
		this.rows = rows;
	}

	/** Parses one part of a workbook; no document type, no entities. */
	static void parse(InputStream part, DefaultHandler handler) throws IOException, SAXException {
		try (part) {
			XMLReader parser = XMLHelper.newXMLReader();
			parser.setContentHandler(handler);
			parser.setErrorHandler(handler);
			parser.parse(new InputSource(part));
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Spreadsheets write characters that XML forbids by their number. */
	static String unescaped(String text) {
		return text.contains("_x")
				? ESCAPED.matcher(text)
					.replaceAll((found) -> Matcher
						.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16)).replace("\0", "")))
				: text;
	}

	SheetShape shape() {
		return new SheetShape(this.merged, this.hidden);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) {
		switch (localName) {
			case "col" -> column(attributes);
			case "row" -> {
				String number = attributes.getValue("r");
				this.row = (number != null) ? Integer.parseInt(number) : this.row + 1;
				this.rowHidden = isTrue(attributes.getValue("hidden"));
				this.column = -1;
				this.cells.clear();
			}
			case "c" -> cell(attributes);
			case "f" -> this.formula = true;
			case "v", "t" -> {
				this.given = true;
				this.inValue = !this.inPronunciation;
			}
			case "rPh" -> this.inPronunciation = true;
			case "mergeCell" -> merge(attributes.getValue("ref"));
			default -> {
			}
		}
	}

	private void column(Attributes attributes) {
		if (isTrue(attributes.getValue("hidden"))) {
			this.hidden.add(new SheetShape.Columns(Integer.parseInt(attributes.getValue("min")) - 1,
					Integer.parseInt(attributes.getValue("max")) - 1));
		}
	}

	private void cell(Attributes attributes) {
		String reference = attributes.getValue("r");
		this.column = (reference != null) ? Cell.column(reference) : this.column + 1;
		this.type = (attributes.getValue("t") != null) ? attributes.getValue("t") : "n";
		this.format = this.formats.of(attributes.getValue("s"));
		this.formula = false;
		this.given = false;
		this.value.setLength(0);
	}

	private void merge(String reference) {
		String[] corners = reference.split(":");
		String last = corners[corners.length - 1];
		this.merged.add(new SheetShape.Area(new SheetShape.Columns(Cell.column(corners[0]), Cell.column(last)),
				number(corners[0]), number(last)));
	}

	private static int number(String reference) {
		return Integer.parseInt(reference.replaceFirst("^[A-Z]+", ""));
	}

	private static boolean isTrue(String value) {
		return "1".equals(value) || "true".equals(value);
	}

	@Override
	public void characters(char[] characters, int start, int length) {
		if (this.inValue) {
			this.value.append(characters, start, length);
		}
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		switch (localName) {
			case "v", "t" -> this.inValue = false;
			case "rPh" -> this.inPronunciation = false;
			case "c" -> cell();
			case "row" -> {
				if (!this.cells.isEmpty()) {
					this.rows.accept(new SheetRow(this.row, this.rowHidden, this.cells));
				}
			}
			default -> {
			}
		}
	}

	private void cell() throws SAXException {
		if (!this.given) {
			if (this.formula) {
				this.cells.add(new Cell(this.column, Cell.Kind.UNKNOWN, "", true, this.format));
			}
			return;
		}
		String text = text().strip();
		if (!text.isEmpty()) {
			this.cells.add(new Cell(this.column, kind(), text, this.formula, this.format));
		}
	}

	private String text() throws SAXException {
		return switch (this.type) {
			case "s" -> this.value.isEmpty() ? "" : this.shared.text(this.value.toString());
			case "str", "inlineStr" -> unescaped(this.value.toString());
			default -> this.value.toString();
		};
	}

	private Cell.Kind kind() {
		return switch (this.type) {
			case "n" -> Cell.Kind.NUMBER;
			case "b" -> Cell.Kind.TRUTH;
			case "e" -> Cell.Kind.ERROR;
			default -> Cell.Kind.TEXT;
		};
	}

}
