/**
 * Runs, outcomes, findings and their evidence in the relational database, with identity
 * across runs. Never knows which engine found them.
 */
@ApplicationModule(allowedDependencies = { "values" })
package org.medaudit.finding;

import org.springframework.modulith.ApplicationModule;
