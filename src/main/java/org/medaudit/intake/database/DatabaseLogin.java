package org.medaudit.intake.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.Properties;

/** Opens connections that only read. */
final class DatabaseLogin {

	private final DatabaseSettings settings;

	private final Driver driver;

	private final Dialect dialect;

	DatabaseLogin(DatabaseSettings settings, Driver driver) {
		this.settings = settings;
		this.driver = driver;
		this.dialect = Dialect.of(settings.url());
	}

	DatabaseSettings settings() {
		return this.settings;
	}

	Dialect dialect() {
		return this.dialect;
	}

	/** A connection on which every statement sees what is there when it begins. */
	Connection connect() throws SQLException {
		Properties properties = this.dialect.properties(this.settings);
		if (!this.settings.user().isEmpty()) {
			properties.setProperty("user", this.settings.user());
			properties.setProperty("password", this.settings.password());
		}
		Connection connection = this.driver.connect(this.settings.url(), properties);
		if (connection == null) {
			throw new SQLNonTransientException("the driver does not take its own URL");
		}
		try {
			connection.setReadOnly(true);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

}
