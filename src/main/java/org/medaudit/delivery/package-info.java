/**
 * Hands reports over, signed. Empty until the report package comes.
 */
@ApplicationModule(allowedDependencies = { "values", "report", "access" })
package org.medaudit.delivery;

import org.springframework.modulith.ApplicationModule;
