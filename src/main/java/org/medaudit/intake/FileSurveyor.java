package org.medaudit.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * Looks at a CSV file once, in bounded memory, and says how it is written or why it
 * cannot be read.
 */
final class FileSurveyor {

	/** Longer fields are no data of a hospital; a quote is missing somewhere. */
	static final long LONGEST_FIELD = 16L << 20;

	private static final int BLOCK = 1 << 18;

	private final Problems problems;

	private final LongConsumer bytesSeen;

	/**
	 * Problems are added to the given list.
	 * @param bytesSeen told how many bytes were read since the last call
	 */
	FileSurveyor(Problems problems, LongConsumer bytesSeen) {
		this.problems = problems;
		this.bytesSeen = bytesSeen;
	}

	/** What the file is like; empty when a problem was added. */
	Optional<FileSurvey> survey(Path file, CsvForm form) {
		try (InputStream stream = Files.newInputStream(file)) {
			long length = Files.size(file);
			if (length == 0) {
				return refused("intake.file-empty", name(file));
			}
			return survey(file, form, length, stream);
		}
		catch (IOException ex) {
			return refused("intake.file-unreadable", name(file), ex.getMessage());
		}
	}

	private Optional<FileSurvey> survey(Path file, CsvForm form, long length, InputStream stream) throws IOException {
		byte[] block = new byte[BLOCK];
		int count = stream.readNBytes(block, 0, BLOCK);
		Optional<String> foreign = foreignForm(block, count);
		if (foreign.isPresent()) {
			return refused(foreign.get(), name(file));
		}
		int mark = markLength(block, count);
		CsvBytes structure = new CsvBytes(form);
		for (int from = mark; count > 0; from = 0) {
			structure.feed(block, from, count);
			this.bytesSeen.accept(count);
			if (structure.nul) {
				return refused("intake.file-binary", name(file));
			}
			count = stream.readNBytes(block, 0, BLOCK);
		}
		structure.end();
		return judge(file, form, length, structure, mark);
	}

	private Optional<FileSurvey> judge(Path file, CsvForm form, long length, CsvBytes structure, int mark)
			throws IOException {
		Optional<TextEncoding> encoding = encoding(file, form, structure, mark);
		if (encoding.isEmpty()) {
			return Optional.empty();
		}
		if (structure.openQuoteLine() > 0) {
			return refused("intake.quote-open", name(file), structure.openQuoteLine());
		}
		if (structure.longestField > LONGEST_FIELD) {
			return refused("intake.field-too-long", name(file), structure.longestFieldLine, structure.longestField,
					LONGEST_FIELD);
		}
		if (!structure.hasHeader()) {
			return refused("intake.file-empty", name(file));
		}
		boolean regular = form.isStandard() && encoding.get() != TextEncoding.GB18030 && structure.isOneRowPerLine();
		return Optional.of(new FileSurvey(file, form, length, encoding.get(),
				header(structure.headerBytes(), form, encoding.get()), structure.rows, structure.blankLines,
				structure.quotedBreaks, structure.raggedRows, structure.firstRaggedLine, structure.longestField,
				structure.longestFieldLine, structure.longestRow, structure.pairs > 0, regular));
	}

	private Optional<TextEncoding> encoding(Path file, CsvForm form, CsvBytes structure, int mark) throws IOException {
		Utf8Check utf8 = structure.utf8();
		if (form.encoding() != TextEncoding.GB18030 && utf8.broken() == 0) {
			return Optional.of((mark == 3) ? TextEncoding.UTF_8_BOM : TextEncoding.UTF_8);
		}
		// A GB18030 text has well-formed UTF-8 in it only by chance; a damaged UTF-8 file
		// may well be valid GB18030 and would be read as nonsense.
		boolean meantUtf8 = mark == 3 || form.encoding() == TextEncoding.UTF_8 || utf8.characters() > 4 * utf8.broken();
		if (form.encoding() != TextEncoding.GB18030 && meantUtf8) {
			refused("intake.encoding-utf8-broken", name(file), structure.brokenLine);
			return Optional.empty();
		}
		long undecodable = undecodableLine(file, TextEncoding.GB18030.charset());
		if (undecodable > 0) {
			refused("intake.encoding-unknown", name(file), structure.brokenLine, undecodable);
			return Optional.empty();
		}
		if (form.delimiter() >= 0x30 && form.delimiter() != ';') {
			refused("intake.delimiter-in-gb18030", name(file), String.valueOf(form.delimiter()));
			return Optional.empty();
		}
		return Optional.of(TextEncoding.GB18030);
	}

	/** The first line that the charset cannot decode; 0 when it decodes all. */
	private static long undecodableLine(Path file, Charset charset) throws IOException {
		CharsetDecoder decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
		CharBuffer characters = CharBuffer.allocate(BLOCK);
		long line = 1;
		try (ReadableByteChannel channel = Files.newByteChannel(file)) {
			boolean more = true;
			while (more) {
				more = channel.read(bytes) >= 0;
				CoderResult result = decoder.decode(bytes.flip(), characters, !more);
				bytes.compact();
				characters.flip();
				while (characters.hasRemaining()) {
					line += (characters.get() == '\n') ? 1 : 0;
				}
				characters.clear();
				if (result.isError()) {
					return line;
				}
			}
		}
		return 0;
	}

	private static List<String> header(byte[] bytes, CsvForm form, TextEncoding encoding) {
		// The bytes begin after the mark; a character cut at their end is beyond the
		// header.
		String text = new String(bytes, encoding.charset());
		try (CsvRows rows = new CsvRows(new StringReader(text), form)) {
			return rows.next() ? rows.fields() : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<String> foreignForm(byte[] block, int count) {
		if (begins(block, count, 0xFF, 0xFE) || begins(block, count, 0xFE, 0xFF)) {
			return Optional.of("intake.encoding-utf16");
		}
		if (begins(block, count, 'P', 'K', 3, 4)) {
			return Optional.of("intake.file-workbook");
		}
		int zeros = 0;
		int inspected = Math.min(count, 4096);
		for (int i = 0; i < inspected; i++) {
			zeros += (block[i] == 0) ? 1 : 0;
		}
		return (zeros > inspected / 4) ? Optional.of("intake.encoding-utf16") : Optional.empty();
	}

	private static int markLength(byte[] block, int count) {
		if (begins(block, count, 0xEF, 0xBB, 0xBF)) {
			return 3;
		}
		return begins(block, count, 0x84, 0x31, 0x95, 0x33) ? 4 : 0;
	}

	private static boolean begins(byte[] block, int count, int... expected) {
		for (int i = 0; i < expected.length; i++) {
			if (i >= count || (block[i] & 0xFF) != expected[i]) {
				return false;
			}
		}
		return true;
	}

	private static String name(Path file) {
		return file.getFileName().toString();
	}

	private Optional<FileSurvey> refused(String code, String place, Object... arguments) {
		this.problems.add(Problem.Kind.DATA, code, place, arguments);
		return Optional.empty();
	}

}
