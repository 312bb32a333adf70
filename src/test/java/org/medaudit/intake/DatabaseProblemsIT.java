package org.medaudit.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medaudit.testing.MySqlServer;
import org.medaudit.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be wrong about a database: each is told with its place and its remedy. */
class DatabaseProblemsIT {

	@TempDir
	private Path root;

	/** The two whose drivers are shipped. */
	enum Server {

		MYSQL, POSTGRES;

		DatabaseHouse house(Path root) {
			return new DatabaseHouse(root, (this == MYSQL) ? MySqlServer.newDatabase() : PostgresServer.newDatabase());
		}

	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aGoodSourceHasNone(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			SourceCheck.Result result = house.check(house.mapping("", DatabaseHouse.VISIT, DatabaseHouse.CHARGE),
					Optional.empty());
			assertThat(result.problems()).isEmpty();
			assertThat(result.records()).extracting(RecordLook::rows).containsExactly(1, 1);
			assertThat(result.records().get(1).columns()).filteredOn((column) -> column.name().equals("amount"))
				.singleElement()
				.satisfies((column) -> {
					assertThat(column.own()).isEqualTo((server == Server.MYSQL) ? "amt" : "amount");
					assertThat(column.filled()).isEqualTo(1);
				});
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aLoginThatIsRefused(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			String url = house.url();
			assertThat(house.with("HIS_PASSWORD", "wrong")
				.complaints(house.mapping("", DatabaseHouse.VISIT, DatabaseHouse.CHARGE)))
				.containsExactly("source.yml:3: the database his (" + url + ") refused the login of \"medaudit\". "
						+ "Check the environment variables of user and password.");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aDatabaseThatIsNotThere(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			String other = house.url().replaceAll("/[^/]*$", "/nowhere");
			assertThat(house.complaints(house.at(other, "", DatabaseHouse.VISIT, DatabaseHouse.CHARGE)))
				.containsExactly("source.yml:3: the server has no database his (" + other
						+ "), or \"medaudit\" may not " + "use it. Check the name in the URL, and the grants.");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aServerThatIsNotThere(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			String closed = house.url().replaceAll(":\\d+/", ":1/");
			assertThat(house.complaints(house.at(closed, "", DatabaseHouse.VISIT, DatabaseHouse.CHARGE)))
				.containsExactly(
						"source.yml:3: the database his (" + closed + ") cannot be reached: nobody answers, or "
								+ "the connection is refused. Check host and port, whether it runs, and the firewall.");
			String unknown = house.url().replace("127.0.0.1", "no-such-host.invalid");
			assertThat(house.complaints(house.at(unknown, "", DatabaseHouse.VISIT, DatabaseHouse.CHARGE)))
				.containsExactly("source.yml:3: the host of the database his (" + unknown
						+ ") is not known. Check its name in the URL, and the name service.");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void queriesThatDoNotFitAreToldAllAtOnce(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			String bytes = (server == Server.MYSQL) ? "CAST('a' AS BINARY(3))" : "CAST('a' AS BYTEA)";
			List<String> complaints = house.complaints(house.mapping("",
					"""
							  visit: {database: his, query: "SELECT no AS visit_id, pat AS patient_idd, '21' AS visit_kind, dept AS department_id, t AS admitted_at FROM reg"}
							  charge: {database: his, query: SELECT id FROM feee}
							  staff: {database: his, query: SELECT idd AS staff_id FROM fee}
							  department: {database: his, query: "SELECT 'd1' AS department_id, %s AS name, 'A' AS subject_code"}
							  patient: {database: his, query: "SELECT no AS patient_id FROM reg WHERE t < :period_end"}
							  bed: {database: his, query: SELECT no AS bed_id FROM reg GROUP BY no, partition: {column: t}}
							"""
						.formatted(bytes)));
			assertThat(complaints).hasSize(9);
			assertThat(complaints).anyMatch((text) -> text.startsWith(
					"source.yml:7: the query does not give the required column patient_id; it gives \"patient_idd\"."))
				.anyMatch((text) -> text.startsWith("source.yml:8: the database has no such table as the query names: ")
						&& text.contains("feee"))
				.anyMatch((text) -> text.startsWith("source.yml:9: the tables have no such column as the query names: ")
						&& text.contains("idd"))
				.anyMatch((text) -> text.startsWith("source.yml:10: the column name is of type "))
				.contains("source.yml:11: the query uses :period_end, but no period is declared. Add --from and --to.",
						"source.yml:12: the query cannot be split by t: that is no column of its result, and with group "
								+ "outside of all brackets a condition would change the result. Use a column of the "
								+ "result (its name in the SELECT).");
		}
	}

	@Test
	void aQueryThatWrites() {
		try (DatabaseHouse house = Server.POSTGRES.house(this.root)) {
			house.execute("CREATE SEQUENCE s");
			assertThat(house.complaints(house.mapping("", DatabaseHouse.VISIT, """
					  charge: {database: his, query: SELECT nextval('s') AS charge_id}
					""")))
				.containsExactly("source.yml:10: the query tries to write, which the read-only connection refuses: "
						+ "ERROR: cannot execute nextval() in a read-only transaction");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aStatementThatTakesTooLong(Server server) {
		try (DatabaseHouse house = server.house(this.root)) {
			String sleep = (server == Server.MYSQL) ? "SLEEP(20)" : "pg_sleep(20)";
			assertThat(house.complaints(house.mapping("    statement_timeout: 1s\n", DatabaseHouse.VISIT,
					"  charge: {database: his, query: SELECT " + sleep + " AS charge_id FROM reg}\n")))
				.containsExactly(
						"source.yml:11: the database his did not answer within the statement time limit of 1s. "
								+ "Make the query cheaper (an index, the period), or raise statement_timeout.");
		}
	}

	@Test
	void theMappingItself() {
		try (DatabaseHouse house = Server.MYSQL.house(this.root)) {
			assertThat(house.complaints(house
				.write("""
						files: {order: visit.csv}
						databases:
						  his: {url: "jdbc:mysql://h/his?user=u&password=secret", user: '${NOBODY}', password: secret, connections: many, retry_for: soon}
						records:
						  visit: {database: hiss, query: SELECT 1}
						  charge: {database: his, query: DELETE FROM fee}
						  staff: {database: his, query: "SELECT 1 FROM a WHERE t > :period_form"}
						  bed: {query: SELECT 1, partition: {column: id}}
						  settlement: {database: his, query: SELECT 1, changed: {column: t, days: 3}}
						  receipt: {database: his, query: SELECT 1, changed: {by: settled_at, days: 3}}
						""")))
				.contains(
						"source.yml:1: the table name order is a word of SQL, which queries cannot use for a table. Use another, such as order_file.",
						"source.yml:3: the URL holds a password. Write a variable such as ${HIS_PASSWORD} in its place (or under password:), and set it in the environment.",
						"source.yml:3: a password must not stand in the file. Write password: ${HIS_PASSWORD} and set the environment variable HIS_PASSWORD.",
						"source.yml:3: the environment variable NOBODY is not set. Set it and run again; letter case counts.",
						"source.yml:3: \"many\" cannot be used. Write a whole number from 1 to 64.",
						"source.yml:3: \"soon\" is no span of time. Write a number with s, m, h or d, such as 30m.",
						"source.yml:5: there is no database \"hiss\". databases: has his.",
						"source.yml:6: expected one SELECT (or WITH … SELECT) here.",
						"source.yml:7: the parameter :period_form is not known. Did you mean :period_from? There are period_from, period_to, period_end.",
						"source.yml:8: partition is for queries of a database. Leave it out, or name the database:.",
						"source.yml:9: changed is either {column: time of change, overlap: 2d} or {by: a time of the record, days: 45}.",
						"source.yml:10: \"settled_at\" is no date or time of the record receipt. There are issued_at.")
				.noneMatch((text) -> text.contains("secret"));
		}
	}

}
