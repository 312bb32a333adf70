package org.medaudit.intake;

import java.io.ByteArrayOutputStream;

/**
 * The structure of a CSV file, followed byte by byte in bounded memory. Delimiter, quote
 * and line ends are never part of a longer character, neither in UTF-8 nor (below 0x30)
 * in GB18030.
 */
final class CsvBytes {

	/** More than this is no header, and no memory is spent on it. */
	static final int LONGEST_HEADER = 1 << 20;

	private static final byte ORDINARY = 0;

	private static final byte DELIMITER = 1;

	private static final byte QUOTE = 2;

	private static final byte CARRIAGE_RETURN = 3;

	private static final byte LINE_FEED = 4;

	private static final byte HIGH = 5;

	private static final byte NUL = 6;

	private static final int FIELD_START = 0;

	private static final int PLAIN = 1;

	private static final int QUOTED = 2;

	private static final int QUOTE_CLOSED = 3;

	private final byte[] kinds = new byte[256];

	private final Utf8Check utf8 = new Utf8Check();

	private final ByteArrayOutputStream header = new ByteArrayOutputStream();

	private int state = FIELD_START;

	private boolean afterReturn;

	private boolean faulty;

	private long offset;

	private long rowStart;

	private long fieldStart;

	private int fields = 1;

	private int headerFields;

	private long line = 1;

	private long rowLine = 1;

	private long fieldLine = 1;

	long headerLine;

	long brokenLine;

	long rows;

	long blankLines;

	long quotedBreaks;

	long strayQuotes;

	long raggedRows;

	long firstRaggedLine;

	long longestField;

	long longestFieldLine;

	long longestRow;

	long lineFeeds;

	long pairs;

	long returns;

	boolean blankBeforeRow;

	boolean nul;

	CsvBytes(CsvForm form) {
		for (int i = 0x80; i < 0x100; i++) {
			this.kinds[i] = HIGH;
		}
		this.kinds[0] = NUL;
		this.kinds['\n'] = LINE_FEED;
		this.kinds['\r'] = CARRIAGE_RETURN;
		this.kinds[form.delimiter()] = DELIMITER;
		this.kinds[form.quote()] = QUOTE;
	}

	/** The next bytes of the file, after a byte order mark. */
	void feed(byte[] bytes, int from, int to) {
		if (this.headerFields == 0 && this.header.size() <= LONGEST_HEADER) {
			this.header.write(bytes, from, to - from);
		}
		long base = this.offset - from;
		int i = from;
		while (i < to) {
			int begin = i;
			while (i < to && this.kinds[bytes[i] & 0xFF] == ORDINARY) {
				i++;
			}
			if (i > begin) {
				checkLow();
				text();
				if (i == to) {
					break;
				}
			}
			int value = bytes[i] & 0xFF;
			if (value >= 0x80) {
				i = high(bytes, i, to);
			}
			else {
				checkLow();
				special(this.kinds[value], base + i);
				i++;
			}
		}
		this.offset += to - from;
	}

	/** After the last byte. */
	void end() {
		checkLow();
		if (this.state != QUOTED && this.offset > this.rowStart) {
			endField(this.offset);
			endRow(this.offset);
		}
	}

	/** The line on which a quoted field opened that the file never closes; 0 if none. */
	long openQuoteLine() {
		return (this.state == QUOTED) ? this.fieldLine : 0;
	}

	boolean hasHeader() {
		return this.headerFields > 0;
	}

	/** The bytes of the file up to the end of the header row at least. */
	byte[] headerBytes() {
		return this.header.toByteArray();
	}

	Utf8Check utf8() {
		return this.utf8;
	}

	/** Whether rows stand one to a line, below a header on the first line. */
	boolean isOneRowPerLine() {
		int kindsOfEnds = (this.lineFeeds > 0 ? 1 : 0) + (this.pairs > 0 ? 1 : 0) + (this.returns > 0 ? 2 : 0);
		return this.headerLine == 1 && this.headerFields > 1 && this.raggedRows == 0 && this.quotedBreaks == 0
				&& this.strayQuotes == 0 && !this.blankBeforeRow && kindsOfEnds <= 1;
	}

	private int high(byte[] bytes, int from, int to) {
		text();
		int i = from;
		while (i < to && bytes[i] < 0) {
			if (!this.utf8.high(bytes[i] & 0xFF)) {
				broken();
			}
			i++;
		}
		return i;
	}

	private void checkLow() {
		if (this.utf8.isOpen() && !this.utf8.low()) {
			broken();
		}
	}

	private void broken() {
		if (this.brokenLine == 0) {
			this.brokenLine = this.line;
		}
	}

	private void text() {
		this.afterReturn = false;
		if (this.state == FIELD_START) {
			this.state = PLAIN;
		}
		else if (this.state == QUOTE_CLOSED) {
			this.faulty = true;
			this.state = PLAIN;
		}
	}

	private void special(byte kind, long at) {
		boolean second = this.afterReturn && kind == LINE_FEED;
		this.afterReturn = kind == CARRIAGE_RETURN;
		switch (kind) {
			case DELIMITER -> {
				if (this.state != QUOTED) {
					endField(at);
					this.fields++;
					this.fieldStart = at + 1;
				}
			}
			case QUOTE -> quote();
			case CARRIAGE_RETURN, LINE_FEED -> lineEnd(kind, second, at);
			default -> this.nul = true;
		}
	}

	private void quote() {
		switch (this.state) {
			case FIELD_START -> {
				this.state = QUOTED;
				this.fieldLine = this.line;
			}
			case QUOTED -> this.state = QUOTE_CLOSED;
			case QUOTE_CLOSED -> this.state = QUOTED;
			default -> this.strayQuotes++;
		}
	}

	private void lineEnd(byte kind, boolean second, long at) {
		if (second) {
			this.returns--;
			this.pairs++;
			if (this.state != QUOTED) {
				this.rowStart = at + 1;
				this.fieldStart = at + 1;
			}
			return;
		}
		if (this.state == QUOTED) {
			this.quotedBreaks++;
		}
		else {
			endField(at);
			endRow(at);
			this.rowStart = at + 1;
			this.fieldStart = at + 1;
		}
		this.line++;
		if (this.state != QUOTED) {
			this.rowLine = this.line;
			this.fieldLine = this.line;
		}
		if (kind == LINE_FEED) {
			this.lineFeeds++;
		}
		else {
			this.returns++;
		}
	}

	private void endField(long at) {
		long length = at - this.fieldStart;
		if (length > this.longestField) {
			this.longestField = length;
			this.longestFieldLine = (this.state == QUOTE_CLOSED) ? this.fieldLine : this.line;
		}
		this.state = FIELD_START;
	}

	private void endRow(long at) {
		if (at == this.rowStart) {
			this.blankLines++;
		}
		else if (this.headerFields == 0) {
			this.headerFields = this.fields;
			this.headerLine = this.rowLine;
			this.blankBeforeRow = this.blankLines > 0;
		}
		else {
			row(at);
		}
		this.fields = 1;
		this.faulty = false;
	}

	private void row(long at) {
		this.rows++;
		this.longestRow = Math.max(this.longestRow, at - this.rowStart);
		if (this.fields != this.headerFields || this.faulty) {
			this.raggedRows++;
			this.firstRaggedLine = (this.firstRaggedLine == 0) ? this.rowLine : this.firstRaggedLine;
		}
		// A row below a blank line is no longer on the line that its number tells.
		this.blankBeforeRow |= this.blankLines > 0;
	}

}
