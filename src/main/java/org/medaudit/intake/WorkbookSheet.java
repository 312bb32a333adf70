package org.medaudit.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.medaudit.intake.workbook.Cell;
import org.medaudit.intake.workbook.CellText;
import org.medaudit.intake.workbook.SheetName;
import org.medaudit.intake.workbook.SheetRow;
import org.medaudit.intake.workbook.SheetShape;
import org.medaudit.intake.workbook.UnreadableWorkbook;
import org.medaudit.intake.workbook.WorkbookFile;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.RowSink;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.snapshot.StagedFile;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** A sheet that holds one record: looked over in one pass, staged in another. */
final class WorkbookSheet {

	private static final int ROWS_PER_REPORT = 10_000;

	private static final int MOST_AREAS = 10;

	private final RecordLayout layout;

	private final SheetName sheet;

	private final String place;

	private final SheetNotes notes = new SheetNotes();

	private final List<Notice> notices = new ArrayList<>();

	private SheetHeader header;

	private boolean titled;

	private int lastRow;

	private long rows;

	/**
	 * A sheet of a workbook.
	 * @param file the name of the workbook, for messages
	 */
	WorkbookSheet(RecordLayout layout, SheetName sheet, String file) {
		this.layout = layout;
		this.sheet = sheet;
		this.place = file + "!" + sheet.name();
	}

	RecordLayout layout() {
		return this.layout;
	}

	/** Workbook and sheet, as messages and accounts name them. */
	String place() {
		return this.place;
	}

	long rows() {
		return this.rows;
	}

	/** Example rows of a template, which are no rows. */
	long examples() {
		return this.notes.count(SheetNotes.Kind.EXAMPLE);
	}

	/** Sheet and row of the first example. */
	String firstExample() {
		return this.sheet.name() + "!" + this.notes.first(SheetNotes.Kind.EXAMPLE);
	}

	/** What it gives; empty without a header. */
	Optional<RecordLook> look() {
		return Optional.ofNullable(this.header)
			.map((found) -> RecordLook.ofHeader(this.layout, this.place, found.written(), found.mapping().positions()));
	}

	List<Notice> notices() {
		return List.copyOf(this.notices);
	}

	/** Reads the sheet once; what keeps it from being read is added to the problems. */
	void survey(WorkbookFile workbook, Problems problems) throws UnreadableWorkbook {
		SheetShape shape = workbook.read(this.sheet, (row) -> {
			if (this.header != null) {
				this.lastRow = row.number();
				this.rows += texts(row, workbook.since1904(), this.notes).isPresent() ? 1 : 0;
			}
			else if (SheetHeader.isTitle(this.layout, row)) {
				this.titled = true;
			}
			else {
				this.header = SheetHeader.of(this.layout, row, this.place, problems);
			}
		});
		if (this.header == null) {
			problems.add(Problem.Kind.DATA, "intake.sheet-empty", this.place, this.layout.name());
			return;
		}
		merged(shape, problems);
		tell(shape);
	}

	/** Merged cells hold one value for several rows, and nobody knows for which. */
	private void merged(SheetShape shape, Problems problems) {
		List<String> areas = shape.merged()
			.stream()
			.filter((area) -> area.lastRow() > this.header.row() && area.firstRow() <= this.lastRow)
			.filter((area) -> this.header.columns()
				.keySet()
				.stream()
				.anyMatch((column) -> area.columns().first() <= column && column <= area.columns().last()))
			.map(SheetShape.Area::reference)
			.toList();
		if (!areas.isEmpty()) {
			problems.add(Problem.Kind.DATA, "intake.sheet-merged", this.place,
					areas.stream().limit(MOST_AREAS).collect(Collectors.joining(", "))
							+ ((areas.size() > MOST_AREAS) ? " …" : ""),
					areas.size());
		}
	}

	private void tell(SheetShape shape) {
		if (this.sheet.hidden()) {
			this.notices.add(Notice.of("intake.sheet-hidden", this.place));
		}
		if (this.titled) {
			this.notices.add(Notice.of("intake.sheet-titled", this.place, this.header.row()));
		}
		this.notices.addAll(this.header.notices(this.layout, this.place));
		String hidden = this.header.columns()
			.keySet()
			.stream()
			.sorted()
			.filter(shape::hides)
			.map(Cell::letters)
			.collect(Collectors.joining(", "));
		if (!hidden.isEmpty()) {
			this.notices.add(Notice.of("intake.sheet-hidden-columns", this.place, hidden));
		}
		this.notices.addAll(this.notes.notices(this.place));
	}

	/**
	 * Brings the rows into the builder.
	 * @param prefix stands before the name of the workbook where there are other sources
	 */
	void stage(SnapshotBuilder builder, String prefix, WorkbookFile workbook, LongConsumer rowsDone)
			throws UnreadableWorkbook {
		List<StagedFile.Column> columns = new ArrayList<>();
		this.header.columns()
			.forEach((position, column) -> columns.add(
					new StagedFile.Column(position, column, this.header.mapping().national().contains(column.name()))));
		try (RowSink sink = builder.rows(this.layout, prefix + this.place, columns, true)) {
			SheetNotes told = new SheetNotes();
			workbook.read(this.sheet, (row) -> {
				if (row.number() > this.header.row()) {
					texts(row, workbook.since1904(), told).ifPresent((texts) -> texts.into(sink));
					if (sink.rows() % ROWS_PER_REPORT == 0) {
						rowsDone.accept(ROWS_PER_REPORT);
					}
				}
			});
			rowsDone.accept(sink.rows() % ROWS_PER_REPORT);
		}
	}

	/** The values of a row; nothing where it is the example of a template. */
	private Optional<Texts> texts(SheetRow row, boolean since1904, SheetNotes into) {
		Texts texts = new Texts(row.number(), this.header.width());
		for (Cell cell : row.cells()) {
			RecordColumn column = this.header.columns().get(cell.column());
			if (column != null) {
				CellText text = CellText.of(cell, column.type(), since1904);
				texts.add(cell.column(), column, text);
				note(cell, row, text, into);
			}
			else if (!this.header.names(cell.column())) {
				into.nameless(cell, row);
			}
		}
		if (texts.isExample(this.layout, this.header)) {
			into.add(SheetNotes.Kind.EXAMPLE, row);
			return Optional.empty();
		}
		if (row.hidden()) {
			into.add(SheetNotes.Kind.HIDDEN_ROW, row);
		}
		return Optional.of(texts);
	}

	private static void note(Cell cell, SheetRow row, CellText text, SheetNotes into) {
		if (cell.formula() && text.refused() == null) {
			into.add(SheetNotes.Kind.FORMULA, cell, row);
		}
		if (text.remark() == CellText.Remark.CODE_AS_NUMBER) {
			into.add(SheetNotes.Kind.CODE_AS_NUMBER, cell, row);
		}
		if (text.remark() == CellText.Remark.PERCENT) {
			into.add(SheetNotes.Kind.PERCENT, cell, row);
		}
	}

	/** The texts of one row, and the cells of it that are none. */
	private static final class Texts {

		private final int line;

		private final String[] values;

		private final List<Refused> refused = new ArrayList<>();

		private Texts(int line, int width) {
			this.line = line;
			this.values = new String[width];
		}

		private void add(int position, RecordColumn column, CellText text) {
			this.values[position] = text.text();
			if (text.refused() != null) {
				this.refused.add(new Refused(column.name(), text.refused(), text.text()));
			}
		}

		/** A row that bears the mark of an example but is another is refused. */
		private boolean isExample(RecordLayout layout, SheetHeader header) {
			Optional<Integer> marked = header.columns()
				.entrySet()
				.stream()
				.filter((column) -> ExampleRow.isMarked(column.getValue(), this.values[column.getKey()]))
				.map(Map.Entry::getKey)
				.findFirst();
			if (marked.isEmpty()) {
				return false;
			}
			ExampleRow example = ExampleRow.of(layout);
			boolean same = header.columns()
				.entrySet()
				.stream()
				.allMatch((column) -> example.value(column.getValue())
					.equals(Optional.ofNullable(this.values[column.getKey()]).orElse("")));
			if (!same) {
				this.refused.add(new Refused(header.columns().get(marked.get()).name(), "cell-example",
						this.values[marked.get()]));
			}
			return same;
		}

		private void into(RowSink sink) {
			this.refused.forEach((cell) -> sink.refuse(this.line, cell.column(), cell.code(), cell.found()));
			sink.row(this.line, this.values);
		}

		/** A cell that has no value. */
		private record Refused(String column, String code, String found) {
		}

	}

}
