package org.medaudit.run.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.medaudit.finding.Finding;

/**
 * RFC 4180 in UTF-8. A text that a spreadsheet would take for a formula is made harmless
 * by an apostrophe before it.
 */
final class CsvFindings implements FindingWriter {

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	private final Writer out;

	private final CsvWriter csv;

	CsvFindings(PrintStream out) {
		this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		this.csv = CsvWriter.builder().build(this.out);
		this.csv.writeRecord(FindingFields.NAMES);
	}

	@Override
	public void write(Finding finding, List<String> evidence) {
		Map<String, Object> fields = FindingFields.of(finding);
		fields.put("evidence", String.join(";", evidence));
		this.csv.writeRecord(FindingFields.NAMES.stream().map((name) -> cell(fields.get(name))).toList());
	}

	static String cell(Object value) {
		if (value instanceof BigDecimal number) {
			return number.toPlainString();
		}
		String text = (value != null) ? value.toString() : "";
		boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
		return (formula && !NUMBER.matcher(text).matches()) ? "'" + text : text;
	}

	@Override
	public void close() {
		try {
			this.csv.flush();
			this.out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
