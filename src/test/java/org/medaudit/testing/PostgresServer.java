package org.medaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * The PostgreSQL of Debian's package on data of its own, started once per JVM and stopped
 * at its end. It does not run as root, so root becomes the user of the package.
 */
public final class PostgresServer {

	private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

	private static final String PASSWORD = "a password";

	private static final long SECONDS = 90;

	private static PostgresServer shared;

	private final Path programs;

	private final Path folder;

	private final int port;

	private Process process;

	private int databases;

	private PostgresServer(Path programs, Path folder, int port) {
		this.programs = programs;
		this.folder = folder;
		this.port = port;
	}

	/**
	 * An empty database of its own. Where PostgreSQL is not installed, the test is
	 * skipped with a line that says what to install; in continuous integration it fails.
	 */
	public static synchronized MySqlServer.Database newDatabase() {
		if (shared == null) {
			shared = start();
		}
		return shared.create();
	}

	/** Kills the server as a power cut would, and starts it again on the same data. */
	public static synchronized void killAndStartAgain() {
		try {
			shared.process.children().forEach(ProcessHandle::destroyForcibly);
			shared.process.destroyForcibly().waitFor();
			Files.deleteIfExists(shared.folder.resolve("data/postmaster.pid"));
			shared.launch();
			shared.await();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static PostgresServer start() {
		try {
			Optional<Path> programs = programs();
			if (programs.isEmpty()) {
				return unavailable("PostgreSQL for tests is not there; on Debian: apt-get install postgresql");
			}
			Path folder = Files.createTempDirectory("postgres");
			PostgresServer server = new PostgresServer(programs.get(), folder, freePort());
			Path password = Files.writeString(folder.resolve("password"), PASSWORD);
			if (isRoot()) {
				run(List.of("chown", "-R", "postgres", folder.toString()));
			}
			run(server.command("initdb", "-D", folder.resolve("data").toString(), "-U", "medaudit", "-A",
					"scram-sha-256", "--pwfile=" + password, "-E", "UTF8", "--locale=C", "--no-sync"));
			server.launch();
			Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
			server.await();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<Path> programs() throws IOException {
		if (!Files.isDirectory(PROGRAMS)) {
			return Optional.empty();
		}
		try (Stream<Path> versions = Files.list(PROGRAMS)) {
			return versions.map((version) -> version.resolve("bin"))
				.filter((programs) -> Files.isExecutable(programs.resolve("initdb")))
				.max(Comparator.naturalOrder());
		}
	}

	private void launch() throws IOException {
		this.process = new ProcessBuilder(
				command("postgres", "-D", this.folder.resolve("data").toString(), "-p", String.valueOf(this.port), "-c",
						"listen_addresses=127.0.0.1", "-c", "unix_socket_directories=" + this.folder, "-c", "fsync=off",
						"-c", "full_page_writes=off", "-c", "timezone=Asia/Shanghai", "-c", "shared_buffers=64MB"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
			.start();
	}

	private Path log() {
		return Path.of(System.getProperty("java.io.tmpdir"), this.folder.getFileName() + ".log");
	}

	private List<String> command(String program, String... arguments) {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(List.of(arguments));
		return command;
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	private static void run(List<String> command) throws IOException {
		Path log = Files.createTempFile("postgres", ".log");
		Process process = new ProcessBuilder(command).directory(log.getParent().toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IllegalStateException(command + ": " + Files.readString(log));
			}
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		Files.delete(log);
	}

	private void await() throws IOException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
		SQLException last = null;
		while (System.nanoTime() < end && !ended()) {
			try {
				execute("SELECT 1");
				return;
			}
			catch (SQLException ex) {
				last = ex;
			}
		}
		throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log()), last);
	}

	private boolean ended() {
		try {
			return this.process.waitFor(100, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private MySqlServer.Database create() {
		String name = "medaudit_" + (++this.databases);
		try {
			execute("CREATE DATABASE " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("no database can be created", ex);
		}
		return new MySqlServer.Database("jdbc:postgresql://127.0.0.1:" + this.port + "/" + name, "medaudit", PASSWORD);
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager
			.getConnection("jdbc:postgresql://127.0.0.1:" + this.port + "/postgres", "medaudit", PASSWORD);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private void stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
			Files.deleteIfExists(log());
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

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static PostgresServer unavailable(String reason) {
		if (System.getenv("CI") == null) {
			System.err.println(reason);
			return Assumptions.abort(reason);
		}
		throw new IllegalStateException(reason);
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException(ex);
	}

}
