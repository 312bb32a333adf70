/**
 * The sealed columnar file that rules read: typing, validation, derived tables, manifest,
 * hash. Nothing changes a snapshot once it is sealed. Rows come in as pieces of a record,
 * and a build that was killed goes on at the first part that is not finished.
 */
@ApplicationModule(allowedDependencies = { "values", "records" })
package org.medaudit.snapshot;

import org.springframework.modulith.ApplicationModule;
