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

	/** How many there were. */
	long count(Kind kind) {
		return this.seen.getOrDefault(kind, Seen.NONE).count();
	}

	/** Where the first was. */
	String first(Kind kind) {
		return this.seen.getOrDefault(kind, Seen.NONE).first();
	}

	/** In the order of their kinds; examples are told once for a workbook. */
	List<Notice> notices(String place) {
		List<Notice> notices = new ArrayList<>();
		tell(Kind.FORMULA, "intake.sheet-formulas", place, notices);
		tell(Kind.CODE_AS_NUMBER, "intake.sheet-codes-as-numbers", place, notices);
		tell(Kind.PERCENT, "intake.sheet-percents", place, notices);
		tell(Kind.HIDDEN_ROW, "intake.sheet-hidden-rows", place, notices);
		this.nameless.forEach((column, seen) -> notices
			.add(Notice.of("intake.sheet-no-header", place, Cell.letters(column), seen.count(), seen.first())));
		return notices;
	}

	private void tell(Kind kind, String code, String place, List<Notice> notices) {
		if (count(kind) > 0) {
			notices.add(Notice.of(code, place, count(kind), first(kind)));
		}
	}

	/** How many, and the first. */
	private record Seen(long count, String first) {

		private static final Seen NONE = new Seen(0, "");

		Seen plus(Seen other) {
			return new Seen(this.count + other.count, this.first);
		}

	}

}
