package org.medaudit.run.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class DatabaseTest {

	private static final Home HOME = Home.at(Path.of("some", "home"));

	@Test
	void liesInTheHomeByDefault() {
		Database database = Database.of(HOME, Map.of());
		assertThat(database.embedded()).isTrue();
		assertThat(database.url())
			.startsWith("jdbc:h2:file:" + HOME.folder().resolve("medaudit") + ";AUTO_SERVER=TRUE");
	}

	@Test
	void isTheServerThatTheEnvironmentNames() {
		Database database = Database.of(HOME,
				Map.of("MEDAUDIT_DB_URL", "jdbc:mysql://db:3306/medaudit?sslMode=DISABLED", "MEDAUDIT_DB_USER",
						"auditor", "MEDAUDIT_DB_PASSWORD", "secret"));
		assertThat(database.embedded()).isFalse();
		assertThat(database.url()).isEqualTo("jdbc:mysql://db:3306/medaudit?sslMode=DISABLED");
		assertThat(database).hasToString("jdbc:mysql://db:3306/medaudit");
	}

	@Test
	void namesEveryVariableThatIsMissing() {
		assertThat(problems(Map.of("MEDAUDIT_DB_URL", "jdbc:mysql://db/medaudit")))
			.extracting(Problem::code, Problem::place)
			.containsExactly(tuple("run.database-variable", "MEDAUDIT_DB_USER"),
					tuple("run.database-variable", "MEDAUDIT_DB_PASSWORD"));
	}

	@Test
	void refusesAnotherKindOfDatabaseWithoutShowingThePassword() {
		List<Problem> problems = problems(
				Map.of("MEDAUDIT_DB_URL", "jdbc:postgresql://u:secret@db/medaudit?password=secret", "MEDAUDIT_DB_USER",
						"auditor", "MEDAUDIT_DB_PASSWORD", "secret"));
		assertThat(problems).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("run.database-url");
			assertThat(problem.text()).contains("jdbc:postgresql://db/medaudit").doesNotContain("secret");
		});
	}

	@Test
	void saysWhenTheServerIsNotThere() {
		Database database = Database.of(HOME, Map.of("MEDAUDIT_DB_URL", "jdbc:mysql://127.0.0.1:1/medaudit",
				"MEDAUDIT_DB_USER", "auditor", "MEDAUDIT_DB_PASSWORD", "secret"));
		ProblemsException refused = catchThrowableOfType(ProblemsException.class, database::check);
		assertThat(refused.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("run.database-unreachable");
			assertThat(problem.place()).isEqualTo("jdbc:mysql://127.0.0.1:1/medaudit");
		});
	}

	private static List<Problem> problems(Map<String, String> environment) {
		return catchThrowableOfType(ProblemsException.class, () -> Database.of(HOME, environment)).problems();
	}

}
