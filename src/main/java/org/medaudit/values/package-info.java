/**
 * Small values and words that every room shares: problems with a place and a remedy,
 * periods, hashes, nearest names. Never Spring, never a database.
 */
@ApplicationModule(allowedDependencies = {})
package org.medaudit.values;

import org.springframework.modulith.ApplicationModule;
