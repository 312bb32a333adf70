/**
 * Workbooks as they are: sheets, rows and cells, read as a stream. Knows nothing of what
 * they mean, and never guesses at a value: whether a cell held a number is kept.
 */
package org.medaudit.rules.workbook;
