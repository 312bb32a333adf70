package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.rules.CoverageLine.Knowledge;
import org.medaudit.rules.CoverageLine.Standing;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CoverageTest {

	@TempDir
	private Path folder;

	@Test
	void theListsAreWhole() {
		Coverage coverage = Coverage.of(RuleLibrary.load(LibrarySources.packed()));
		assertThat(coverage.classes()).hasSize(88).extracting(CoverageLine::number).first().isEqualTo("1");
		assertThat(coverage.problems()).hasSize(183).extracting(CoverageLine::number).last().isEqualTo("183");
		assertThat(coverage.clauses()).extracting(CoverageLine::number)
			.containsExactly("1", "2", "3a", "3b", "3c", "3d", "3e", "3f", "3g", "3h", "4", "5");
	}

	@Test
	void aClassIsCoveredByTheRulesThatNameIt() {
		assertThat(aClass("49")).satisfies((line) -> {
			assertThat(line.standing()).isEqualTo(Standing.COVERED);
			assertThat(line.rules()).containsExactly("ADM-1", "ADM-3");
			assertThat(line.knowledge()).isEqualTo(Set.of(Knowledge.SHIPPED));
			assertThat(line.why()).isNull();
		});
	}

	@Test
	void aRuleThatReadsRecordsAloneNeedsNoKnowledge() {
		assertThat(aClass("14").knowledge()).isEmpty();
	}

	@Test
	void aTableThatAPublishedBatchFillsCanBeImported() {
		assertThat(aClass("25").knowledge()).isEqualTo(Set.of(Knowledge.SHIPPED, Knowledge.IMPORTABLE));
	}

	@Test
	void aTableWithoutRowsIsTheHospitalsToSupply() {
		assertThat(aClass("26").knowledge()).isEqualTo(Set.of(Knowledge.HOSPITAL));
	}

	@Test
	void whatDataCannotShowSaysWhy() {
		assertThat(aClass("68")).satisfies((line) -> {
			assertThat(line.standing()).isEqualTo(Standing.NOT_COVERABLE);
			assertThat(line.why().zh()).isEqualTo("单次剂量和用药频次不在交付的记录里");
		});
	}

	@Test
	void whatOnlyRecordsShowSaysSo() {
		CoverageLine forged = Coverage.of(RuleLibrary.load(LibrarySources.packed())).problems().get(5);
		assertThat(forged.standing()).isEqualTo(Standing.NOT_COVERABLE);
		assertThat(forged.why().en())
			.isEqualTo("charges cannot show it; it takes medical records or a look on the spot");
	}

	@Test
	void aListOfAnotherShapeIsRefusedWithItsPlace() throws IOException {
		Files.createDirectories(this.folder.resolve("catalogue"));
		Files.writeString(this.folder.resolve("catalogue/clauses.csv"), "number,title\n1,x\n");
		RuleLibrary library = RuleLibrary
			.load(new LibrarySources(Optional.of(this.folder), Optional.empty(), Optional.empty()));
		ProblemsException refused = catchThrowableOfType(ProblemsException.class, () -> Coverage.of(library));
		assertThat(refused.problems()).extracting(Problem::toString)
			.first()
			.asString()
			.contains("catalogue/clauses.csv")
			.contains("number,title_zh,title_en,chapters,not_coverable_zh,not_coverable_en");
	}

	private static CoverageLine aClass(String number) {
		return Coverage.of(RuleLibrary.load(LibrarySources.packed()))
			.classes()
			.stream()
			.filter((line) -> line.number().equals(number))
			.findFirst()
			.orElseThrow();
	}

}
