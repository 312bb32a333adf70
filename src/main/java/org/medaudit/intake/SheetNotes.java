package org.medaudit.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.intake.workbook.Cell;
import org.medaudit.intake.workbook.SheetRow;

/** What is worth telling of the cells of a sheet: how many, and where the first is. */
final class SheetNotes {

	private final Map<Kind, Seen> seen = new EnumMap<>(Kind.class);

	private final Map<Integer, Seen> nameless = new TreeMap<>();

	/** What is told. */
	enum Kind {

		FORMULA, CODE_AS_NUMBER, PERCENT, HIDDEN_ROW, EXAMPLE

	}

	void add(Kind kind, Cell cell, SheetRow row) {
		this.seen.merge(kind, new Seen(1, Cell.reference(cell.column(), row.number())), Seen::plus);
	}

	void add(Kind kind, SheetRow row) {
		this.seen.merge(kind, new Seen(1, String.valueOf(row.number())), Seen::plus);
	}

	/** A value under no header is lost. */
	void nameless(Cell cell, SheetRow row) {
		this.nameless.merge(cell.column(), new Seen(1, Cell.reference(cell.column(), row.number())), Seen::plus);
	}

	/** In the order of their kinds. */
	List<Notice> notices(String place) {
		List<Notice> notices = new ArrayList<>();
		this.seen.forEach((kind, seen) -> notices.add(Notice.of(switch (kind) {
			case FORMULA -> "intake.sheet-formulas";
			case CODE_AS_NUMBER -> "intake.sheet-codes-as-numbers";
			case PERCENT -> "intake.sheet-percents";
			case HIDDEN_ROW -> "intake.sheet-hidden-rows";
			case EXAMPLE -> "intake.sheet-example";
		}, place, seen.count(), seen.first())));
		this.nameless.forEach((column, seen) -> notices
			.add(Notice.of("intake.sheet-no-header", place, Cell.letters(column), seen.count(), seen.first())));
		return notices;
	}

	/** How many, and the first. */
	private record Seen(long count, String first) {

		Seen plus(Seen other) {
			return new Seen(this.count + other.count, this.first);
		}

	}

}
