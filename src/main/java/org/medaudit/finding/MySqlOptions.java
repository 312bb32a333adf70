package org.medaudit.finding;

import java.util.Locale;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Gives the MySQL driver the options that this program counts on, so that an address
 * without any works well. What the address itself says stays.
 */
@Component
class MySqlOptions implements BeanPostProcessor {

	private static final Map<String, String> OPTIONS = Map.of("rewriteBatchedStatements", "true", "connectionTimeZone",
			"UTC", "forceConnectionTimeZoneToSession", "true", "cachePrepStmts", "true");

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof HikariDataSource source && source.getJdbcUrl() != null
				&& source.getJdbcUrl().startsWith("jdbc:mysql:")) {
			String url = source.getJdbcUrl().toLowerCase(Locale.ROOT);
			OPTIONS.forEach((option, value) -> {
				if (!url.contains(option.toLowerCase(Locale.ROOT) + "=")) {
					source.addDataSourceProperty(option, value);
				}
			});
		}
		return bean;
	}

}
