package org.medaudit.records;

/** Types of columns, as records.md names them, and how the snapshot stores them. */
public enum ColumnType {

	ID("VARCHAR", 50), TEXT("VARCHAR", 20_000), CODE("VARCHAR", 100), DATE("DATE", 0), TIME("TIMESTAMP", 0),
	INT("INTEGER", 0), QUANTITY("DECIMAL(16,4)", 4), PRICE("DECIMAL(16,6)", 6), MONEY("DECIMAL(16,2)", 2),
	FLAG("TINYINT", 0);

	private final String sqlType;

	private final int limit;

	ColumnType(String sqlType, int limit) {
		this.sqlType = sqlType;
		this.limit = limit;
	}

	/** The type of the column in a snapshot. */
	public String sqlType() {
		return this.sqlType;
	}

	/** Most characters of a text, most decimals of a number; 0 for the others. */
	public int limit() {
		return this.limit;
	}

}
