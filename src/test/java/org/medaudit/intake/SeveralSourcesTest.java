package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Several sources of one snapshot: what each gives, and what two give both. */
class SeveralSourcesTest {

	private static final String STAFF = "staff_id,name,role\ns1,Li,doctor\n";

	private Path root;

	private IngestHouse house;

	@BeforeEach
	void build(@TempDir Path folder) {
		this.root = folder;
		this.house = new IngestHouse(folder);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void eachRecordSaysWhereItCameFrom() {
		Path people = file("people/staff.csv", STAFF).getParent();

		IngestResult result = this.house.ingest(List.of(this.house.records, people));

		assertThat(accounts(result)).containsExactlyInAnyOrder("charge " + this.house.records + "/charge.csv 1",
				"visit " + this.house.records + "/visit.csv 1", "staff " + people + "/staff.csv 1");
		assertThat(result.snapshot().manifest().source()).isEqualTo(this.house.records + "; " + people);
		assertThat(result.notices()).isEmpty();
	}

	@Test
	void areTheSameAsOneFolderWithAll() {
		Path people = file("people/staff.csv", STAFF).getParent();
		String several = this.house.ingest(List.of(people, this.house.records)).snapshot().manifest().contentHash();
		this.house.file("staff.csv", STAFF);

		assertThat(this.house.ingest().snapshot().manifest().contentHash()).isEqualTo(several);
	}

	@Test
	void aMappingNamesFurtherSources() {
		file("people/staff.csv", STAFF);
		file("people/bed.csv", "bed_id,department_id,bed_kind,valid_from\nb1,d1,ordinary,2020-01-01\n");
		Path mapping = file("his.yml", """
				title: both
				sources:
				  - records
				  - {path: people, records: [staff]}
				""");

		IngestResult result = this.house.ingest(mapping, Optional.empty());

		assertThat(accounts(result)).containsExactlyInAnyOrder("charge records/charge.csv 1",
				"visit records/visit.csv 1", "staff people/staff.csv 1");
		assertThat(result.snapshot().manifest().source()).isEqualTo(mapping + "; records; people");
	}

	@Test
	void tellsAllThatIsWrongInAllOfThem() {
		file("people/staff.csv", STAFF.replace("role", "roll"));
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER.replace("amount", "sum") + IngestHouse.CHARGE_ROW);
		Path mapping = file("his.yml", "sources: [records, people]\n");

		assertThat(this.house.problems(mapping, Optional.empty())).extracting(Problem::toString)
			.containsExactly(
					"records/charge.csv: the required column amount / det_item_fee_sumamt is missing from the header. Add it.",
					"people/staff.csv: the required column role / prac_psn_type is missing from the header, which has "
							+ "\"roll\". If that is the column, rename it.");
	}

	@Test
	void tellsOfSourcesThatAreNone() {
		Path mapping = file("his.yml", """
				sources:
				  - record
				  - records
				  - {path: records/, records: [bed]}
				  - {path: people, records: [staf]}
				  - {path: his.yml}
				""");
		file("people/staff.csv", STAFF);

		assertThat(this.house.problems(mapping, Optional.empty())).extracting(Problem::toString)
			.containsExactly("his.yml:5: unknown key staf, did you mean staff?", "his.yml:2: there is no source "
					+ this.root.resolve("record")
					+ ". Did you mean records? A source is a folder of records, a workbook (.xlsx) or a source.yml.",
					"his.yml:4: the source records/ was named before as records. Name it once.",
					"his.yml:6: the source his.yml was named before as " + mapping + ". Name it once.");
	}

	@Test
	void aRecordThatIsNotGiven() {
		file("people/staff.csv", STAFF);
		Path mapping = file("his.yml", "sources: [{path: records, records: [visit, bed]}, people]\n");

		assertThat(this.house.problems(mapping, Optional.empty())).extracting(Problem::toString)
			.containsExactly(
					"his.yml:1: the source records has no record bed. Check the names under records:, or leave "
							+ "it out.");
	}

	@Test
	void aRequiredRecordThatNoneGives() {
		file("people/staff.csv", STAFF);
		Path mapping = file("his.yml", "sources: [{path: records, records: [visit]}, people]\n");

		assertThat(this.house.problems(mapping, Optional.empty())).extracting(Problem::toString)
			.containsExactly("the record charge is missing; there is no audit without it, and none of these sources "
					+ "gives it: " + mapping + "; records; people. Add the record, or another source.");
	}

	@Test
	void anEmptyRequiredFileIsEnoughWhereAnotherHasRows() {
		Path template = file("template/charge.csv", IngestHouse.CHARGE_HEADER).getParent();

		assertThat(accounts(this.house.ingest(List.of(template, this.house.records))))
			.contains("charge " + this.house.records + "/charge.csv 1", "charge " + template + "/charge.csv 0");
	}

	@Test
	void emptyRequiredFilesEverywhere() {
		Path template = file("template/charge.csv", IngestHouse.CHARGE_HEADER).getParent();
		this.house.file("charge.csv", IngestHouse.CHARGE_HEADER);

		assertThat(this.house.problems(List.of(template, this.house.records))).extracting(Problem::toString)
			.containsExactly(template + "/charge.csv; " + this.house.records
					+ "/charge.csv: a header but no rows; charge must not be empty. Export it again.");
	}

	@Test
	void ofTwoRowsWithOneKeyTheFirstStaysAndWhatDiffersIsTold() {
		String header = "equipment_id,name,equipment_class,model,in_use_from\n";
		Path one = file("one/equipment.csv",
				header + "e1,CT,ct,M1,2020-01-01\ne2,MR,mr,,2020-01-01\ne3,US,ultrasound,M3,2020-01-01\n")
			.getParent();
		Path other = new Workbooks()
			.sheet("equipment", new Object[] { "equipment_id", "name", "equipment_class", "model", "in_use_from" },
					new Object[] { "e1", "CT", "ct", "M1", LocalDate.of(2020, 1, 1) },
					new Object[] { "e2", "MRI", "mr", "M2", LocalDate.of(2020, 1, 1) },
					new Object[] { "e3", "Sono", "ultrasound", "M3", LocalDate.of(2020, 1, 1) },
					new Object[] { "e4", "DSA", "dsa", "M4", LocalDate.of(2020, 1, 1) },
					new Object[] { "e4", "DSA", "dsa", "M5", LocalDate.of(2020, 1, 1) })
			.write(this.root.resolve("other.xlsx"));

		IngestResult result = this.house.ingest(List.of(this.house.records, one, other));

		assertThat(this.house.rows(result.snapshot(), "SELECT equipment_id, name, model FROM equipment ORDER BY 1"))
			.containsExactly("e1 | CT | M1", "e2 | MR | null", "e3 | US | M3", "e4 | DSA | M4");
		String first = one + "/equipment.csv";
		String later = this.root + "/other.xlsx!equipment";
		assertThat(this.house.rejects(result)).containsExactly(
				later + ":2 e1 equipment_id \"e1\": an earlier source gave the same row under this key (" + first
						+ "). nothing is to be done; keep one of the sources if the row should not be told",
				later + ":3 e2 equipment_id \"e2\": an earlier source gave another row under this key (" + first
						+ ": name, model). compare the two and correct one; the source named first goes before",
				later + ":4 e3 equipment_id \"e3\": an earlier source gave another row under this key (" + first
						+ ": name). compare the two and correct one; the source named first goes before",
				later + ":6 e4 equipment_id \"e4\": the key repeats that of an earlier row. remove the repeated row, or correct the key (equipment_id)");
		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("equipment: 3 rows are given by " + first + " and by " + later
					+ ", and the first was taken; 2 of them differ (name 2, model 1). Such as e2, e3, e1.");
		assertThat(accounts(result)).contains("equipment " + first + " 3", "equipment " + later + " 1");
		assertThat(this.house.rows(result.snapshot(),
				"SELECT record, column_name, row_count, sample FROM quality WHERE code LIKE 'given-%'"))
			.containsExactly("equipment |  | 3 | e2, e3, e1");
	}

	@Test
	void theOrderOfTheSourcesDecides() {
		Path one = file("one/staff.csv", STAFF).getParent();
		Path two = file("two/staff.csv", STAFF.replace("Li", "Wang")).getParent();

		assertThat(names(List.of(this.house.records, one, two))).containsExactly("Li");
		assertThat(names(List.of(two, one, this.house.records))).containsExactly("Wang");
	}

	@Test
	void rowsWithoutAKeyAreAllTakenAndTold() {
		Path one = file("one/supplier.csv", "name,on_central_list\na,1\n").getParent();
		Path two = file("two/supplier.csv", "name,on_central_list\na,1\nb,0\n").getParent();
		Path three = file("three/supplier.csv", "name,on_central_list\n").getParent();

		IngestResult result = this.house.ingest(List.of(this.house.records, one, two, three));

		assertThat(this.house.rows(result.snapshot(), "SELECT count(*) FROM supplier")).containsExactly("3");
		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("supplier: 2 rows are given by " + two + "/supplier.csv, and " + one
					+ "/supplier.csv gives this record too; without a key all were taken, see that none stands in both.");
	}

	/**
	 * Forty charges, of which another source gives all once more, one at another price.
	 */
	@Test
	void whatIsGivenTwiceIsNotLost() {
		StringBuilder rows = new StringBuilder(IngestHouse.CHARGE_HEADER);
		for (int i = 1; i <= 40; i++) {
			rows.append(IngestHouse.CHARGE_ROW.replace("c1", "c" + (100 + i)));
		}
		this.house.file("charge.csv", rows.toString());
		Path other = file("other/charge.csv",
				rows.toString()
					.replace("c107,v1,2026-03-02 09:00:00,A1,bed,01,1,50.00,50.00",
							"c107,v1,2026-03-02 09:00:00,A1,bed,01,1,60.00,60.00"))
			.getParent();

		IngestResult result = this.house.ingest(List.of(this.house.records, other));

		assertThat(result.notices()).extracting(Notice::toString)
			.containsExactly("charge: 40 rows are given by " + this.house.records + "/charge.csv and by " + other
					+ "/charge.csv, and the first was taken; 1 of them differ (amount 1, unit_price 1). Such as c107, c101, c102.");
		assertThat(result.accounts().get(0))
			.extracting((account) -> account.file() + " " + account.rowsRejected() + " " + account.moneyRejected())
			.isEqualTo(other + "/charge.csv 40 2010.00");
		assertThat(this.house.rows(result.snapshot(),
				"SELECT parameter, percent FROM threshold_check WHERE record = 'charge' AND parameter LIKE 'rejected%' ORDER BY 1"))
			.containsExactly("rejected_money_percent | 0.00", "rejected_rows_percent | 0.00");
	}

	private List<String> names(List<Path> sources) {
		return this.house.rows(this.house.ingest(sources).snapshot(), "SELECT name FROM staff");
	}

	private static Set<String> accounts(IngestResult result) {
		return result.accounts()
			.stream()
			.map((account) -> account.record() + " " + account.file() + " " + account.rowsAccepted())
			.collect(Collectors.toSet());
	}

	private Path file(String name, String text) {
		try {
			Path file = this.root.resolve(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
