package org.medaudit.run.home;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.StatusManager;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The parts of the product at work on one home. Closing lets others have it. */
public final class Installation implements AutoCloseable {

	private final WorkFolder work;

	private final Optional<HomeLock> lock;

	private final Optional<DatabaseLock> databaseLock;

	private final Optional<DatabaseGate> gate;

	private final ConfigurableApplicationContext context;

	private Installation(WorkFolder work, Optional<HomeLock> lock, Optional<DatabaseLock> databaseLock,
			Optional<DatabaseGate> gate, ConfigurableApplicationContext context) {
		this.work = work;
		this.lock = lock;
		this.databaseLock = databaseLock;
		this.gate = gate;
		this.context = context;
	}

	/**
	 * As the only writer of its home.
	 * @param application the class that the parts are found from
	 * @param waiting told when others still read
	 */
	public static Installation forWriting(Class<?> application, Home home, Map<String, String> environment,
			Runnable waiting) {
		Database database = Database.of(home, environment);
		HomeLock lock = HomeLock.take(home);
		DatabaseLock databaseLock = null;
		WorkFolder work = null;
		try {
			databaseLock = DatabaseLock.take(database);
			work = WorkFolder.in(home);
			DatabaseGate gate = DatabaseGate.forWriter(home, waiting);
			try {
				return new Installation(work, Optional.of(lock), Optional.of(databaseLock), Optional.empty(),
						start(application, home, database));
			}
			finally {
				gate.close();
			}
		}
		catch (RuntimeException ex) {
			close(work, Optional.of(lock), Optional.ofNullable(databaseLock), Optional.empty());
			throw ex;
		}
	}

	/** Beside a writer and other readers; empty when nothing was ever written. */
	public static Optional<Installation> forReading(Class<?> application, Home home, Map<String, String> environment) {
		Database database = Database.of(home, environment);
		if (database.embedded() && !home.hasDatabase()) {
			return Optional.empty();
		}
		home.create();
		WorkFolder work = WorkFolder.in(home);
		Optional<DatabaseGate> gate = Optional.of(DatabaseGate.forReader(home));
		try {
			return Optional.of(new Installation(work, Optional.empty(), Optional.empty(), gate,
					start(application, home, database)));
		}
		catch (RuntimeException ex) {
			close(work, Optional.empty(), Optional.empty(), gate);
			throw ex;
		}
	}

	private static ConfigurableApplicationContext start(Class<?> application, Home home, Database database) {
		database.check();
		Map<String, Object> properties = new HashMap<>();
		properties.put("spring.datasource.url", database.url());
		properties.put("spring.datasource.username", database.user());
		properties.put("spring.datasource.password", database.password());
		properties.put("logging.config", "classpath:log-file.xml");
		properties.put("logging.file.name", home.log().toString());
		if (database.embedded()) {
			// While a connection is open the file stays with this process.
			properties.put("spring.datasource.hikari.max-lifetime", "0");
		}
		else {
			// A server that has gone away is told soon; each attempt waits this long.
			properties.put("spring.datasource.hikari.connection-timeout", "10000");
		}
		ConfigurableApplicationContext context = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.lazyInitialization(true)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(properties)
			.initializers((starting) -> keepLogTroublesToTheLog())
			.run();
		context.getBean(FlywayMigrationInitializer.class);
		return context;
	}

	/**
	 * On a full disk the log cannot be written, and the framework would print a stack
	 * trace for every line of it around the one message that helps.
	 */
	private static void keepLogTroublesToTheLog() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			StatusManager troubles = context.getStatusManager();
			troubles.getCopyOfStatusListenerList().forEach(troubles::remove);
		}
	}

	/** The part of a room that does its work. */
	public <T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	public WorkFolder work() {
		return this.work;
	}

	@Override
	public void close() {
		if (this.gate.isPresent() && servesOthers()) {
			this.gate.get().awaitOthers();
		}
		this.context.close();
		close(this.work, this.lock, this.databaseLock, this.gate);
	}

	private static void close(WorkFolder work, Optional<HomeLock> lock, Optional<DatabaseLock> databaseLock,
			Optional<DatabaseGate> gate) {
		gate.ifPresent(DatabaseGate::close);
		databaseLock.ifPresent(DatabaseLock::close);
		if (work != null) {
			work.close();
		}
		lock.ifPresent(HomeLock::close);
	}

	private boolean servesOthers() {
		String sql = "SELECT server FROM information_schema.sessions WHERE session_id = SESSION_ID()";
		try (Connection connection = part(DataSource.class).getConnection();
				Statement statement = connection.createStatement()) {
			if (!connection.getMetaData().getURL().startsWith("jdbc:h2:")) {
				return false;
			}
			try (ResultSet session = statement.executeQuery(sql)) {
				return session.next() && session.getString(1) == null;
			}
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
