package org.medaudit.run.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who knows SQL and nothing of this project follows audit-rules/README.md to the
 * letter, and gets what it promises.
 */
class RuleAuthorTest {

	private static final Path README = Path.of("audit-rules/README.md");

	/** A file of the example: its name, then its text. */
	private static final Pattern FILE = Pattern.compile("(?m)^`([^`\\n]+)`:\\n```\\w+\\n(.*?)^```$", Pattern.DOTALL);

	private static final String RULE = "charging/hsp-1-consultation-twice-a-day";

	private static final String CHARGES = """
			charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount,executing_department_id
			c1,v1,2026-03-02 09:00:00,T1,诊查费,02,1,20,20.00,d1
			c2,v1,2026-03-02 15:00:00,T1,诊查费,02,2,20,40.00,d1
			c3,v1,2026-03-03 15:00:00,T1,诊查费,02,1,20,20.00,d1
			""";

	@TempDir
	Path folder;

	private Path rules;

	private Shell shell;

	@BeforeEach
	void open() throws IOException {
		this.shell = new Shell(this.folder.resolve("home"));
		this.rules = Files.createDirectories(this.folder.resolve("my-rules"));
	}

	@AfterEach
	void close() {
		this.shell.close();
	}

	private int type(String command) {
		return this.shell.run((Object[]) command.replace("my-rules", this.rules.toString()).split(" "));
	}

	/** The rule as the page begins it, in the language of the test. */
	private void begin() {
		assertThat(type("rules new HSP-1 --chapter charging --title 同一科室一天收取多次诊查费 --name "
				+ "consultation-twice-a-day --rules my-rules"))
			.isEqualTo(ExitCode.DONE);
	}

	/** The files as the page gives them. */
	private void write() throws IOException {
		Matcher file = FILE.matcher(Files.readString(README));
		int files = 0;
		while (file.find()) {
			Path path = this.rules.resolve(file.group(1));
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.group(2));
			files++;
		}
		assertThat(files).isEqualTo(14);
		Files.delete(this.rules.resolve(RULE + "/cases/finds-the-line-at-issue.yml"));
	}

	private void ingest() throws IOException {
		Path source = Files.createDirectories(this.folder.resolve("source"));
		Files.writeString(source.resolve("charge.csv"), CHARGES);
		Files.writeString(source.resolve("visit.csv"), """
				visit_id,patient_id,visit_kind,admitted_at,discharged_at,department_id
				v1,p1,11,2026-03-02 08:00:00,2026-03-03 18:00:00,d1
				""");
		Files.writeString(source.resolve("institution.csv"), "institution_code,name,level\nH1,Hospital,2\n");
		Files.writeString(source.resolve("department.csv"),
				"department_id,name,subject_code,kind\nd1,Medicine,A03,clinic\n");
		assertThat(type("ingest " + source)).as(this.shell.err()).isEqualTo(ExitCode.DONE);
	}

	/** What lies in the home for good. */
	private List<String> kept() throws IOException {
		Path home = this.folder.resolve("home");
		try (Stream<Path> files = Files.walk(home)) {
			return files.map((file) -> home.relativize(file).toString())
				.filter((file) -> !file.startsWith("tmp"))
				.sorted()
				.toList();
		}
	}

	@Test
	void theNewRuleIsRedUntilItIsWritten() {
		begin();
		assertThat(this.shell.out().lines()).startsWith("Made " + this.rules.resolve(RULE), "Next:");
		assertThat(type("rules test HSP-1 --rules my-rules")).isEqualTo(ExitCode.FAILED);
		assertThat(this.shell.out().lines().toList()).containsExactly(
				"HSP-1: 1 cases, 0 checks of limits and missing data, 1 did not pass",
				"finds-the-line-at-issue (" + this.rules.resolve(RULE + "/cases/finds-the-line-at-issue.yml") + ")",
				"    ending   expected  findings", "             found     clean", "  charge_id=c1",
				"    finding  expected  [c1]", "             found     —",
				"Of 1 cases and 0 checks of limits and missing data 1 did not pass.");
	}

	@Test
	void theFilesOfThePageAreARuleThatHoldsUp() throws IOException {
		begin();
		write();
		assertThat(type("rules test HSP-1 --rules my-rules")).as(this.shell.out()).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines().toList()).containsExactly(
				"HSP-1: 2 cases, 1 checks of limits and missing data, all passed",
				"1 rules, 2 cases, 1 checks of limits and missing data, all passed.");
		assertThat(type("rules mutate HSP-1 --rules my-rules --threads 1")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines().toList()).hasSize(2)
			.last()
			.isEqualTo("Every change of 1 rules is noticed by a case or explained.");
		assertThat(type("rules lint --rules my-rules")).as(this.shell.err()).isEqualTo(ExitCode.DONE);
	}

	@Test
	void theTableOfThePageIsReadByARuleThatHoldsUp() throws IOException {
		begin();
		write();
		assertThat(type("rules test OWN-1 --rules my-rules")).as(this.shell.out()).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines())
			.startsWith("OWN-1: 3 cases, 1 checks of limits and missing data, all passed");
		assertThat(type("rules mutate OWN-1 --rules my-rules --threads 1")).as(this.shell.out())
			.isEqualTo(ExitCode.DONE);
	}

	@Test
	void aUsedIdIsWrongUseAndAnEnglishTitleIsAskedFor() throws IOException {
		begin();
		assertThat(Files.readString(this.rules.resolve(RULE + "/rule.yml")))
			.contains("en: 'Title in English, to be written'");
		assertThat(type("rules new HSP-1 --chapter charging --title x --rules my-rules")).isEqualTo(ExitCode.WRONG_USE);
		assertThat(this.shell.err()).startsWith("Wrong use: id HSP-1 is used by ");
	}

	@Test
	void theNewRuleIsTriedOnASnapshotAndNothingIsStored() throws IOException {
		begin();
		write();
		ingest();
		List<String> before = kept();
		assertThat(type("rules try HSP-1 --snapshot latest --rules my-rules --format csv")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines().toList()).hasSize(2)
			.last()
			.asString()
			.matches(
					"HSP-1-[0-9a-f]+,HSP-1,suspicion,,,v1,p1,d1,,T1,2026-03-02,3,40.00,40.00,,,c1;c2,\"2026-03-02: 3 consultation "
							+ "fees in one department, 1 a day allowed, 40.00 yuan\"");
		assertThat(type("rules try HSP-1 --rules my-rules")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines().filter((line) -> !line.startsWith("HSP-1") && !line.startsWith("Trying")))
			.containsSubsequence("The 1 largest findings of 1:",
					"2026-03-02   40.00     2  2026-03-02: 3 consultation fees in one department, 1 a day allowed, "
							+ "40.00 yuan",
					"No other rule claims any of the 2 charge lines at issue.", "Nothing of this was stored.");
		assertThat(kept()).isEqualTo(before);
	}

	@Test
	void aRuleThatClaimsTheSameLinesIsNamedAndVersionsAreCompared() throws IOException {
		begin();
		write();
		ingest();
		Path earlier = this.folder.resolve("earlier");
		copy(this.rules, earlier, "", "");
		copy(this.rules.resolve(RULE), this.rules.resolve("charging/hsp-2-again"), "HSP-1", "HSP-2");
		Files.writeString(this.rules.resolve("charging/hsp-2-again/rule.sql"),
				Files.readString(this.rules.resolve("charging/hsp-2-again/rule.sql"))
					.replace("AS item_name", "AS name"));
		assertThat(type("rules try HSP-1 --rules my-rules")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out()).contains(
				"Of the 2 charge lines at issue, other rules claim (each yuan counts once):",
				"HSP-2             2                60.00  More than one consultation fee of a department in a day");
		Path parameters = this.rules.resolve("parameters.yml");
		Files.writeString(parameters, Files.readString(parameters).replace("default: 1", "default: 2"));
		assertThat(type("rules diff --against " + earlier + " --rules my-rules --format csv")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines().toList()).containsExactly(
				"rule_id,change,key,occurred_on,amount_before,amount_after,rows_before,rows_after,message",
				"HSP-1,changes,patient_id=p1|department_id=d1|charge_date=2026-03-02,2026-03-02,40.00,20.00,2,2,"
						+ "\"2026-03-02: 3 consultation fees in one department, 2 a day allowed, 20.00 yuan\"",
				"HSP-2,appears,patient_id=p1|department_id=d1|charge_date=2026-03-02,2026-03-02,,20.00,,2,"
						+ "\"2026-03-02: 3 consultation fees in one department, 2 a day allowed, 20.00 yuan\"");
		assertThat(type("rules diff --against " + earlier + " --rules my-rules")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out()).contains("Parameter consultations_per_day: 1 → 2",
				"2 findings differ, together by 0.00 yuan. Nothing of this was stored.");
		assertThat(type("rules diff --against " + earlier + " --rules " + earlier)).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out().lines())
			.contains("Both versions have the same rules, parameters and knowledge, and find the same.");
	}

	private static void copy(Path from, Path to, String text, String other) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = to.resolve(from.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.writeString(copy, Files.readString(file).replace(text, other));
			}
		}
	}

	@Test
	void whatCannotBeTriedIsTold() {
		begin();
		assertThat(type("rules try HSP-2 --rules my-rules")).isEqualTo(ExitCode.WRONG_USE);
		assertThat(this.shell.err().lines().toList())
			.isEqualTo(List.of("Setup: there is no rule HSP-2. Did you mean HSP-1?"));
		assertThat(type("rules new HSP-2 --chapter charging --title x")).isEqualTo(ExitCode.FAILED);
		assertThat(this.shell.err().lines().toList())
			.isEqualTo(List.of("Setup: rules new: The shipped rules lie inside "
					+ "the program and cannot be added to; name a folder with --rules."));
		assertThat(type("rules diff --against " + README.toAbsolutePath())).isEqualTo(ExitCode.FAILED);
		assertThat(this.shell.err().lines().toList()).isEqualTo(List.of("Setup: " + README.toAbsolutePath()
				+ ": this is no archive (zip, jar) that can be opened. Name a folder of rules or a packed library."));
	}

}
