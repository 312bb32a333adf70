package org.medaudit.intake.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The texts that the cells of a workbook share, by number. A few stay in memory; beyond
 * that they lie in a temporary file, because a sheet of a million numbered lines has
 * millions of them. For one thread.
 */
final class SharedTexts implements AutoCloseable {

	/** Characters that are kept in memory, each text counted with what holds it. */
	static final int MOST_IN_MEMORY = 8 << 20;

	private static final int HOLDER = 40;

	// The place of every so many-th text is known, those between are found by stepping.
	private static final int STEP = 16;

	private static final int REMEMBERED = 1 << 14;

	private static final int BUFFER = 1 << 16;

	private final int mostInMemory;

	private final List<String> kept = new ArrayList<>();

	private long characters;

	private int count;

	private FileChannel file;

	private long[] places = new long[1024];

	private long written;

	private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

	private final int[] rememberedNumbers = new int[REMEMBERED];

	private final String[] remembered = new String[REMEMBERED];

	private final ByteBuffer window = ByteBuffer.allocate(BUFFER).limit(0);

	private long windowAt;

	private SharedTexts(int mostInMemory) {
		this.mostInMemory = mostInMemory;
	}

	/** Reads the part of a workbook that holds them; null where it has none. */
	static SharedTexts read(InputStream part, int mostInMemory) throws IOException, SAXException {
		SharedTexts texts = new SharedTexts(mostInMemory);
		try {
			if (part != null) {
				SheetParser.parse(part, texts.new Handler());
				texts.flush();
			}
			return texts;
		}
		catch (IOException | SAXException | RuntimeException ex) {
			texts.close();
			throw ex;
		}
	}

	/**
	 * One of them.
	 * @throws SAXException when there is none of this number
	 */
	String text(String number) throws SAXException {
		int wanted;
		try {
			wanted = Integer.parseInt(number.strip());
		}
		catch (NumberFormatException ex) {
			throw new SAXException("no shared text " + number, ex);
		}
		if (wanted < 0 || wanted >= this.count) {
			throw new SAXException("no shared text " + number);
		}
		return (wanted < this.kept.size()) ? this.kept.get(wanted) : filed(wanted);
	}

	boolean inMemory() {
		return this.file == null;
	}

	private void add(String text) throws IOException {
		this.characters += text.length() + HOLDER;
		if (this.file == null && this.characters <= this.mostInMemory) {
			this.kept.add(text);
		}
		else {
			file(text);
		}
		this.count++;
	}

	private void file(String text) throws IOException {
		if (this.file == null) {
			Path path = Files.createTempFile("texts", ".bin");
			this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE);
		}
		int ordinal = this.count - this.kept.size();
		if (ordinal % STEP == 0) {
			if (ordinal / STEP == this.places.length) {
				this.places = Arrays.copyOf(this.places, 2 * this.places.length);
			}
			this.places[ordinal / STEP] = this.written + this.pending.size();
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.pending.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
		this.pending.writeBytes(bytes);
		if (this.pending.size() >= BUFFER) {
			flush();
		}
	}

	private void flush() throws IOException {
		if (this.file != null) {
			ByteBuffer bytes = ByteBuffer.wrap(this.pending.toByteArray());
			while (bytes.hasRemaining()) {
				this.written += this.file.write(bytes, this.written);
			}
			this.pending.reset();
		}
	}

	private String filed(int wanted) {
		int slot = wanted % REMEMBERED;
		if (this.remembered[slot] == null || this.rememberedNumbers[slot] != wanted) {
			this.rememberedNumbers[slot] = wanted;
			this.remembered[slot] = read(wanted - this.kept.size());
		}
		return this.remembered[slot];
	}

	private String read(int ordinal) {
		try {
			long place = this.places[ordinal / STEP];
			for (int i = 0; i < ordinal % STEP; i++) {
				place += Integer.BYTES + length(place);
			}
			byte[] bytes = new byte[length(place)];
			copy(place + Integer.BYTES, bytes);
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int length(long place) throws IOException {
		byte[] bytes = new byte[Integer.BYTES];
		copy(place, bytes);
		return ByteBuffer.wrap(bytes).getInt();
	}

	/** Texts are mostly asked for in their order, so what lies near is read along. */
	private void copy(long place, byte[] into) throws IOException {
		int done = 0;
		while (done < into.length) {
			long at = place + done;
			if (at < this.windowAt || at >= this.windowAt + this.window.limit()) {
				this.window.clear();
				this.windowAt = at;
				int read = this.file.read(this.window, at);
				this.window.limit(Math.max(read, 0));
				if (read <= 0) {
					throw new IOException("the temporary file ended early");
				}
			}
			int from = Math.toIntExact(at - this.windowAt);
			int some = Math.min(into.length - done, this.window.limit() - from);
			System.arraycopy(this.window.array(), from, into, done, some);
			done += some;
		}
	}

	@Override
	public void close() throws IOException {
		if (this.file != null) {
			this.file.close();
		}
	}

	/** A text may be in pieces; how it is pronounced (rPh) is no part of it. */
	private final class Handler extends DefaultHandler {

		private final StringBuilder text = new StringBuilder();

		private boolean inText;

		private boolean inPronunciation;

		@Override
		public void startElement(String uri, String localName, String qName, Attributes attributes) {
			switch (localName) {
				case "si" -> this.text.setLength(0);
				case "t" -> this.inText = !this.inPronunciation;
				case "rPh" -> this.inPronunciation = true;
				default -> {
				}
			}
		}

		@Override
		public void characters(char[] characters, int start, int length) {
			if (this.inText) {
				this.text.append(characters, start, length);
			}
		}

		@Override
		public void endElement(String uri, String localName, String qName) throws SAXException {
			switch (localName) {
				case "t" -> this.inText = false;
				case "rPh" -> this.inPronunciation = false;
				case "si" -> {
					try {
						add(SheetParser.unescaped(this.text.toString()));
					}
					catch (IOException ex) {
						throw new SAXException(ex);
					}
				}
				default -> {
				}
			}
		}

	}

}
