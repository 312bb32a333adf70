package org.medaudit.intake.database;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;

import org.medaudit.values.Problem;

/** What went wrong in a database, as the administrator can act on it. */
final class DatabaseTrouble {

	private static final int WORDS = 200;

	/** By the number of MySQL or the state of the standard or of PostgreSQL. */
	private static final Map<String, String> CONNECTING = Map.of("1045", "intake.database-login", "28000",
			"intake.database-login", "28P01", "intake.database-login", "1044", "intake.database-unknown", "1049",
			"intake.database-unknown", "3D000", "intake.database-unknown", "1040", "intake.database-full", "1203",
			"intake.database-full", "53300", "intake.database-full");

	private static final Map<String, String> READING = Map.ofEntries(Map.entry("42S02", "intake.query-no-table"),
			Map.entry("42P01", "intake.query-no-table"), Map.entry("42S22", "intake.query-no-column"),
			Map.entry("42703", "intake.query-no-column"), Map.entry("1142", "intake.query-no-right"),
			Map.entry("1143", "intake.query-no-right"), Map.entry("42501", "intake.query-no-right"),
			Map.entry("25006", "intake.query-writes"), Map.entry("1792", "intake.query-writes"));

	/** The connection or the server went away; PostgreSQL's are shutting down. */
	private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "1053", "1077", "1079", "1927", "2006",
			"2013", "90067", "90098", "90121");

	private static final Set<String> TIMED_OUT = Set.of("57014", "1317", "3024");

	private DatabaseTrouble() {
	}

	/** Whether trying again with another connection may help. */
	static boolean isLost(SQLException exception) {
		if (known(CONNECTING, exception) != null) {
			return false;
		}
		boolean state = String.valueOf(exception.getSQLState()).startsWith("08");
		return state || has(LOST, exception) || exception instanceof SQLRecoverableException
				|| exception instanceof SQLTransientConnectionException
				|| exception instanceof SQLNonTransientConnectionException
				|| cause(exception, IOException.class) != null;
	}

	/** Why no connection came about. */
	static Problem connecting(DatabaseSettings settings, SQLException exception) {
		String known = known(CONNECTING, exception);
		if (known != null) {
			return problem(known, settings, settings.user());
		}
		UnknownHostException host = cause(exception, UnknownHostException.class);
		if (host != null) {
			return problem("intake.database-host", settings);
		}
		return isLost(exception) ? problem("intake.database-unreachable", settings)
				: problem("intake.database-refused", settings, words(exception));
	}

	/** Why a query did not give its rows. */
	static Problem reading(DatabaseSettings settings, String place, SQLException exception) {
		if (exception instanceof SQLTimeoutException || has(TIMED_OUT, exception)
				|| cause(exception, SocketTimeoutException.class) != null) {
			return Problem.of(Problem.Kind.SETUP, "intake.query-time", place, settings.name(),
					DurationText.of(settings.statementTimeout()));
		}
		String known = known(READING, exception);
		return Problem.of(Problem.Kind.SETUP, (known != null) ? known : "intake.query-failed", place, words(exception));
	}

	private static Problem problem(String code, DatabaseSettings settings, Object... more) {
		Object[] arguments = new Object[more.length + 2];
		arguments[0] = settings.name();
		arguments[1] = settings.address();
		System.arraycopy(more, 0, arguments, 2, more.length);
		return Problem.of(Problem.Kind.SETUP, code, settings.place(), arguments);
	}

	/**
	 * The first line of what the database says. It may quote the value that it stumbled
	 * over, which may be a patient's.
	 */
	static String words(SQLException exception) {
		String line = String.valueOf(exception.getMessage())
			.lines()
			.filter((text) -> !text.isBlank())
			.findFirst()
			.orElse("")
			.strip();
		String state = String.valueOf(exception.getSQLState());
		String shown = (state.startsWith("22") || state.startsWith("HY"))
				? line.replaceAll("'[^']*'", "'…'").replaceAll("\"[^\"]*\"", "\"…\"") : line;
		return (shown.length() > WORDS) ? shown.substring(0, WORDS) + "…" : shown;
	}

	private static String known(Map<String, String> codes, SQLException exception) {
		String byNumber = codes.get(String.valueOf(exception.getErrorCode()));
		return (byNumber != null) ? byNumber : codes.get(String.valueOf(exception.getSQLState()));
	}

	private static boolean has(Set<String> codes, SQLException exception) {
		return codes.contains(String.valueOf(exception.getErrorCode()))
				|| codes.contains(String.valueOf(exception.getSQLState()));
	}

	private static <T extends Throwable> T cause(Throwable exception, Class<T> type) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
