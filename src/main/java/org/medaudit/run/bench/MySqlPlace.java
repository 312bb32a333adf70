package org.medaudit.run.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/** A MySQL 8 with an empty database, in which the same rules run as plain SQL. */
public record MySqlPlace(String url, String user, String password) {

	/**
	 * A connection for bulk loading.
	 * @throws ProblemsException when the server is not there or does not let us in
	 */
	Connection connect() {
		Properties properties = new Properties();
		properties.setProperty("user", this.user);
		properties.setProperty("password", this.password);
		properties.setProperty("connectTimeout", "10000");
		properties.setProperty("rewriteBatchedStatements", "true");
		properties.setProperty("allowPublicKeyRetrieval", "true");
		try {
			return DriverManager.getConnection(this.url, properties);
		}
		catch (SQLException ex) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.bench-mysql-refused", withoutSecrets(), first(ex)));
		}
	}

	private static String first(SQLException ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
	}

	private String withoutSecrets() {
		return this.url.replaceAll("\\?.*$", "").replaceAll("//[^/@]*@", "//");
	}

	/** Never the password. */
	@Override
	public String toString() {
		return withoutSecrets();
	}

}
