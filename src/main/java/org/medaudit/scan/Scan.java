package org.medaudit.scan;

import org.medaudit.finding.Run;

import org.springframework.stereotype.Component;

/** Judges a snapshot by all running rules and stores what they find. */
@Component
public class Scan {

	/**
	 * Carries out a scan, or goes on with the unfinished one of the same snapshot, rules,
	 * knowledge and parameters. A rule that fails ends alone.
	 * @return the finished run
	 * @throws org.medaudit.values.ProblemsException when the snapshot was built with
	 * other parameters, cannot be read, or the engine lacks memory or disk
	 */
	public Run run(ScanRequest request, ScanProgress progress) {
		throw new UnsupportedOperationException();
	}

}
