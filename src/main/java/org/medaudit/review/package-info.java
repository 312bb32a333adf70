/**
 * Decisions on findings. Empty until the desk comes: states and their reasons belong
 * here.
 */
@ApplicationModule(allowedDependencies = { "values", "finding", "access" })
package org.medaudit.review;

import org.springframework.modulith.ApplicationModule;
