package org.medaudit.intake.database;

import java.util.Optional;

import org.medaudit.records.RecordLayout;

/**
 * A query of one database that gives the rows of a record.
 *
 * @param changes which of its rows are wanted; empty for all
 * @param origin what the user calls it, such as {@code source.yml#charge}
 * @param place where it is written, for messages
 */
public record DatabaseQuery(RecordLayout layout, SqlText sql, Optional<Partition> partition, String origin,
		String place, Optional<ChangedRows> changes) {

	/**
	 * Only the rows that changed. They are few, so that one connection reads them.
	 * @param rows which
	 * @param look what the query gives
	 */
	public DatabaseQuery changed(ChangedRows rows, QueryLook look) {
		return new DatabaseQuery(this.layout, rows.of(this.sql), Optional.empty(), this.origin, this.place,
				Optional.of(rows.typed(look)));
	}

	/** The values of its parameters. */
	QueryValues values(QueryValues all) {
		return this.changes.map((rows) -> all.with(rows.values())).orElse(all);
	}

}
