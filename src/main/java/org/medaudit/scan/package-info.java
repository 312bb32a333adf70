/**
 * Runs the rules over a snapshot and stores what they find: grouping, cents, one yuan
 * once, restart. Nothing outside knows which engine runs.
 */
@ApplicationModule(allowedDependencies = { "values", "records", "rules", "snapshot", "finding" })
package org.medaudit.scan;

import org.springframework.modulith.ApplicationModule;
