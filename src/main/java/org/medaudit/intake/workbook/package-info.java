/**
 * Workbooks as a spreadsheet keeps them: sheets, rows and cells, read and written as a
 * stream in bounded memory, and the text that a cell stands for. Knows the types of
 * columns, but nothing of sources and snapshots; never guesses at a value.
 */
package org.medaudit.intake.workbook;
