package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;

/** What a new rule begins as, and what cannot begin. */
class RuleTemplateTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

	@TempDir
	Path folder;

	private Locale locale;

	@BeforeEach
	void speakEnglish() {
		this.locale = Locale.getDefault();
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	private LibrarySources sources() {
		return new LibrarySources(Optional.of(this.folder), Optional.empty(), Optional.empty());
	}

	private Path lay(String id, String chapter, String name) {
		return new RuleTemplate(RuleLibrary.load(sources()), this.folder)
			.lay(new RuleTemplate.Beginning(id, chapter, name, new Text("两次'诊查'", "Consulted: twice"), TODAY));
	}

	private List<String> refused(String id, String chapter, String name) {
		try {
			lay(id, chapter, name);
			return List.of();
		}
		catch (ProblemsException ex) {
			return ex.problems().stream().map(Problem::toString).toList();
		}
	}

	@Test
	void whatIsLaidIsADraftWithoutFaultAndOneCase() throws IOException {
		Path rule = lay("HSP-1", "beds", "twice-a-day");
		assertThat(rule).isEqualTo(this.folder.resolve("beds/hsp-1-twice-a-day"));
		try (Stream<Path> files = Files.walk(rule)) {
			assertThat(files.filter(Files::isRegularFile).map((file) -> rule.relativize(file).toString()).sorted())
				.containsExactly("cases/finds-the-line-at-issue.yml", "examined.sql", "rule.sql", "rule.yml");
		}
		assertThat(RuleLint.check(sources(), TODAY)).isEmpty();
		Rule read = RuleLibrary.load(sources()).rule("HSP-1");
		assertThat(read.title()).isEqualTo(new Text("两次'诊查'", "Consulted: twice"));
		assertThat(read.chapter()).isEqualTo("charging.beds");
		assertThat(read.status()).isEqualTo(Rule.Status.DRAFT);
		assertThat(read.history().get(0).date()).isEqualTo(TODAY);
	}

	@Test
	void theReportSpeaksOfARuleWhereItsFolderBelongs() {
		lay("HSP-1", "charging", "one");
		lay("HSP-2", "stock", "two");
		lay("HSP-3", "licence", "three");
		lay("HSP-4", "finance", "four");
		lay("HSP-5", "limits", "five");
		RuleLibrary library = RuleLibrary.load(sources());
		assertThat(Stream.of("HSP-1", "HSP-2", "HSP-3", "HSP-4", "HSP-5").map((id) -> library.rule(id).chapter()))
			.containsExactly("charging.fees", "charging.stock.accounts", "licence.scope", "finance", "charging.limits");
	}

	@Test
	void nothingIsWrittenOverOrUsedTwice() {
		lay("HSP-1", "beds", "twice-a-day");
		assertThat(refused("HSP-1", "bed", "Twice a day")).containsExactly(
				"id HSP-1 is used by " + this.folder
						+ "/beds/hsp-1-twice-a-day; ids of retired rules are not used again either. HSP-2 is free.",
				"there is no chapter folder bed; did you mean beds?",
				"\"Twice a day\" cannot be the name of a folder: small letters, digits and hyphens only, such as "
						+ "twice-a-day");
		assertThat(refused("DUP-1", "charging", "x")).singleElement()
			.asString()
			.startsWith("id DUP-1 is used by audit-rules/charging/dup-1-contained-item;");
		assertThat(refused("hsp-2", "beds", "x")).containsExactly("\"hsp-2\" cannot be the id of a rule: three capital "
				+ "letters, a hyphen and a number of up to three digits, such as HSP-1");
	}

	@Test
	void aFolderThatIsThereStays() throws IOException {
		Files.createDirectories(this.folder.resolve("beds/hsp-2-x/cases"));
		assertThat(refused("HSP-2", "beds", "x")).containsExactly(this.folder.resolve("beds/hsp-2-x")
				+ ": the folder is there already. Choose another --name, or move it away first.");
	}

}
