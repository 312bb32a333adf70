package org.medaudit.rules.workbook;

/**
 * A cell that holds something.
 *
 * @param reference column and row, such as D5
 * @param text what it holds, without blanks at its ends; numbers as they are stored
 * @param number whether the workbook holds a number here, not a text
 */
public record Cell(String reference, String text, boolean number) {
}
