package org.medaudit.intake.database;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseSettingsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:mysql://10.0.0.5:3306/his?user=u&password=p   | jdbc:mysql://10.0.0.5:3306/his
			jdbc:mysql://u:p@10.0.0.5:3306/his                 | jdbc:mysql://10.0.0.5:3306/his
			jdbc:sqlserver://h:1433;databaseName=his;password=p| jdbc:sqlserver://h:1433
			jdbc:oracle:thin:scott/tiger@//h:1521/his          | jdbc:oracle:thin://h:1521/his
			jdbc:oracle:thin:@h:1521:his                       | jdbc:oracle:thin:@h:1521:his
			jdbc:h2:/data/his                                  | jdbc:h2:/data/his
			""")
	void theAddressHoldsNoSecret(String url, String address) {
		assertThat(DatabaseSettings.address(url)).isEqualTo(address);
	}

}
