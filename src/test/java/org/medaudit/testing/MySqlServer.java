package org.medaudit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * A real MySQL 8.0.31, unpacked from the test class path, started once per JVM and
 * stopped at its end. Its clock stands in another time zone and its default character set
 * is not Unicode, so that nothing passes by luck of the server's settings.
 */
public final class MySqlServer {

	private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

	private static final long START_SECONDS = 90;

	/** What the server holds in memory; more for measuring. */
	private static final String BUFFER_POOL = System.getProperty("mysql.buffer-pool", "128M");

	private static MySqlServer shared;

	private final Path folder;

	private final int port;

	private Process process;

	private int databases;

	private MySqlServer(Path folder, int port) {
		this.folder = folder;
		this.port = port;
	}

	/** How to reach an empty database, as a user would write it: without options. */
	public record Database(String url, String user, String password) {

		public Connection connect() throws SQLException {
			return DriverManager.getConnection(this.url, this.user, this.password);
		}

	}

	/**
	 * An empty database of its own. Where MySQL cannot run, the test is skipped with a
	 * line that says what to install; in continuous integration it fails.
	 */
	public static synchronized Database newDatabase() {
		if (shared == null) {
			shared = start();
		}
		return shared.create();
	}

	private static MySqlServer start() {
		Path folder = unpack();
		try {
			Path program = folder.resolve("bin/mysqld");
			String complaint = output(folder, List.of(program.toString(), "--version"));
			if (!complaint.contains("8.0")) {
				throw unavailable(
						"MySQL for tests does not start; on Debian: apt-get install libaio1 libnuma1. " + complaint);
			}
			output(folder, command(folder, "--initialize-insecure"));
			MySqlServer server = new MySqlServer(folder, freePort());
			server.launch();
			Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
			server.await("CREATE USER 'medaudit'@'%' IDENTIFIED BY 'a password'",
					"GRANT ALL ON `medaudit%`.* TO 'medaudit'@'%'");
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Kills the server as a power cut would, and starts it again on the same data. */
	public static synchronized void killAndStartAgain() {
		kill();
		startAgain();
	}

	/** Kills the server as a power cut would. */
	public static synchronized void kill() {
		try {
			shared.process.destroyForcibly().waitFor();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/** Starts a killed server again on the same data. */
	public static synchronized void startAgain() {
		try {
			shared.launch();
			shared.await("SELECT 1");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void launch() throws IOException {
		this.process = new ProcessBuilder(command(this.folder, "--port=" + this.port, "--bind-address=127.0.0.1",
				"--socket=" + this.folder.resolve("s"), "--pid-file=" + this.folder.resolve("pid"), "--mysqlx=OFF",
				"--skip-log-bin", "--innodb-buffer-pool-size=" + BUFFER_POOL, "--performance-schema=OFF",
				"--default-time-zone=+08:00", "--character-set-server=latin1"))
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile())
			.start();
	}

	private static Path unpack() {
		try (InputStream archive = MySqlServer.class.getResourceAsStream(ARCHIVE)) {
			if (archive == null || !System.getProperty("os.name").equals("Linux")
					|| !System.getProperty("os.arch").equals("amd64")) {
				throw unavailable("MySQL for tests is there for Linux on amd64 only");
			}
			Path folder = Files.createTempDirectory("mysql");
			Process tar = new ProcessBuilder("tar", "-xzf", "-", "-C", folder.toString()).redirectErrorStream(true)
				.start();
			try (var input = tar.getOutputStream()) {
				archive.transferTo(input);
			}
			if (!tar.waitFor(START_SECONDS, TimeUnit.SECONDS) || tar.exitValue() != 0) {
				throw new IllegalStateException("MySQL cannot be unpacked");
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static List<String> command(Path folder, String... options) {
		Stream<String> fixed = Stream.of(folder.resolve("bin/mysqld").toString(), "--no-defaults",
				"--basedir=" + folder, "--datadir=" + folder.resolve("data"), "--log-error-verbosity=1");
		Stream<String> user = System.getProperty("user.name").equals("root") ? Stream.of("--user=root")
				: Stream.empty();
		return Stream.of(fixed, user, Stream.of(options)).flatMap((part) -> part).toList();
	}

	private static String output(Path folder, List<String> command) throws IOException {
		Path log = folder.resolve("output");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException("no end of " + command);
			}
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		return Files.readString(log);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private void await(String... statements) throws IOException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
		SQLException last = null;
		while (System.nanoTime() < end && !ended()) {
			try {
				asRoot(statements);
				return;
			}
			catch (SQLException ex) {
				last = ex;
			}
		}
		throw new IllegalStateException("MySQL did not start: " + Files.readString(this.folder.resolve("log")), last);
	}

	private boolean ended() {
		try {
			return this.process.waitFor(200, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private Database create() {
		String name = "medaudit_" + (++this.databases);
		try {
			asRoot("CREATE DATABASE " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("no database can be created", ex);
		}
		return new Database("jdbc:mysql://127.0.0.1:" + this.port + "/" + name, "medaudit", "a password");
	}

	private void asRoot(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + this.port + "/", "root",
				""); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private void stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
			try (Stream<Path> files = Files.walk(this.folder)) {
				files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static RuntimeException unavailable(String reason) {
		if (System.getenv("CI") == null) {
			System.err.println(reason);
			return Assumptions.abort(reason);
		}
		return new IllegalStateException(reason);
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException(ex);
	}

}
