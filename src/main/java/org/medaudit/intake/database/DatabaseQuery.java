package org.medaudit.intake.database;

import java.util.Optional;

import org.medaudit.records.RecordLayout;

/**
 * A query of one database that gives the rows of a record.
 *
 * @param origin what the user calls it, such as {@code source.yml#charge}
 * @param place where it is written, for messages
 */
public record DatabaseQuery(RecordLayout layout, SqlText sql, Optional<Partition> partition, String origin,
		String place) {
}
