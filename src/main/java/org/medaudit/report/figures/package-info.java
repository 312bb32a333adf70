/**
 * Every number of the report, computed from the findings of one run. Knows no wording and
 * no layout.
 */
package org.medaudit.report.figures;
