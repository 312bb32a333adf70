/**
 * The rule library as data: rule folders, knowledge tables, parameters, their checks and
 * lock. Never touches a database.
 */
@ApplicationModule(allowedDependencies = { "values", "records" })
package org.medaudit.rules;

import org.springframework.modulith.ApplicationModule;
