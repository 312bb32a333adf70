package org.medaudit.intake.database;

/**
 * A column of the result of a query.
 *
 * @param name in the result
 * @param own what it is called in its table, where the driver tells; else the same
 * @param type in the words of the database
 */
public record QueryColumn(String name, String own, String type, ColumnForm form) {

	/** Whether its values are bytes or lists, which are no text. */
	public boolean isBytes() {
		return this.form == ColumnForm.BYTES;
	}

}
