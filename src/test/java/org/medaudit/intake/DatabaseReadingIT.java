package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medaudit.intake.DatabaseProblemsIT.Server;
import org.medaudit.snapshot.RecordAccount;
import org.medaudit.testing.MySqlServer;
import org.medaudit.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What happens while a database is read. */
class DatabaseReadingIT {

	private static final String PARTITION = "    partition: {column: id, parts: 3}\n";

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource(Server.class)
	void aServerThatGoesAwayInTheMiddleIsReadAgain(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			house.charges(30_000);
			Path source = house.mapping("    connections: 2\n", DatabaseHouse.VISIT, DatabaseHouse.CHARGE + PARTITION);
			AtomicBoolean killed = new AtomicBoolean();
			IngestResult result = house.house()
				.ingest(house.request(source, Optional.empty()), (step, subject, done, total) -> {
					if (step == IngestStep.STAGE && subject.endsWith("#charge") && done > 5_000
							&& killed.compareAndSet(false, true)) {
						kill(server);
					}
				});
			assertThat(killed).isTrue();
			assertThat(result.accounts())
				.extracting(RecordAccount::record, RecordAccount::rowsRead, RecordAccount::rowsAccepted,
						(account) -> String.valueOf(account.moneyAccepted()))
				.containsExactly(tuple("charge", 30_000L, 30_000L, "349.99"), tuple("visit", 1L, 1L, "null"));
			assertThat(result.notices()).extracting(Notice::code).contains("intake.database-again-later");
		}
	}

	private static void kill(Server server) {
		if (server == Server.MYSQL) {
			MySqlServer.killAndStartAgain();
		}
		else {
			PostgresServer.killAndStartAgain();
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aSourceThatChangesWhileReadIsOfTheMomentWhenItBegan(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			house.charges(30_000);
			Path source = house.mapping("    connections: 1\n", DatabaseHouse.VISIT, DatabaseHouse.CHARGE + PARTITION);
			IngestResult result = changing(house, source, "DELETE FROM fee WHERE id = 29000");
			assertThat(result.accounts().get(0).rowsRead()).isEqualTo(30_000);
			assertThat(result.notices()).extracting(Notice::toString)
				.contains("source.yml:13: the source changed while it was read (rows / money: 30000 / 349.99 before, "
						+ "30000 / 349.99 read, 29999 / 349.98 after). What was read is of the moment when the reading "
						+ "began, and sound.");
		}
	}

	@Test
	void withoutTransactionsAChangeIsRefused() {
		try (DatabaseHouse house = Server.MYSQL.house(this.root)) {
			house.execute("ALTER TABLE fee ENGINE=MyISAM");
			house.charges(30_000);
			Path source = house.mapping("    connections: 1\n", DatabaseHouse.VISIT, DatabaseHouse.CHARGE + PARTITION);
			assertThatThrownBy(() -> changing(house, source,
					"INSERT INTO fee VALUES (40000, 'v1', '2026-03-02 09:00:00', 1, 1, 1)"))
				.hasMessageContaining(
						"and what was read is not of one moment, so no audit can rest on it. Read at night");
			assertThat(house.home().resolve("snapshots")).isEmptyDirectory();
		}
	}

	private static IngestResult changing(DatabaseHouse house, Path source, String change) {
		AtomicBoolean changed = new AtomicBoolean();
		return house.house().ingest(house.request(source, Optional.empty()), (step, subject, done, total) -> {
			if (step == IngestStep.STAGE && subject.endsWith("#charge") && done > 5_000
					&& changed.compareAndSet(false, true)) {
				house.execute(change);
			}
		});
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void valuesAreWhatAFileWouldHold(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			boolean mySql = server == Server.MYSQL;
			house.execute(
					"CREATE TABLE d (id CHAR(10), name VARCHAR(20), beds " + (mySql ? "TINYINT(1)" : "SMALLINT")
							+ ", born DATE, note TEXT)" + (mySql ? " DEFAULT CHARSET utf8mb4" : ""),
					"INSERT INTO d VALUES ('d1  ', '  内科 ', 7, '2018-01-01', NULL)",
					"ALTER TABLE reg ADD seen " + (mySql ? "DATETIME(3)" : "TIMESTAMPTZ"),
					"UPDATE reg SET seen = '2026-03-05 10:00:00.250'",
					"ALTER TABLE reg ADD fast " + (mySql ? "BIT(1)" : "BOOLEAN"),
					"UPDATE reg SET fast = " + (mySql ? "b'1'" : "TRUE"),
					"ALTER TABLE fee ADD loose " + (mySql ? "DOUBLE" : "DOUBLE PRECISION"),
					"UPDATE fee SET loose = 0.00001");
			String visit = DatabaseHouse.VISIT.replace(" FROM", ", seen AS discharged_at, fast AS is_emergency FROM");
			String charge = DatabaseHouse.CHARGE.replace("price AS unit_price", "loose AS unit_price");
			IngestResult result = house.ingest(house.mapping("", visit, charge,
					"  department: {database: his, query: \"SELECT id AS department_id, name, 'A01' AS subject_code, "
							+ "beds AS approved_beds, born AS valid_from, note AS campus FROM d\"}\n"));
			assertThat(house.house()
				.rows(result.snapshot(),
						"SELECT department_id || '|' || name || '|' || approved_beds || '|' || valid_from FROM department"))
				.containsExactly("d1|内科|7|2018-01-01");
			assertThat(house.house()
				.rows(result.snapshot(), "SELECT strftime(discharged_at, '%M:%S') || '|' || is_emergency FROM visit"))
				.containsExactly("00:00|1");
			assertThat(house.house().rows(result.snapshot(), "SELECT CAST(unit_price AS VARCHAR) FROM charge"))
				.containsExactly("0.000010");
			assertThat(result.notices()).extracting(Notice::code)
				.contains("intake.remark-fraction", "intake.remark-floating");
		}
	}

	@Test
	void anotherDatabaseIsReachedByTheDriverInTheHome() throws Exception {
		try (DatabaseHouse house = Server.MYSQL.house(this.root)) {
			Path file = this.root.resolve("other");
			String url = "jdbc:h2:" + file + ";AUTO_SERVER=FALSE";
			MySqlServer.Database other = new MySqlServer.Database(url, "sa", "");
			try (var connection = other.connect(); var statement = connection.createStatement()) {
				statement.execute(
						"CREATE TABLE REG AS SELECT 'v1' NO, 'p1' PAT, 'd1' DEPT, TIMESTAMP '2026-03-01 08:00:00' T");
				statement.execute("CREATE TABLE FEE AS SELECT X ID, 'v1' NO, TIMESTAMP '2026-03-02 09:00:00' T, 1 QTY, "
						+ "CAST(2 AS DECIMAL(16,6)) PRICE, CAST(2 AS DECIMAL(16,2)) AMT FROM SYSTEM_RANGE(1, 100)");
			}
			house.with("HIS_USER", "sa").with("HIS_PASSWORD", "");
			Path source = house.at(url, "", DatabaseHouse.VISIT, DatabaseHouse.CHARGE + PARTITION);
			Path drivers = house.home().resolve("drivers");
			assertThat(house.complaints(source)).containsExactly("source.yml:3: there is no driver for jdbc:h2:" + file
					+ ". Those of MySQL and PostgreSQL are shipped; for another database put the maker's JDBC driver "
					+ "(.jar) into " + drivers + ", which has none now.");
			Files.createDirectories(drivers);
			Files.copy(h2(), drivers.resolve("h2.jar"));
			IngestResult result = house.ingest(source);
			assertThat(result.accounts().get(0).rowsAccepted()).isEqualTo(100);
		}
	}

	private static Path h2() {
		try {
			return Path.of(Class.forName("org.h2.Driver").getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (ClassNotFoundException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void filesAndADatabaseTogether() {
		try (DatabaseHouse house = Server.MYSQL.house(this.root)) {
			Path source = house.mapping("", DatabaseHouse.CHARGE, "  visit: SELECT * FROM register\n");
			try {
				Files.writeString(source, "files: {register: records/visit.csv}\n" + Files.readString(source));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			IngestResult result = house.ingest(source);
			assertThat(result.accounts())
				.extracting(RecordAccount::record, RecordAccount::file, RecordAccount::rowsAccepted)
				.containsExactly(tuple("charge", "source.yml#charge", 1L), tuple("visit", "source.yml#visit", 1L));
		}
	}

}
