package org.medaudit.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a CSV text, each with the line on which it begins. Memory is bounded by the
 * longest row. A quote inside an unquoted field is an ordinary character.
 */
final class CsvRows implements Closeable {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final Reader reader;

	private final char delimiter;

	private final char quote;

	private final char[] block = new char[1 << 16];

	private final StringBuilder field = new StringBuilder();

	private final List<String> fields = new ArrayList<>();

	private int count;

	private int position;

	private long nextLine = 1;

	private long line;

	private boolean faulty;

	private boolean begun;

	CsvRows(Reader reader, CsvForm form) {
		this.reader = reader;
		this.delimiter = form.delimiter();
		this.quote = form.quote();
	}

	/** Goes to the next row, over blank lines; false at the end. */
	boolean next() throws IOException {
		do {
			if (peek() < 0) {
				return false;
			}
			this.fields.clear();
			this.faulty = false;
			this.line = this.nextLine;
		}
		while (!row());
		return true;
	}

	/** The fields of this row. */
	List<String> fields() {
		return List.copyOf(this.fields);
	}

	/** The line on which this row begins, the first being 1. */
	long line() {
		return this.line;
	}

	/** Whether text stands after a closing quote in this row. */
	boolean isFaulty() {
		return this.faulty;
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

	/** Reads to the end of the row; false when the line is blank. */
	private boolean row() throws IOException {
		while (true) {
			boolean quoted = field();
			int end = read();
			if (end != this.delimiter) {
				boolean blank = this.fields.isEmpty() && this.field.isEmpty() && !quoted;
				this.fields.add(this.field.toString());
				lineEnd(end);
				return !blank;
			}
			this.fields.add(this.field.toString());
		}
	}

	/** Reads a field up to what ends it; whether it was quoted. */
	private boolean field() throws IOException {
		this.field.setLength(0);
		if (peek() != this.quote) {
			plain();
			return false;
		}
		read();
		quoted();
		int before = this.field.length();
		plain();
		this.faulty |= this.field.length() > before;
		return true;
	}

	private void plain() throws IOException {
		for (int next = peek(); next >= 0 && next != this.delimiter && next != '\n' && next != '\r'; next = peek()) {
			this.field.append((char) read());
		}
	}

	private void quoted() throws IOException {
		for (int next = read(); next >= 0; next = read()) {
			if (next == this.quote) {
				if (peek() != this.quote) {
					return;
				}
				read();
			}
			else if (next == '\n' || (next == '\r' && peek() != '\n')) {
				this.nextLine++;
			}
			this.field.append((char) next);
		}
	}

	private void lineEnd(int end) throws IOException {
		if (end == '\r' && peek() == '\n') {
			read();
		}
		this.nextLine++;
	}

	private int peek() throws IOException {
		while (this.position == this.count) {
			this.count = this.reader.read(this.block);
			this.position = (!this.begun && this.count > 0 && this.block[0] == BYTE_ORDER_MARK) ? 1 : 0;
			this.begun = true;
		}
		return (this.position < this.count) ? this.block[this.position] : -1;
	}

	private int read() throws IOException {
		int next = peek();
		this.position++;
		return next;
	}

}
