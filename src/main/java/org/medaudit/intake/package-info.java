/**
 * Reads a hospital's records from files and mappings into a snapshot. Never judges them.
 */
@ApplicationModule(allowedDependencies = { "values", "records", "snapshot" })
package org.medaudit.intake;

import org.springframework.modulith.ApplicationModule;
