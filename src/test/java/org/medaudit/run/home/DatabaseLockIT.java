package org.medaudit.run.home;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.medaudit.testing.MySqlServer;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseLockIT {

	@Test
	void oneDatabaseHasOneWriterWhicheverTheHome() {
		Database database = database(MySqlServer.newDatabase());
		Database another = database(MySqlServer.newDatabase());
		try (DatabaseLock lock = DatabaseLock.take(database); DatabaseLock other = DatabaseLock.take(another)) {
			assertThat(lock).isNotSameAs(other);
			assertThatThrownBy(() -> DatabaseLock.take(database)).isInstanceOf(ProblemsException.class)
				.satisfies((ex) -> assertThat(((ProblemsException) ex).problems())
					.extracting((problem) -> problem.code() + " " + problem.place())
					.containsExactly("run.database-in-use " + database.url()));
		}
		DatabaseLock.take(database).close();
	}

	private static Database database(MySqlServer.Database server) {
		return Database.of(Home.at(Path.of("unused")), Map.of("MEDAUDIT_DB_URL", server.url(), "MEDAUDIT_DB_USER",
				server.user(), "MEDAUDIT_DB_PASSWORD", server.password()));
	}

}
