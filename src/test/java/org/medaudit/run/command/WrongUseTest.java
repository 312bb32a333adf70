package org.medaudit.run.command;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WrongUseTest {

	@TempDir
	Path folder;

	private Shell shell;

	@BeforeEach
	void open() {
		this.shell = new Shell(this.folder.resolve("home"));
	}

	@AfterEach
	void close() {
		this.shell.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					audti x                                | there is no command audti; did you mean audit?         | medaudit
					scan --snapshto x                      | there is no option --snapshto; did you mean --snapshot? | medaudit scan
					runs now                               | now is one argument too many                            | medaudit runs
					audit                                  | SOURCE is missing                                       | medaudit audit
					generate                               | --out is missing                                        | medaudit generate
					findings --format                      | --format is missing                                     | medaudit findings
					findings --format xml                  | xml cannot be used for --format; there are: table, csv, json | medaudit findings
					findings --run 1 --run 2               | --run is given twice                                    | medaudit findings
					findings --from 2026-02-30             | 2026-02-30 is not a date; write yyyy-MM-dd, such as 2026-03-01 | medaudit findings
					findings --limit -1                    | -1 cannot be used; --limit is 0 or a whole number above it | medaudit findings
					scan --memory 64m                      | 64m cannot be used. Write --memory as 2g or 1500m, at least 256m; --threads is at least 1. | medaudit scan
					scan --threads 0                       | 0 cannot be used. Write --memory as 2g or 1500m, at least 256m; --threads is at least 1. | medaudit scan
					audit x --from 2026-01-01              | --from and --to go together, and --from is not after --to. | medaudit audit
					audit x --from 2026-02-01 --to 2026-01-01 | --from and --to go together, and --from is not after --to. | medaudit audit
					ingest                                 | SOURCE is missing: name a folder of records, a workbook (.xlsx) or a source.yml, or write templates with --template DIR (or FILE.xlsx). | medaudit ingest
					generate --out x --charges 4999        | 4999 lines are too few; it takes 5000 to plant every breach. | medaudit generate
					report --templates none                | Cannot use none: no such folder of templates. It should hold a folder self-inspection or detail-list. | medaudit report
					generate --out x --seed one            | one cannot be used for --seed                           | medaudit generate
					rules                                  | the command is missing; there are: list, show, new, lint, test, try, mutate, diff, coverage |  medaudit rules
					--lang fr runs                         | fr cannot be used for --lang; there are: zh, en         | medaudit
					""")
	void isToldInOneSentence(String typed, String complaint, String command) {
		assertThat(this.shell.run((Object[]) typed.split(" "))).isEqualTo(ExitCode.WRONG_USE);
		assertThat(this.shell.err().lines()).containsExactly("Wrong use: " + complaint, "See: " + command + " --help");
		assertThat(this.shell.out()).isEmpty();
		assertThat(Files.exists(this.folder.resolve("home"))).isFalse();
	}

	@Test
	void isToldInChineseByDefault() {
		this.shell.with("LANG", "C.UTF-8");
		assertThat(this.shell.run("audti")).isEqualTo(ExitCode.WRONG_USE);
		assertThat(this.shell.err().lines()).containsExactly("用法错误：没有命令 audti，是否指 audit？", "查看用法：medaudit --help");
	}

}
