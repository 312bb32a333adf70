package org.medaudit.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.medaudit.snapshot.StagedFile.RefusedRow;

/**
 * A copy of a CSV file in the standard form: UTF-8, comma, every row of as many fields as
 * the header, the first field being the line on which the row begins in the original.
 *
 * @param refused rows that did not fit the header and are not in the copy
 * @param longestRow no row of the copy has more bytes
 */
record NormalisedFile(Path path, List<RefusedRow> refused, long longestRow) {

	// Two bytes of GB18030 become three at most; a quote is doubled, a field gets quotes.
	private static final int LONGEST_GROWTH = 3;

	private static final int LINE_NUMBER = 24;

	private static final int ROWS_PER_REPORT = 100_000;

	/**
	 * Writes the copy in bounded memory.
	 * @param moneyPosition of the field whose sum the account balances, or -1
	 * @param rowsDone told the rows since the last call
	 */
	static NormalisedFile write(FileSurvey survey, int moneyPosition, Path target, LongConsumer rowsDone)
			throws IOException {
		List<RefusedRow> refused = new ArrayList<>();
		int width = survey.header().size();
		Reader reader = new InputStreamReader(Files.newInputStream(survey.file()), survey.encoding().charset());
		try (CsvRows rows = new CsvRows(reader, survey.form());
				OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
				CsvWriter writer = CsvWriter.builder().build(bytes, StandardCharsets.UTF_8)) {
			Copy copy = new Copy(writer, survey.form().nullText(), width);
			rows.next();
			copy.write("line", rows.fields());
			long count = 0;
			while (rows.next()) {
				List<String> fields = rows.fields();
				if (fields.size() == width && !rows.isFaulty()) {
					copy.write(String.valueOf(rows.line()), fields);
				}
				else {
					refused.add(refused(rows, fields, width, moneyPosition));
				}
				if (++count % ROWS_PER_REPORT == 0) {
					rowsDone.accept(ROWS_PER_REPORT);
				}
			}
			rowsDone.accept(count % ROWS_PER_REPORT);
		}
		return new NormalisedFile(target, refused, LONGEST_GROWTH * survey.longestRow() + LINE_NUMBER);
	}

	/**
	 * A row that is cut short still has its money where the header says; one that is too
	 * long or badly quoted has it nobody knows where.
	 */
	private static RefusedRow refused(CsvRows rows, List<String> fields, int width, int moneyPosition) {
		boolean cutShort = !rows.isFaulty() && fields.size() < width;
		String money = (cutShort && moneyPosition >= 0 && moneyPosition < fields.size()) ? fields.get(moneyPosition)
				: null;
		return rows.isFaulty() ? new RefusedRow(rows.line(), "text-after-quote", null, null, null) : new RefusedRow(
				rows.line(), "field-count", String.valueOf(fields.size()), String.valueOf(width), money);
	}

	/** Writes rows with their line in front. */
	private record Copy(CsvWriter writer, String nullText, int width) {

		void write(String line, List<String> fields) {
			String[] row = new String[this.width + 1];
			row[0] = line;
			for (int i = 0; i < this.width; i++) {
				String field = fields.get(i);
				row[i + 1] = field.equals(this.nullText) ? "" : field;
			}
			this.writer.writeRecord(row);
		}

	}

}
