/**
 * The command line and the order of the steps; the demonstration and its generator. Holds
 * no logic of its own about records, rules or money.
 */
@ApplicationModule(allowedDependencies = { "values", "records", "rules", "snapshot", "finding", "intake", "scan",
		"report", "delivery" })
package org.medaudit.run;

import org.springframework.modulith.ApplicationModule;
