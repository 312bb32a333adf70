/**
 * Measures, owners and refunds that follow confirmed findings. Empty until the desk
 * comes.
 */
@ApplicationModule(allowedDependencies = { "values", "finding", "access" })
package org.medaudit.rectification;

import org.springframework.modulith.ApplicationModule;
