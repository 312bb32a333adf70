package org.medaudit.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.testing.ChangingHospital;
import org.medaudit.testing.MySqlServer;
import org.medaudit.values.Environment;
import org.medaudit.values.Period;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A month of a hospital's database, read every night as a whole and by its changes, the
 * period growing by a day each night.
 */
class IncrementalMonthIT {

	private static final int DAYS = 31;

	private static final Map<String, String> CHANGED = Map.of("visit", "{column: xgsj, overlap: 1d}", "charge",
			"{column: xgsj, overlap: 1d}", "diagnosis", "{column: xgsj}", "settlement", "{column: xgsj, overlap: 30h}",
			"bed_stay", "{by: from_time, days: 31}");

	@TempDir
	private Path root;

	@Test
	void aMonthOfADatabaseIsEveryNightTheSameAsReadInFull() throws Exception {
		MySqlServer.Database database = MySqlServer.newDatabase();
		ChangingHospital hospital = new ChangingHospital(5, 0);
		try (IngestHouse house = new IngestHouse(this.root); Connection connection = database.connect()) {
			Path mapping = Files.writeString(this.root.resolve("source.yml"),
					"databases:\n  his: {url: " + database.url() + ", user: " + database.user()
							+ ", password: '${HIS_PASSWORD}'}\n"
							+ ChangingHospital.records(CHANGED, "    database: his\n")
								.replace("FROM fy_mx", "FROM fy_mx WHERE fssj >= :period_from AND fssj < :period_end"));
			Nights nights = new Nights(house, this.root, mapping,
					new Environment(Map.of("HIS_PASSWORD", database.password())));
			IngestResult last = null;
			for (int day = 1; day <= DAYS; day++) {
				if (day == 20) {
					hospital.changeCodeMap();
				}
				LocalDate today = hospital.today();
				if (day > 1) {
					hospital.chargeAhead();
				}
				hospital.day();
				hospital.write(connection);
				last = nights.night(today, Optional.of(new Period(ChangingHospital.BEGIN, today)));
				assertThat(last.snapshot().manifest().composition().composed()).as("night of " + today)
					.isEqualTo(day != 1 && day != 20);
			}
			assertThat(last.snapshot().manifest().composition().readRows()).isLessThan(hospital.rows() / 4);
		}
	}

}
