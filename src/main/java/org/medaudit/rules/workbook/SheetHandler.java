package org.medaudit.rules.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the cells of one sheet that hold something. */
final class SheetHandler extends DefaultHandler {

	private static final int MOST_CELLS = 2_000_000;

	private final SharedStrings shared;

	private final List<SheetRow> rows = new ArrayList<>();

	private final Map<Integer, Cell> cells = new LinkedHashMap<>();

	private final StringBuilder value = new StringBuilder();

	private int row;

	private int column;

	private String type = "";

	private boolean inValue;

	private int count;

	SheetHandler(SharedStrings shared) {
		this.shared = shared;
	}

	List<SheetRow> rows() {
		return this.rows;
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		switch (localName) {
			case "row" -> {
				String number = attributes.getValue("r");
				this.row = (number != null) ? Integer.parseInt(number) : this.row + 1;
				this.column = -1;
				this.cells.clear();
			}
			case "c" -> {
				String reference = attributes.getValue("r");
				this.column = (reference != null) ? new CellReference(reference).getCol() : this.column + 1;
				this.type = (attributes.getValue("t") != null) ? attributes.getValue("t") : "n";
				this.value.setLength(0);
			}
			// A text may be in pieces; how it is pronounced (rPh) is no part of it.
			case "v", "t" -> this.inValue = true;
			case "rPh" -> this.type = "phonetic";
			default -> {
			}
		}
	}

	@Override
	public void characters(char[] characters, int start, int length) {
		if (this.inValue && !this.type.equals("phonetic")) {
			this.value.append(characters, start, length);
		}
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		switch (localName) {
			case "v", "t" -> this.inValue = false;
			case "rPh" -> this.type = "inlineStr";
			case "c" -> cell();
			case "row" -> {
				if (!this.cells.isEmpty()) {
					this.rows.add(new SheetRow(this.row, this.cells));
				}
			}
			default -> {
			}
		}
	}

	private void cell() throws SAXException {
		String text = text().strip();
		if (text.isEmpty()) {
			return;
		}
		this.count++;
		if (this.count > MOST_CELLS) {
			throw new TooLarge(String.valueOf(MOST_CELLS));
		}
		String reference = CellReference.convertNumToColString(this.column) + this.row;
		this.cells.put(this.column, new Cell(reference, text, this.type.equals("n")));
	}

	private String text() throws SAXException {
		if (!this.type.equals("s") || this.value.isEmpty()) {
			return this.value.toString();
		}
		try {
			return this.shared.getItemAt(Integer.parseInt(this.value.toString().strip())).getString();
		}
		catch (IndexOutOfBoundsException | NumberFormatException ex) {
			throw new SAXException("no shared text " + this.value, ex);
		}
	}

	/** More cells than any published batch has. */
	static final class TooLarge extends SAXException {

		TooLarge(String most) {
			super(most);
		}

	}

}
