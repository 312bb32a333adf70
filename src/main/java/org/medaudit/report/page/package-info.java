/**
 * The report as texts ready to be printed, in one language. Takes every number from the
 * figures and computes none.
 */
package org.medaudit.report.page;
