package org.medaudit.report;

import java.nio.file.Path;

/**
 * The documents of one report.
 *
 * @param pdf the self-inspection report
 * @param detail one row per finding, as a workbook
 */
public record ReportFiles(Path pdf, Path detail) {
}
