package org.medaudit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.rules.ImportAccount.OfSheet;

import static org.assertj.core.api.Assertions.assertThat;

/** The import on workbooks as the administration published them. */
class PublishedBatchesTest {

	private static final String SKIPPED = "skipped: the published workbooks are not part of the repository; "
			+ "name their folder by -Dmedaudit.knowledge-data or MEDAUDIT_KNOWLEDGE_DATA";

	private static Path data;

	@TempDir
	private Path folder;

	private ImportHouse house;

	@BeforeAll
	static void findTheWorkbooks() {
		String named = System.getProperty("medaudit.knowledge-data", System.getenv("MEDAUDIT_KNOWLEDGE_DATA"));
		if (named == null) {
			// The console of the build shows only how many were skipped, not why.
			System.err.println("PublishedBatchesTest " + SKIPPED);
		}
		else {
			data = Path.of(named);
		}
	}

	@BeforeEach
	void skipWithoutTheWorkbooks() {
		Assumptions.assumeTrue(data != null, SKIPPED);
		this.house = new ImportHouse(this.folder);
	}

	@AfterEach
	void close() {
		if (this.house != null) {
			this.house.close();
		}
	}

	private static Path workbook(String begin) {
		try (Stream<Path> files = Files.list(data)) {
			return files.filter((file) -> file.getFileName().toString().startsWith(begin)).findFirst().orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Map<String, Long> count(String table, String column) {
		return this.house.library()
			.knowledge(table)
			.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> row.getOrDefault(column, ""), TreeMap::new, Collectors.counting()));
	}

	@Test
	void theSeventhBatchHasNineHundredPairs() {
		ImportAccount account = this.house.take(workbook("batch-07"));

		OfSheet sheet = account.sheets().get(0);
		assertThat(account.sheets()).hasSize(1);
		assertThat(List.of(sheet.seen(), sheet.taken(), sheet.skipped().size(), sheet.points())).containsExactly(900,
				900, 0, 900);
		assertThat(sheet.problems()).isEmpty();
		assertThat(this.house.lines("duplicate_pair")).hasSize(901);
		assertThat(this.house.lines("duplicate_pair").get(1)).startsWith(
				"001103000010000,急诊监护费,001102000030000,急诊诊查费,day,duplicate,,,国家医保局“两库”知识点 医疗服务项目重复收费：含监护、床位、诊查、护理,导入 batch-07");
		Map<String, Long> own = this.house.lines("duplicate_pair")
			.stream()
			.skip(1)
			.collect(Collectors.groupingBy((line) -> line.replaceFirst("^.*?,(day|visit|six_hours|hour),.*$", "$1"),
					TreeMap::new, Collectors.counting()));
		assertThat(own).isEqualTo(Map.of("day", 446L, "visit", 429L, "six_hours", 18L, "hour", 7L));
	}

	/** A pair that is shipped and published is one pair. */
	@Test
	void publishedPairsTakeThePlaceOfShippedOnes() {
		long shipped = RuleLibrary.load(LibrarySources.packed())
			.knowledge("duplicate_pair")
			.rows()
			.stream()
			.filter((row) -> row.getOrDefault("basis", "").contains("第七批"))
			.count();

		ImportAccount account = this.house.take(workbook("batch-07"));

		assertThat(shipped).isEqualTo(168);
		assertThat(ImportHouse.outcomes(account))
			.isEqualTo(Map.of(PointOutcome.REPLACES_SHIPPED, (int) shipped, PointOutcome.ADDED, 900 - (int) shipped));
		List<Map<String, String>> rows = this.house.library().knowledge("duplicate_pair").rows();
		assertThat(rows)
			.extracting((row) -> List.of(row.get("item_a"), row.get("item_b"), row.get("time_window"),
					row.getOrDefault("kind", "duplicate")))
			.doesNotHaveDuplicates();
		assertThat(rows.stream().filter((row) -> row.get("source").startsWith("导入 "))).hasSize(900);
	}

	@Test
	void theEighthBatchHasSixtySevenItemsByTheHourAndTheDay() {
		ImportAccount account = this.house.take(workbook("batch-08-1"));

		OfSheet sheet = account.sheets().get(0);
		assertThat(List.of(sheet.seen(), sheet.taken(), sheet.skipped().size(), sheet.points())).containsExactly(69, 67,
				2, 67);
		assertThat(sheet.skipped()).extracting(ImportAccount.Skipped::row).containsExactly(69, 70);
		assertThat(sheet.problems()).isEmpty();
		assertThat(this.house.lines("quantity_limit").stream().filter((line) -> line.contains(",hour,1,"))).hasSize(33);
		assertThat(this.house.lines("quantity_limit").stream().filter((line) -> line.contains(",day,1,"))).hasSize(34);
	}

	/**
	 * The batch has no word on which items are billed by the night; the shipped rows do.
	 */
	@Test
	void whatTheBatchHasNoWordOnStaysAsItWas() {
		Map<String, Long> before = RuleLibrary.load(LibrarySources.packed())
			.knowledge("quantity_limit")
			.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> row.getOrDefault("by_night", ""), TreeMap::new,
					Collectors.counting()));

		this.house.take(workbook("batch-08-1"));

		assertThat(count("quantity_limit", "by_night")).isEqualTo(before);
	}

	@Test
	void theCodesOfTheSixthBatchShareTheCourseOfTheirItem() {
		ImportAccount account = this.house.take(workbook("batch-06"));

		OfSheet sheet = account.sheets().get(0);
		assertThat(List.of(sheet.seen(), sheet.taken(), sheet.skipped().size(), sheet.points())).containsExactly(30, 30,
				0, 1147);
		assertThat(sheet.problems()).isEmpty();
		assertThat(this.house.lines("course_limit")).hasSize(1148);
		assertThat(this.house.lines("course_limit").stream().filter((line) -> line.contains(",365,帕妥珠单抗注射液,")))
			.hasSize(1);
		assertThat(this.house.library()
			.knowledge("course_limit")
			.rows()
			.stream()
			.filter((row) -> row.get("source").startsWith("导入 "))
			.map((row) -> row.get("limit_group"))
			.distinct()).hasSize(30);
	}

	@Test
	void aRowThatContradictsItselfIsToldAndTakenByItsColumn() {
		ImportAccount account = this.house.take(workbook("batch-06"));

		assertThat(this.house.told(account.sheets().get(0).notes()))
			.containsExactly("batch-06 药品规则库（限定支付疗程）.xlsx [Sheet1] 28: the row contradicts itself: \"15天\" and "
					+ "\"限二级及以上医疗机构冠心病心绞痛及冠心病所致左心功能不全Ⅱ-Ⅲ级的患者，单次住院最多支付14天。\". " + "Taken as 15; check the original.");
	}

	@Test
	void importingTwiceChangesNothing() {
		Path[] all = { workbook("batch-06"), workbook("batch-07"), workbook("batch-08-1") };
		this.house.take(all);
		Map<String, String> first = this.house.everything();

		ImportAccount again = this.house.take(all);

		assertThat(ImportHouse.outcomes(again)).isEqualTo(Map.of(PointOutcome.UNCHANGED, 900 + 67 + 1147));
		assertThat(again.tables()).isEmpty();
		assertThat(this.house.everything()).isEqualTo(first);
		assertThat(first.keySet()).containsExactlyInAnyOrder("course_limit.csv", "duplicate_pair.csv",
				"quantity_limit.csv");
	}

	@Test
	void whatIsImportedHasNoFault() {
		this.house.take(workbook("batch-06"), workbook("batch-07"), workbook("batch-08-1"));

		assertThat(RuleLint.check(this.house.library(), LocalDate.of(2026, 11, 25))).isEmpty();
	}

}
