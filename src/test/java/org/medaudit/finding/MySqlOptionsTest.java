package org.medaudit.finding;

import java.util.Properties;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MySqlOptionsTest {

	@Test
	void givesAnAddressWithoutOptionsWhatTheProgramCountsOn() {
		assertThat(options("jdbc:mysql://db/medaudit")).containsEntry("rewriteBatchedStatements", "true")
			.containsEntry("connectionTimeZone", "UTC")
			.hasSize(4);
	}

	@Test
	void leavesWhatTheAddressSays() {
		assertThat(options("jdbc:mysql://db/medaudit?useSSL=true&rewritebatchedstatements=false"))
			.doesNotContainKey("rewriteBatchedStatements")
			.hasSize(3);
	}

	@Test
	void leavesOtherDatabasesAlone() {
		assertThat(options("jdbc:h2:mem:x")).isEmpty();
	}

	private static Properties options(String url) {
		try (HikariDataSource source = new HikariDataSource()) {
			source.setJdbcUrl(url);
			new MySqlOptions().postProcessAfterInitialization(source, "dataSource");
			return source.getDataSourceProperties();
		}
	}

}
