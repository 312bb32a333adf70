/**
 * Figures of one run and the documents printed from them. Templates hold layout only;
 * every number is computed here.
 */
@ApplicationModule(allowedDependencies = { "values", "records", "finding", "rectification", "snapshot", "rules" })
package org.medaudit.report;

import org.springframework.modulith.ApplicationModule;
