/**
 * Who may do what. Empty until the desk comes: the rights of people belong here and
 * nowhere else.
 */
@ApplicationModule(allowedDependencies = { "values" })
package org.medaudit.access;

import org.springframework.modulith.ApplicationModule;
