package org.medaudit.run.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From a published workbook to what it reaches, as typed. */
class KnowledgeCommandsIT {

	@TempDir
	private Path folder;

	private Path home;

	private Shell shell;

	@BeforeEach
	void open() {
		this.home = this.folder.resolve("home");
		this.shell = new Shell(this.home);
	}

	@AfterEach
	void close() {
		this.shell.close();
	}

	private Path workbook(String name, String... lines) throws IOException {
		Path file = this.folder.resolve(name);
		try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
			Sheet sheet = workbook.createSheet("医疗服务项目限定频次（演示数据）");
			for (int i = 0; i < lines.length; i++) {
				Row row = sheet.createRow(i);
				String[] cells = lines[i].split(",");
				for (int j = 0; j < cells.length; j++) {
					row.createCell(j).setCellValue(cells[j]);
				}
			}
			workbook.write(out);
		}
		return file;
	}

	@Test
	void importsIntoTheHomeAndSaysWhatBecameOfEachRow() throws IOException {
		Path file = workbook("batch.xlsx", "序号,项目名称,限制数量,数量单位,项目编码", "1,演示甲,1,日,009990000000001",
				"2,演示乙,24,小时,009990000000002", "3,演示丙,1,旬,009990000000003", "合计");

		assertThat(this.shell.run("knowledge", "import", file)).isEqualTo(ExitCode.SOME_NOT_DONE);

		Path table = this.home.resolve("knowledge").resolve("quantity_limit.csv");
		assertThat(this.shell.err()).isEmpty();
		assertThat(this.shell.out().lines()).containsExactly(
				"batch.xlsx [医疗服务项目限定频次（演示数据）]: What a charge unit allows -> quantity_limit",
				"  rows 4 = taken 2 + skipped 2", "  skipped 1: cannot be taken, see below; rows 4",
				"  skipped 1: no knowledge point (its serial is no number: total, note); rows 5",
				"  knowledge points 2 = new 2",
				"  not taken: batch.xlsx [医疗服务项目限定频次（演示数据）] 4: \"1旬; 旬\" is not understood. What is: 24小时, N小时, "
						+ "N日 (天); 计价单位: 小时 or 日. Check the published original; if this is new wording, add it to "
						+ "knowledge-import.yml in the folder of your own rules.",
				"Wrote " + table + " (2 rows)");

		String first = Files.readString(table);
		assertThat(this.shell.run("knowledge", "import", file)).isEqualTo(ExitCode.SOME_NOT_DONE);
		assertThat(this.shell.out()).contains("  knowledge points 2 = there already 2",
				"Nothing new; " + table.getParent() + " is as it was.");
		assertThat(table).hasContent(first);
	}

	@Test
	void refusesAWorkbookWholeAndWritesNothing() throws IOException {
		Path file = workbook("damaged.xlsx", "序号,项目名称,限制数量,数量单位,项目编码", "1,演示甲,1,日,1.102E+12");

		assertThat(this.shell.run("knowledge", "import", file, "--knowledge", this.folder.resolve("own")))
			.isEqualTo(ExitCode.FAILED);

		assertThat(this.shell.err()).startsWith("Data: damaged.xlsx [医疗服务项目限定频次（演示数据）] E2: the code \"1.102E+12\"");
		assertThat(this.folder.resolve("own")).doesNotExist();
	}

	@Test
	void showsWhatTheTablesReachOfWhatWasBilled() throws IOException {
		Path records = Files.createDirectory(this.folder.resolve("records"));
		Files.writeString(records.resolve("visit.csv"), """
				visit_id,patient_id,visit_kind,department_id,admitted_at
				v1,p1,21,d1,2026-03-01 08:00:00
				""");
		Files.writeString(records.resolve("charge.csv"), """
				charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount
				c1,v1,2026-03-02 09:00:00,009990000000001,演示甲,05,1,10.00,10.00
				c2,v1,2026-03-02 09:00:00,009990000000009,演示丙,05,1,30.00,30.00
				c3,v1,2026-03-02 09:00:00,LOCAL1,演示丁,05,1,5.00,5.00
				c4,v1,2026-03-02 09:00:00,LOCAL2,演示甲,05,1,10.00,10.00
				""");
		Files.writeString(records.resolve("code_map.csv"), "local_item_code,item_code\nLOCAL2,009990000000001\n");
		this.shell.run("knowledge", "import",
				workbook("batch.xlsx", "序号,项目名称,限制数量,数量单位,项目编码", "1,演示甲,1,日,009990000000001"));
		assertThat(this.shell.run("knowledge", "status")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out()).contains("There is no snapshot yet.");
		assertThat(this.shell.run("ingest", records)).isEqualTo(ExitCode.DONE);

		assertThat(this.shell.run("knowledge", "status", "--limit", "1")).isEqualTo(ExitCode.DONE);

		List<String> lines = this.shell.out().lines().toList();
		assertThat(lines.get(0))
			.isEqualTo("Using the hospital's own knowledge tables: " + this.home.resolve("knowledge"));
		assertThat(lines.stream().filter((line) -> line.startsWith("quantity_limit ")).findFirst().orElseThrow())
			.endsWith(" 1");
		assertThat(lines).contains(
				"3 codes were billed (55.00 yuan); no table knows 2 of them (35.00 yuan); "
						+ "1 are no national codes and not mapped by code_map (5.00 yuan).",
				"009990000000009  national  演示丙             1   30.00", "Only the first 1 rows; --limit 0 lists all.");
		assertThat(lines.stream().filter((line) -> line.startsWith("LOCAL1"))).isEmpty();
		assertThat(this.shell.run("knowledge", "status", "--format", "csv")).isEqualTo(ExitCode.DONE);
		assertThat(this.shell.out()).isEqualTo("item_code,code_form,item_name,lines,amount\r\n"
				+ "009990000000009,national,演示丙,1,30.00\r\nLOCAL1,local,演示丁,1,5.00\r\n");
	}

}
