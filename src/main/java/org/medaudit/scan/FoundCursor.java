package org.medaudit.scan;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Findings one after the other; to be closed. */
final class FoundCursor implements Iterator<Found>, AutoCloseable {

	private final EvidenceStream stream;

	private final FindingMaker maker;

	private EvidenceGroup ahead;

	FoundCursor(EvidenceStream stream, FindingMaker maker) {
		this.stream = stream;
		this.maker = maker;
		this.ahead = read();
	}

	@Override
	public boolean hasNext() {
		return this.ahead != null;
	}

	@Override
	public Found next() {
		if (this.ahead == null) {
			throw new NoSuchElementException();
		}
		try {
			Found found = this.maker.make(this.ahead);
			this.ahead = read();
			return found;
		}
		catch (RuleFailure ex) {
			throw new IllegalStateException("a finding that could be made before", ex);
		}
	}

	private EvidenceGroup read() {
		try {
			return (this.stream == null) ? null : this.stream.next();
		}
		catch (SQLException | RuleFailure ex) {
			throw new IllegalStateException("findings that could be read before", ex);
		}
	}

	@Override
	public void close() throws SQLException {
		if (this.stream != null) {
			this.stream.close();
		}
	}

}
