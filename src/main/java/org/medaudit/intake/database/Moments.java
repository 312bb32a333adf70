package org.medaudit.intake.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the transactions of a reading so that they see one moment as far as the database
 * can do that, and knows whether it did.
 */
final class Moments {

	private final DatabaseLogin login;

	private final Set<String> later = ConcurrentHashMap.newKeySet();

	private Optional<String> shared = Optional.empty();

	Moments(DatabaseLogin login) {
		this.login = login;
	}

	/**
	 * A connection in a transaction.
	 * @param readers records for which an earlier connection was lost; empty at the
	 * beginning
	 */
	synchronized Connection open(Set<String> readers) throws SQLException {
		Connection connection = this.login.connect();
		try {
			Optional<String> moment = this.login.dialect().begin(connection, this.shared.orElse(null));
			if (moment.isEmpty() || !moment.equals(this.shared)) {
				this.later.addAll(readers);
			}
			this.shared = moment;
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	/** Whether a record was read at more than one moment, or later than the others. */
	boolean isLater(String record) {
		return this.later.contains(record);
	}

}
