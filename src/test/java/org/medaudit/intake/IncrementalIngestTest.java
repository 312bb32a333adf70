package org.medaudit.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.snapshot.Composition;
import org.medaudit.testing.ChangingHospital;
import org.medaudit.values.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is composed of an earlier snapshot and of what changed is what reading everything
 * gives, refused rows included.
 */
class IncrementalIngestTest {

	@TempDir
	private Path root;

	private IngestHouse house;

	@BeforeEach
	void open() {
		this.house = new IngestHouse(this.root);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void nightsByTheTimeOfChangeAreTheSameAsReadInFull() throws Exception {
		Map<String, String> changed = Map.of("visit", "{column: xgsj, overlap: 1d}", "charge", "{column: xgsj}",
				"diagnosis", "{column: xgsj, overlap: 26h}", "settlement", "{column: xgsj}", "bed_stay",
				"{by: from_time, days: 3}");

		List<IngestResult> nights = nights(new ChangingHospital(7, 0), changed, 6, 5);

		assertThat(nights).extracting(IncrementalIngestTest::readAndCarried)
			.containsExactly("", "116 read, 0 carried", "133 read, 40 carried", "151 read, 83 carried",
					"everything was read: the code map has changed.", "150 read, 199 carried");
		assertThat(nights.get(5).notices()).extracting(Notice::toString)
			.containsExactly(
					"read by the time of change, so rows deleted in the source are not seen. Everything was read last on 2026-03-06; do it now and then (such as --full-every 7). Concerned: visit, diagnosis, charge, settlement");
	}

	@Test
	void nightsByWindowsSeeWhatVanished() throws Exception {
		Map<String, String> changed = Map.of("charge", "{by: charged_at, days: 3}", "bed_stay",
				"{by: from_time, days: 4}");

		List<IngestResult> nights = nights(new ChangingHospital(11, 2), changed, 7, 0);

		assertThat(nights).extracting(IncrementalIngestTest::readAndCarried)
			.containsExactly("", "111 read, 0 carried", "165 read, 0 carried", "218 read, 0 carried",
					"239 read, 31 carried", "257 read, 71 carried", "272 read, 109 carried");
	}

	@Test
	void anotherQueryIsReadInFullAndTheOthersAreNot() throws Exception {
		ChangingHospital hospital = new ChangingHospital(3, 0);
		Map<String, String> changed = new LinkedHashMap<>(
				Map.of("charge", "{column: xgsj}", "visit", "{column: xgsj}", "settlement", "{column: xgsj}"));
		Nights nights = nights(mapping(changed));
		night(hospital, nights);
		changed.remove("settlement");
		Files.writeString(this.root.resolve("source.yml"), mapping(changed).replace("FROM fy_mx", "FROM fy_mx AS f"));

		IngestResult result = night(hospital, nights);

		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly(
					"charge: read as a whole: the query, changed or the first day of the period is another than before.",
					"read by the time of change, so rows deleted in the source are not seen. Everything was read last on 2026-03-02; do it now and then (such as --full-every 7). Concerned: visit");
		assertThat(this.house.rows(result.snapshot(),
				"SELECT record, file FROM read_account WHERE file LIKE 'snapshot:%'"))
			.containsExactly("visit | snapshot:20260302-020000-000");
	}

	@Test
	void aSnapshotThatDoesNotSayHowFarItWasReadGivesNothing() throws Exception {
		ChangingHospital hospital = new ChangingHospital(3, 0);
		Nights nights = nights(mapping(Map.of()));
		night(hospital, nights);
		Files.writeString(this.root.resolve("source.yml"), mapping(Map.of("charge", "{column: xgsj}")));

		IngestResult result = night(hospital, nights);

		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("charge: read as a whole: snapshot 20260302-020000-000 does not say how far it was read.");
		assertThat(result.snapshot().manifest().composition().composed()).isFalse();
	}

	private List<IngestResult> nights(ChangingHospital hospital, Map<String, String> changed, int days, int codes)
			throws Exception {
		Nights nights = nights(mapping(changed));
		List<IngestResult> results = new ArrayList<>();
		for (int day = 1; day <= days; day++) {
			if (day == codes) {
				hospital.changeCodeMap();
			}
			results.add(night(hospital, nights));
		}
		return results;
	}

	private Nights nights(String mapping) throws Exception {
		Path file = Files.writeString(this.root.resolve("source.yml"), mapping);
		return new Nights(this.house, this.root, file, Environment.EMPTY);
	}

	private IngestResult night(ChangingHospital hospital, Nights nights) {
		LocalDate today = hospital.today();
		hospital.day();
		hospital.write(this.root.resolve("his"));
		return nights.night(today, Optional.empty());
	}

	private static String readAndCarried(IngestResult result) {
		Composition composition = result.snapshot().manifest().composition();
		return composition.composed() ? composition.readRows() + " read, " + composition.carriedRows() + " carried"
				: result.notices().stream().map(Notice::toString).collect(Collectors.joining());
	}

	private static String mapping(Map<String, String> changed) {
		return "files:\n" + ChangingHospital.tableNames()
			.stream()
			.map((table) -> "  " + table + ": his/" + table + ".csv\n")
			.collect(Collectors.joining()) + ChangingHospital.records(changed, "");
	}

}
