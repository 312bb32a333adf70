package org.medaudit.intake.database;

/** Is told how the reading of a database goes on; called by several threads. */
public interface ReadingListener {

	/**
	 * More rows were read.
	 * @param rows below nothing when rows are read again
	 */
	void rows(String origin, long rows);

	/** A connection was lost, and a part is about to be begun again. */
	void lost(String origin, int beginnings);

}
