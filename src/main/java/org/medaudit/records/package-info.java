/**
 * The record layouts of a hospital's data, defined once as data: columns, types, header
 * names, value maps. Never reads a file.
 */
@ApplicationModule(allowedDependencies = { "values" })
package org.medaudit.records;

import org.springframework.modulith.ApplicationModule;
