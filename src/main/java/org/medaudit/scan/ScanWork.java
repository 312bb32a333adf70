package org.medaudit.scan;

import java.util.List;

/**
 * What the job does in its steps, apart from how it is started, recovered and counted.
 */
interface ScanWork {

	/** Rules to run, each one partition. */
	List<String> ruleIds();

	/** Once per start, also of a scan that goes on. */
	void prepare() throws Exception;

	/** Several at a time. A rule that fails in itself does not throw. */
	void judge(String ruleId) throws Exception;

	/** Whether a fault has ended the scan: no further rule is begun. */
	boolean stopped();

	void count() throws Exception;

	void finish() throws Exception;

}
