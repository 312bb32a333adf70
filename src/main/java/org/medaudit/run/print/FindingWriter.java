package org.medaudit.run.print;

import java.util.List;

import org.medaudit.finding.Finding;

/** Writes findings one after the other in some form. */
public interface FindingWriter extends AutoCloseable {

	/**
	 * @param evidence row ids of all its problem rows
	 */
	void write(Finding finding, List<String> evidence);

	/** Ends the list. */
	@Override
	void close();

}
