package org.medaudit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Which room may use which library, and the house rules a compiler does not know. */
class FencesTest {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.medaudit");

	private static final List<String> ROOMS = List.of("access", "delivery", "desk", "finding", "intake", "records",
			"rectification", "report", "review", "rules", "run", "scan", "snapshot", "values");

	/** Classes longer than the cap, each with its reason. Empty, and meant to stay so. */
	private static final List<String> TOO_LONG = List.of();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			org.springframework.batch..     | intake scan report run
			net.sf.jasperreports..          | report
			jakarta.persistence..           | finding review rectification access
			org.hibernate..                 | finding review rectification access
			org.springframework.web..       | desk access
			org.springframework.security..  | desk access
			org.apache.poi..                | intake rules delivery
			de.siegmar.fastcsv..            | intake rules delivery run
			org.duckdb..                    | snapshot scan run
			picocli..                       | run
			org.yaml.snakeyaml..            | records rules intake
			com.networknt..                 | rules
			net.sf.jsqlparser..             | rules
			""")
	void aLibraryStaysInItsRooms(String library, String rooms) {
		String[] others = ROOMS.stream()
			.filter((room) -> !List.of(rooms.split(" ")).contains(room))
			.map((room) -> "org.medaudit." + room + "..")
			.toArray(String[]::new);
		noClasses().that()
			.resideInAnyPackage(others)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(CLASSES);
	}

	@Test
	void valuesAndRecordsKnowNoSpring() {
		noClasses().that()
			.resideInAnyPackage("org.medaudit.values..", "org.medaudit.records..")
			.and()
			.doNotHaveSimpleName("package-info")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void nothingIsInjectedIntoFields() {
		noFields().should()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
			.orShould()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
			.check(CLASSES);
	}

	@Test
	void timeComesFromAClock() {
		for (Class<?> type : List.of(LocalDate.class, LocalDateTime.class, Instant.class, OffsetDateTime.class,
				ZonedDateTime.class)) {
			noClasses().should().callMethod(type, "now").check(CLASSES);
		}
	}

	/** In Turkish the small letter of I has no dot, and no key of ours would be found. */
	@Test
	void lettersChangeTheirCaseAlikeInEveryLanguage() {
		noClasses().should()
			.callMethod(String.class, "toLowerCase")
			.orShould()
			.callMethod(String.class, "toUpperCase")
			.check(CLASSES);
	}

	@Test
	void namesSayWhatAClassIs() {
		noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Base)").check(CLASSES);
	}

	/**
	 * Else the product's own component scan finds them wherever tests are on the path.
	 */
	@Test
	void configurationsOfTestsAreNoStereotypes() {
		noClasses().should()
			.beMetaAnnotatedWith("org.springframework.stereotype.Component")
			.check(new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
				.importPackages("org.medaudit"));
	}

	@Test
	void moneyIsNeverFloatingPoint() throws IOException {
		try (Stream<Path> files = sources()) {
			assertThat(files.filter((file) -> code(file).stream()
				.anyMatch((line) -> line.matches(".*\\b(double|float|Double|Float)\\b.*")))).isEmpty();
		}
	}

	@Test
	void noClassHasMoreThanThreeHundredLinesOfCode() throws IOException {
		try (Stream<Path> files = sources()) {
			assertThat(files.filter((file) -> code(file).size() > 300)
				.map((file) -> file.getFileName().toString())
				.filter((name) -> !TOO_LONG.contains(name))).isEmpty();
		}
	}

	private static Stream<Path> sources() throws IOException {
		return Files.walk(Path.of("src/main/java")).filter((file) -> file.toString().endsWith(".java"));
	}

	private static List<String> code(Path file) {
		try {
			return Files.readAllLines(file)
				.stream()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("*")
						&& !line.startsWith("/*") && !line.startsWith("import ") && !line.startsWith("package "))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
