package org.medaudit.intake.workbook;

import java.util.List;

/**
 * What is known of a sheet besides its cells once it has been read to the end.
 *
 * @param merged cells that were made one
 * @param hidden columns that are not shown
 */
public record SheetShape(List<Area> merged, List<Columns> hidden) {

	public SheetShape {
		merged = List.copyOf(merged);
		hidden = List.copyOf(hidden);
	}

	/** Whether a column, counted from 0, is not shown. */
	public boolean hides(int column) {
		return this.hidden.stream().anyMatch((columns) -> columns.first() <= column && column <= columns.last());
	}

	/** Columns from one to another, counted from 0. */
	public record Columns(int first, int last) {
	}

	/**
	 * A rectangle of cells.
	 *
	 * @param columns counted from 0
	 * @param firstRow counted from 1
	 */
	public record Area(Columns columns, int firstRow, int lastRow) {

		/** Such as A1:B2. */
		public String reference() {
			return Cell.reference(this.columns.first(), this.firstRow) + ":"
					+ Cell.reference(this.columns.last(), this.lastRow);
		}

	}

}
