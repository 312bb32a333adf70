/**
 * The screens. Empty until the desk comes.
 */
@ApplicationModule(allowedDependencies = { "values", "finding", "review", "rectification", "report", "access", "run" })
package org.medaudit.desk;

import org.springframework.modulith.ApplicationModule;
