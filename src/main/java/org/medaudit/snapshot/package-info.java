/**
 * The sealed columnar file that rules read: typing, validation, derived tables, manifest,
 * hash. Nothing changes a snapshot once it is sealed.
 */
@ApplicationModule(allowedDependencies = { "values", "records" })
package org.medaudit.snapshot;

import org.springframework.modulith.ApplicationModule;
