package org.medaudit.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordTemplateTest {

	private final Locale locale = Locale.getDefault();

	@TempDir
	private Path root;

	@BeforeEach
	void speakChinese() {
		Locale.setDefault(Locale.CHINA);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	@Test
	void writesOneFilePerRecordAndTheSheetOfColumns() throws IOException {
		List<Path> files = RecordTemplate.write(this.root.resolve("new/template"));

		assertThat(files).hasSize(RecordLayouts.all().size() + 1).allMatch(Files::isRegularFile);
		assertThat(files.get(0)).hasFileName("columns.csv");
		try (Stream<Path> written = Files.list(this.root.resolve("new/template"))) {
			assertThat(written).containsExactlyInAnyOrderElementsOf(files);
		}
		assertThat(text("new/template/bed.csv"))
			.isEqualTo("\uFEFFbed_id,department_id,ward,bed_kind,is_extra,valid_from,valid_to\r\n");
	}

	@Test
	void saysOfEachColumnWhatItHolds() {
		RecordTemplate.write(this.root);

		List<String> lines = text("columns.csv").lines().toList();
		assertThat(lines).hasSize(1 + RecordLayouts.all().stream().mapToInt((layout) -> layout.columns().size()).sum());
		assertThat(lines.get(0)).isEqualTo("\uFEFF记录,记录名称,列名,国家接口字段名,类型,必填,允许的值,国家接口取值换算,含义");
		assertThat(lines).contains("institution,机构,institution_code,fixmedins_code,编码（文本，保留前导零）,是,,,医疗机构编码",
				"visit,就诊,planned_readmission,days_rinp_flag_31,0 或 1,,,1=0; 2=1,出院时是否计划再入院",
				"visit,就诊,sex,gend,编码（文本，保留前导零）,,1; 2; 9,0=9,性别",
				"charge,收费明细,amount,det_item_fee_sumamt,金额（元，最多 2 位小数）,是,,,金额");
	}

	@Test
	void speaksEnglishWhereAsked() {
		Locale.setDefault(Locale.ENGLISH);
		RecordTemplate.write(this.root);

		assertThat(text("columns.csv")).startsWith(
				"\uFEFFrecord,title,column,name in the national interface,type,required,allowed values,national values that mean another here,meaning\r\n"
						+ "institution,institution,institution_code,fixmedins_code,\"code (text, leading zeros kept)\",yes,,,医疗机构编码\r\n");
	}

	@Test
	void overwritesNothing() throws IOException {
		Files.writeString(this.root.resolve("charge.csv"), "mine");

		assertThatThrownBy(() -> RecordTemplate.write(this.root)).isInstanceOf(ProblemsException.class)
			.hasMessageContaining("文件夹 " + this.root + " 中已有文件 charge.csv，未覆盖任何文件。请指定一个空文件夹。");

		assertThat(text("charge.csv")).isEqualTo("mine");
		assertThat(this.root).isDirectoryContaining("glob:**/charge.csv").isDirectoryNotContaining("glob:**/visit.csv");
	}

	@Test
	void tellsWhenTheFolderIsAFile() throws IOException {
		Path file = Files.writeString(this.root.resolve("file"), "");

		assertThatThrownBy(() -> RecordTemplate.write(file)).isInstanceOf(ProblemsException.class)
			.hasMessageContaining("无法写入 " + file);
	}

	@Test
	void isReadOnceItsTwoRequiredRecordsHaveRows() throws IOException {
		try (IngestHouse house = new IngestHouse(this.root)) {
			Path filled = this.root.resolve("filled");
			RecordTemplate.write(filled);
			append(filled.resolve("visit.csv"), "v1,p1,21,,,,d1,,2026-03-01 08:00:00,,,,,,,,");
			append(filled.resolve("charge.csv"),
					"c1,v1,,2026-03-02 09:00:00,A1,,bed,01,1,50.00,50.00" + ",".repeat(19));

			IngestResult result = house.ingest(filled, Optional.empty());

			assertThat(result.notices()).isEmpty();
			assertThat(result.accounts().stream().filter((account) -> account.rowsAccepted() > 0))
				.extracting((account) -> account.file() + " " + account.rowsAccepted())
				.containsExactly("charge.csv 1", "visit.csv 1");
		}
	}

	private static void append(Path file, String row) throws IOException {
		Files.writeString(file, Files.readString(file) + row + "\r\n");
	}

	private String text(String file) {
		try {
			return Files.readString(this.root.resolve(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
