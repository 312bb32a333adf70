package org.medaudit.snapshot;

import java.time.Instant;
import java.util.List;

/**
 * How a snapshot came to its rows.
 *
 * @param base the earlier snapshot that rows were carried over from; null where all were
 * read
 * @param fullAt when the chain that this snapshot ends began with everything read
 * @param readRows how many were read, over all records
 * @param carriedRows how many were carried over, refused ones included
 * @param readings of the records whose source tells what changed
 */
public record Composition(String base, Instant fullAt, long readRows, long carriedRows, List<RecordReading> readings) {

	public Composition {
		readings = List.copyOf(readings);
	}

	public boolean composed() {
		return this.base != null;
	}

}
