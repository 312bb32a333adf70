package org.medaudit.intake.database;

import java.sql.Types;

/** What kind of values a column of a result has, as far as their text depends on it. */
enum ColumnForm {

	TEXT, NUMBER, FLOATING, YES_NO, DATE, TIME, BYTES;

	/** The form of a type of JDBC. */
	static ColumnForm of(int type) {
		return switch (type) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> NUMBER;
			case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOATING;
			case Types.BIT, Types.BOOLEAN -> YES_NO;
			case Types.DATE -> DATE;
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TIME;
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT, Types.REF,
					Types.REF_CURSOR, Types.DATALINK ->
				BYTES;
			default -> TEXT;
		};
	}

	/** Whether values can be cut into ranges. */
	boolean hasRange() {
		return this == NUMBER || this == FLOATING || this == DATE || this == TIME;
	}

	/** Whether the database can add its values up. */
	boolean adds() {
		return this == NUMBER || this == FLOATING;
	}

}
