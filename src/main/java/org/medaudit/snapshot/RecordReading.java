package org.medaudit.snapshot;

/**
 * How far a record was read whose source tells what changed, so that the next reading can
 * go on there.
 *
 * @param asked hash of what was asked of the source; where it differs, what was read
 * before answers another question
 * @param largest the largest value of the column that rises with every change, as text;
 * null where there is none
 * @param from rows from here on were read, and older ones carried over; null where all
 * were read
 */
public record RecordReading(String record, String asked, String largest, String from) {
}
