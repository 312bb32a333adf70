package org.medaudit.report;

import org.springframework.stereotype.Component;

/**
 * Writes the self-inspection report of a run and its detail list, in the language of the
 * process. The same run gives the same files.
 */
@Component
public class SelfInspectionReport {

	/**
	 * Writes both files.
	 * @throws org.medaudit.values.ProblemsException when the run is unknown or not
	 * finished, its snapshot is gone, a template is wrong, the folder cannot be written
	 * or the system lacks the font libraries
	 */
	public ReportFiles write(ReportRequest request) {
		throw new UnsupportedOperationException();
	}

}
