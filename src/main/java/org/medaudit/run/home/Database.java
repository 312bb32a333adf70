package org.medaudit.run.home;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * The relational database of a home: embedded, or the MySQL that the environment names.
 *
 * @param embedded whether it lies in the home
 */
public record Database(String url, String user, String password, boolean embedded) {

	private static final String URL = "MEDAUDIT_DB_URL";

	private static final String USER = "MEDAUDIT_DB_USER";

	private static final String PASSWORD = "MEDAUDIT_DB_PASSWORD";

	private static final int OLDEST_MYSQL = 8;

	private static final int WRONG_LOGIN = 1045;

	private static final int NO_SUCH_DATABASE = 1049;

	private static final int NO_RIGHT = 1044;

	/**
	 * The database that is meant.
	 * @throws ProblemsException when the environment says only half of it
	 */
	public static Database of(Home home, Map<String, String> environment) {
		if (isBlank(environment.get(URL)) && isBlank(environment.get(USER)) && isBlank(environment.get(PASSWORD))) {
			return embedded(home);
		}
		Problems problems = new Problems();
		missing(URL, isBlank(environment.get(URL)), problems);
		missing(USER, isBlank(environment.get(USER)), problems);
		missing(PASSWORD, environment.get(PASSWORD) == null, problems);
		String url = String.valueOf(environment.get(URL));
		if (problems.isEmpty() && !url.startsWith("jdbc:mysql:")) {
			problems.add(Problem.Kind.SETUP, "run.database-url", URL, withoutOptions(url));
		}
		problems.throwIfAny();
		return new Database(url, environment.get(USER), environment.get(PASSWORD), false);
	}

	private static boolean isBlank(String value) {
		return value == null || value.isBlank();
	}

	private static void missing(String variable, boolean missing, Problems problems) {
		if (missing) {
			problems.add(Problem.Kind.SETUP, "run.database-variable", variable, URL, USER, PASSWORD);
		}
	}

	// The first process that opens the file serves it to the others, on this machine
	// only.
	private static Database embedded(Home home) {
		System.setProperty("h2.bindAddress", "127.0.0.1");
		String url = "jdbc:h2:file:" + home.database() + ";AUTO_SERVER=TRUE";
		return new Database(url, "medaudit", "", true);
	}

	/**
	 * Tries to reach a server, so that its refusal is told in one sentence.
	 * @throws ProblemsException when it is not there or does not let us in
	 */
	public void check() {
		if (this.embedded) {
			return;
		}
		Properties login = new Properties();
		login.setProperty("user", this.user);
		login.setProperty("password", this.password);
		login.setProperty("connectTimeout", "10000");
		try (Connection connection = DriverManager.getConnection(this.url, login)) {
			int major = connection.getMetaData().getDatabaseMajorVersion();
			String product = connection.getMetaData().getDatabaseProductVersion();
			if (major < OLDEST_MYSQL || product.contains("MariaDB")) {
				throw problem("run.database-version", product);
			}
		}
		catch (SQLException ex) {
			throw refusal(ex);
		}
	}

	private ProblemsException refusal(SQLException exception) {
		return switch (exception.getErrorCode()) {
			case WRONG_LOGIN -> problem("run.database-login", this.user, USER, PASSWORD);
			case NO_SUCH_DATABASE, NO_RIGHT -> problem("run.database-unknown", this.user);
			default ->
				String.valueOf(exception.getSQLState()).startsWith("08") ? problem("run.database-unreachable", URL)
						: problem("run.database-refused", String.valueOf(exception.getMessage()));
		};
	}

	private ProblemsException problem(String code, Object... arguments) {
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, code, withoutOptions(this.url), arguments));
	}

	// The options may hold a password.
	private static String withoutOptions(String url) {
		int options = url.indexOf('?');
		String plain = (options < 0) ? url : url.substring(0, options);
		return plain.replaceAll("//[^/@]*@", "//");
	}

	/** Never the password. */
	@Override
	public String toString() {
		return withoutOptions(this.url);
	}

}
