package org.medaudit.intake.workbook;

/**
 * A sheet of a workbook.
 *
 * @param hidden whether a person who opens the workbook does not see it
 * @param part which part of the file holds it
 */
public record SheetName(String name, boolean hidden, String part) {
}
