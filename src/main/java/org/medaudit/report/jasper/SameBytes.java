package org.medaudit.report.jasper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.medaudit.values.Sha256;

/**
 * Takes out of documents what differs from one writing to the next: times, ids and names
 * by chance, so that the same report has the same bytes.
 */
public final class SameBytes {

	private static final Pattern DATE = Pattern.compile("/(?:CreationDate|ModDate)\\(D:(\\d{14})([^)]*)\\)");

	private static final Pattern IDS = Pattern.compile("/ID ?\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>\\]");

	private static final Pattern SUBSET = Pattern.compile("/([A-Z]{6})\\+NotoSansSC");

	/** The earliest time that a zip entry can name. */
	private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private SameBytes() {
	}

	/**
	 * The PDF with the time and the identity of what it reports.
	 * @param written when what it reports was finished
	 * @param identity of what it reports
	 */
	public static byte[] pdf(byte[] pdf, Instant written, String identity) {
		StringBuilder text = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
		Matcher date = DATE.matcher(text);
		while (date.find()) {
			text.replace(date.start(1), date.end(1),
					DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(written.atOffset(offset(date.group(2)))));
		}
		String id = Sha256.hex(identity).substring(0, 32);
		Matcher ids = IDS.matcher(text);
		while (ids.find()) {
			text.replace(ids.start(1), ids.end(1), id).replace(ids.start(2), ids.end(2), id);
		}
		Map<String, String> prefixes = new LinkedHashMap<>();
		Matcher subset = SUBSET.matcher(text);
		while (subset.find()) {
			text.replace(subset.start(1), subset.end(1),
					prefixes.computeIfAbsent(subset.group(1), (random) -> prefix(prefixes.size())));
		}
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String prefix(int number) {
		return "AAAAA" + (char) ('A' + number);
	}

	/** Of a suffix such as {@code +08'00'} or {@code Z}. */
	private static ZoneOffset offset(String suffix) {
		Matcher matcher = Pattern.compile("([+-]\\d{2})'(\\d{2})'?").matcher(suffix);
		return matcher.matches() ? ZoneOffset.of(matcher.group(1) + ":" + matcher.group(2)) : ZoneOffset.UTC;
	}

	/** Writes a zip again, its entries in order and without times. */
	public static void zip(Path from, Path to) {
		try (ZipFile zip = new ZipFile(from.toFile());
				OutputStream file = Files.newOutputStream(to);
				ZipOutputStream out = new ZipOutputStream(file)) {
			List<? extends ZipEntry> entries = zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
			for (ZipEntry entry : entries) {
				ZipEntry again = new ZipEntry(entry.getName());
				again.setTimeLocal(ZIP_TIME);
				out.putNextEntry(again);
				try (InputStream content = zip.getInputStream(entry)) {
					content.transferTo(out);
				}
				out.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
