package org.medaudit.run.command;

import java.util.Map;
import java.util.Optional;

import org.medaudit.run.bench.MySqlPlace;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import picocli.CommandLine.Option;

/** Where MySQL is, typed or from the environment; the password never is typed. */
final class BenchMySqlOptions {

	private static final String URL = "MEDAUDIT_BENCH_MYSQL_URL";

	private static final String USER = "MEDAUDIT_BENCH_MYSQL_USER";

	private static final String PASSWORD = "MEDAUDIT_BENCH_MYSQL_PASSWORD";

	@Option(names = "--mysql-url", paramLabel = "URL", descriptionKey = "option.mysql-url")
	private String url;

	@Option(names = "--mysql-user", paramLabel = "USER", descriptionKey = "option.mysql-user")
	private String user;

	/**
	 * Empty where nothing says anything of it.
	 * @throws ProblemsException where only half of it is said
	 */
	Optional<MySqlPlace> place(Map<String, String> environment) {
		String where = (this.url != null) ? this.url : environment.getOrDefault(URL, "");
		String who = (this.user != null) ? this.user : environment.getOrDefault(USER, "");
		String password = environment.get(PASSWORD);
		if (where.isBlank() && who.isBlank() && password == null) {
			return Optional.empty();
		}
		Problems problems = new Problems();
		missing("--mysql-url", URL, where.isBlank(), problems);
		missing("--mysql-user", USER, who.isBlank(), problems);
		missing(PASSWORD, PASSWORD, password == null, problems);
		if (problems.isEmpty() && !where.startsWith("jdbc:mysql:")) {
			problems.add(Problem.Kind.SETUP, "run.bench-mysql-url", "--mysql-url", URL);
		}
		problems.throwIfAny();
		return Optional.of(new MySqlPlace(where, who, password));
	}

	private static void missing(String place, String variable, boolean missing, Problems problems) {
		if (missing) {
			problems.add(Problem.Kind.SETUP, "run.bench-mysql-half", place, variable);
		}
	}

}
