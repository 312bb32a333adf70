package org.medaudit.run.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.medaudit.rules.ColumnNeeds;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.MonthSum;
import org.medaudit.snapshot.QualityRow;

/**
 * All that is said of the data in one table for programs: RFC 4180 in UTF-8, numbers
 * plain. What a row is says its first column: column, finding, month or threshold.
 */
final class QualityCsv {

	private final PrintStream out;

	QualityCsv(PrintStream out) {
		this.out = out;
	}

	void print(List<ColumnProfile> columns, List<QualityRow> rows, List<MonthSum> months, List<Measured> measured,
			ColumnNeeds needs) {
		Writer writer = new OutputStreamWriter(this.out, StandardCharsets.UTF_8);
		CsvWriter csv = CsvWriter.builder().build(writer);
		csv.writeRecord("kind", "record", "column", "name", "rows", "nulls", "percent", "allowed", "distinct",
				"estimated", "smallest", "largest", "sum", "rules", "sample", "text");
		columns.forEach((column) -> line(csv, "column", column.record(), column.column(), "", column.rows(),
				column.nulls(), column.nullPercent(), "", column.distinct(), column.exact() ? 0 : 1, column.smallest(),
				column.largest(), column.total(), needs.rules(column.record(), column.column()).size(), "", ""));
		rows.forEach((row) -> line(csv, "finding", row.record(), row.column(), row.code(), row.rows(), "",
				row.percent(), "", "", row.estimated() ? 1 : 0, "", "", "",
				needs.rules(row.record(), row.column()).size(), row.sample(), row.text()));
		months.forEach((month) -> line(csv, "month", month.record(), "", month.month(), month.rows(), "", "", "", "",
				"", "", "", month.money(), "", "", ""));
		measured.forEach((share) -> line(csv, "threshold", share.record(), share.column(), share.parameter(),
				share.rows(), "", share.percent(), share.allowed(), "", "", "", "", "", "", "", ""));
		try {
			csv.flush();
			writer.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void line(CsvWriter csv, Object... cells) {
		csv.writeRecord(Arrays.stream(cells).map(CsvFindings::cell).toList());
	}

}
