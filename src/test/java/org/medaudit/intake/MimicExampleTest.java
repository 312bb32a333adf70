package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real hospital's records through the mapping of the examples. What the rules must find
 * is computed here from the files themselves, without the product.
 */
class MimicExampleTest {

	private static final String SKIPPED = "skipped: the files of the MIMIC-III demo are not part of the repository; "
			+ "name their folder by -Dmedaudit.example-data or MEDAUDIT_EXAMPLE_DATA";

	private static final Path MAPPING = Path.of("src/docs/examples/mimic-iii-demo/source.yml");

	@TempDir
	private static Path root;

	private static Path data;

	private static IngestHouse house;

	private static IngestResult result;

	@BeforeAll
	static void ingest() {
		String folder = System.getProperty("medaudit.example-data", System.getenv("MEDAUDIT_EXAMPLE_DATA"));
		if (folder == null) {
			// The console of the build shows only how many were skipped, not why.
			System.err.println("MimicExampleTest " + SKIPPED);
		}
		else {
			data = Path.of(folder);
			house = new IngestHouse(root);
			result = house.ingest(MAPPING, Optional.of(data));
		}
	}

	@BeforeEach
	void skipWithoutTheFiles() {
		Assumptions.assumeTrue(house != null, SKIPPED);
	}

	@AfterAll
	static void close() {
		if (house != null) {
			house.close();
		}
	}

	@Test
	void everyRowIsAccepted() {
		assertThat(result.accounts())
			.extracting((account) -> account.record() + " " + account.rowsRead() + " = " + account.rowsAccepted()
					+ " + " + account.rowsRejected())
			.containsExactly("bed_stay 395 = 395 + 0", "charge 10398 = 10398 + 0", "department 9 = 9 + 0",
					"diagnosis 1761 = 1761 + 0", "medical_order 10398 = 10398 + 0", "visit 129 = 129 + 0");
	}

	@Test
	void eachRulingSaysHowManyRowsItConcerned() {
		assertThat(result.notices().stream().filter((notice) -> notice.code().equals("intake.ruling")))
			.extracting((notice) -> notice.place() + notice.text().substring(notice.text().lastIndexOf(": ")))
			.containsExactly("visit: 129 rows", "visit: 0 rows", "visit: 0 rows", "bed_stay: 129 rows",
					"bed_stay: 395 rows", "department: 9 rows", "department: 19 rows", "diagnosis: 129 rows",
					"medical_order: 8087 rows", "medical_order: 39 rows", "medical_order: 1 rows", "charge: 10398 rows",
					"charge: 10398 rows", "charge: 1478 rows", "charge: 561 rows", "charge: 1 rows", "charge: 1 rows",
					"charge: 212 rows");
		assertThat(result.snapshot().manifest().notes())
			.anyMatch((note) -> note.startsWith("charge: ") && note.contains("1-2") && note.endsWith(": 561 rows"));
	}

	@Test
	void aQuantityThatIsARangeIsItsLowerEnd() {
		Map<String, BigDecimal> expected = new TreeMap<>();
		rows("PRESCRIPTIONS.csv").forEach((row) -> expected.put(row.getField("ROW_ID"), quantity(row)));

		Map<String, BigDecimal> read = house.rows(result.snapshot(), "SELECT charge_id, quantity FROM charge")
			.stream()
			.map((row) -> row.split(" \\| "))
			.collect(Collectors.toMap((row) -> row[0], (row) -> new BigDecimal(row[1]), (a, b) -> a, TreeMap::new));

		assertThat(read).isEqualTo(expected);
	}

	@Test
	void theReadmissionsAreTheTwoThatTheFilesSay() {
		List<String> expected = readmissions();

		assertThat(expected).containsExactly("122098 after 142582, 9 days", "153826 after 149469, 10 days");
		assertThat(house.rows(result.snapshot(), """
				SELECT s.visit_id || ' after ' || p.visit_id || ', ' || s.gap_days || ' days'
				FROM stay s JOIN stay p ON p.visit_id = s.previous_visit_id
				WHERE s.gap_days BETWEEN 0 AND 15
				  AND substr(s.main_diagnosis_code, 1, 3) = substr(p.main_diagnosis_code, 1, 3)
				ORDER BY 1""")).isEqualTo(expected);
	}

	@Test
	void noLineHasATimeOfDay() {
		assertThat(house.rows(result.snapshot(), "SELECT count(*), sum(has_time) FROM net_charge"))
			.containsExactly("10186 | 0");
	}

	@Test
	void theRepeatedPrescriptionsAreThoseThatTheFilesSay() {
		Map<String, Long> groups = rows("PRESCRIPTIONS.csv").filter((row) -> quantity(row).signum() > 0)
			.collect(Collectors.groupingBy((row) -> String.join("|", row.getField("HADM_ID"), item(row),
					row.getField("STARTDATE"), quantity(row).toPlainString()), Collectors.counting()));
		Map<String, Long> repeated = groups.entrySet()
			.stream()
			.filter((group) -> group.getValue() > 1)
			.collect(Collectors.groupingBy((group) -> group.getKey().substring(0, group.getKey().lastIndexOf('|')),
					TreeMap::new, Collectors.summingLong((group) -> group.getValue() - 1)));

		assertThat(repeated).hasSize(1046);
		assertThat(repeated.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1368);
		assertThat(house.rows(result.snapshot(), """
				SELECT visit_id || '|' || item_code || '|' || charged_at || '=' || sum(lines - 1)
				FROM (SELECT visit_id, item_code, charged_at, quantity, count(*) AS lines
				      FROM net_charge GROUP BY ALL HAVING count(*) > 1)
				GROUP BY visit_id, item_code, charged_at""")).containsExactlyInAnyOrderElementsOf(
				repeated.entrySet().stream().map((entry) -> entry.getKey() + "=" + entry.getValue()).toList());
	}

	@Test
	void noBedIsSharedAndNoPatientLiesInTwo() {
		assertThat(house.rows(result.snapshot(), """
				SELECT count(*) FROM bed_stay a JOIN visit v ON v.visit_id = a.visit_id
				JOIN bed_stay b ON b.from_time < a.to_time AND a.from_time < b.to_time
				JOIN visit w ON w.visit_id = b.visit_id
				WHERE (a.bed_id = b.bed_id AND v.patient_id <> w.patient_id)
				   OR (v.patient_id = w.patient_id AND a.bed_id <> b.bed_id)""")).containsExactly("0");
	}

	/**
	 * From the files alone: sorted admissions of each patient, dates apart, codes alike.
	 */
	private static List<String> readmissions() {
		Map<String, String> diagnoses = rows("DIAGNOSES_ICD.csv").filter((row) -> row.getField("SEQ_NUM").equals("1"))
			.collect(Collectors.toMap((row) -> row.getField("HADM_ID"),
					(row) -> row.getField("ICD9_CODE").substring(0, 3)));
		Map<String, String> discharged = rows("TRANSFERS.csv")
			.filter((row) -> row.getField("EVENTTYPE").equals("discharge"))
			.collect(Collectors.toMap((row) -> row.getField("HADM_ID"), (row) -> row.getField("INTIME")));
		Map<String, List<NamedCsvRecord>> admissions = rows("TRANSFERS.csv")
			.filter((row) -> row.getField("EVENTTYPE").equals("admit"))
			.sorted(Comparator.comparing((NamedCsvRecord row) -> row.getField("INTIME")))
			.collect(Collectors.groupingBy((row) -> row.getField("SUBJECT_ID")));
		return admissions.values()
			.stream()
			.flatMap((own) -> Stream.iterate(1, (i) -> i < own.size(), (i) -> i + 1).map((i) -> {
				String earlier = own.get(i - 1).getField("HADM_ID");
				String later = own.get(i).getField("HADM_ID");
				long days = ChronoUnit.DAYS.between(date(discharged.get(earlier)), date(own.get(i).getField("INTIME")));
				return (days <= 15 && diagnoses.get(earlier).equals(diagnoses.get(later)))
						? later + " after " + earlier + ", " + days + " days" : "";
			}))
			.filter((line) -> !line.isEmpty())
			.sorted()
			.toList();
	}

	private static LocalDate date(String time) {
		return LocalDate.parse(time.substring(0, 10));
	}

	private static String item(NamedCsvRecord row) {
		String code = row.getField("NDC");
		return (code.isEmpty() || code.equals("0")) ? "NAME:" + row.getField("DRUG") : code;
	}

	private static BigDecimal quantity(NamedCsvRecord row) {
		return new BigDecimal(row.getField("FORM_VAL_DISP").replace(",", "").split("-")[0]).setScale(4,
				RoundingMode.HALF_UP);
	}

	private static Stream<NamedCsvRecord> rows(String file) {
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(data.resolve(file))) {
			return reader.stream().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
