/** Fills templates with rows of text and writes PDF and XLSX; the only user of Jasper. */
package org.medaudit.report.jasper;
