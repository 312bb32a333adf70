package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Period;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParametersTest {

	@TempDir
	private Path folder;

	private SoundLibrary library;

	private Path file;

	private Locale locale;

	@BeforeEach
	void prepare() throws IOException {
		this.locale = Locale.getDefault();
		Locale.setDefault(Locale.CHINA);
		this.library = new SoundLibrary(Files.createDirectory(this.folder.resolve("library")));
		this.file = this.folder.resolve("own.yml");
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	private Parameters read(String text) throws IOException {
		Files.writeString(this.file, text);
		return this.library.load(Optional.empty(), Optional.of(this.file)).parameters();
	}

	@Test
	void defaultsHoldWhereNothingIsSet() throws IOException {
		assertThat(read("strict: yes\n").values()).isEqualTo(Map.of("spare_quantity", "1", "strict", "yes"));
	}

	@Test
	void everyMistakeIsToldWithItsLine() throws IOException {
		Files.writeString(this.file, """
				spare_quantities: 2
				spare_quantity: 11
				strict:
				  value: maybe
				  valid_form: 2026-01-01
				  valid_to: 2026-02-30
				""");
		assertThat(this.library.problems(Optional.empty(), Optional.of(this.file))
			.stream()
			.map((problem) -> problem.replace(this.folder + "/", "")))
			.containsExactly("own.yml:1: 没有参数 spare_quantities，是否应为 spare_quantity？",
					"own.yml:2: 参数 spare_quantity 的值 11 超出范围，应在 0 至 10 次之间。",
					"own.yml:5: 不认识的键 valid_form，是否应为 valid_from？", "own.yml:6: “2026-02-30”不是日期。请写成 2026-03-01 的形式。",
					"own.yml:4: 值“maybe”不可用。可用：yes, no。");
	}

	@Test
	void aDatedValueHoldsForItsDatesAndTheDefaultBesides() throws IOException {
		Parameters parameters = read("""
				spare_quantity:
				  - {value: 2, valid_to: 2025-12-31, basis: 通知}
				  - {value: 3, valid_from: 2026-01-01, valid_to: 2026-06-30, basis: 通知}
				""");
		assertThat(value(parameters, "2025-01-01", "2025-12-31")).isEqualTo("2");
		assertThat(value(parameters, "2026-01-01", "2026-06-30")).isEqualTo("3");
		assertThat(value(parameters, "2026-07-01", "2026-12-31")).isEqualTo("1");
	}

	@Test
	void aValueThatChangesInsideThePeriodIsRefused() throws IOException {
		Parameters parameters = read("""
				spare_quantity:
				  value: 2
				  valid_from: 2026-03-01
				""");
		assertThatThrownBy(() -> value(parameters, "2026-02-01", "2026-03-31")).isInstanceOf(ProblemsException.class)
			.hasMessage(this.file + ":2: 参数 spare_quantity 在 2026-03-01 由 1 变为 2，而数据期间为 2026-02-01/2026-03-31。"
					+ "一次审计只能用一个值，请按该日期分两个期间分别导入和审计。");
	}

	@Test
	void twoValuesOfOneTimeAreRefused() throws IOException {
		Files.writeString(this.file, "spare_quantity: [{value: 2, valid_from: 2026-03-01}, {value: 3}]\n");
		assertThat(this.library.problems(Optional.empty(), Optional.of(this.file)))
			.containsExactly(this.file + ":1: 参数 spare_quantity 的两个值有效期重叠。请让有效期不重叠。");
	}

	@Test
	void changesAreCheckedAndMadeCanonical() throws IOException {
		Parameters parameters = read("strict: yes\n");
		assertThat(parameters.with(Map.of("spare_quantity", "07")).values()).containsEntry("spare_quantity", "7");
		assertThatThrownBy(() -> parameters.with(Map.of("spare_quantity", "many")))
			.isInstanceOf(ProblemsException.class)
			.hasMessage("参数 spare_quantity 的值“many”不是整数。");
	}

	@Test
	void theHashFollowsTheValuesAndNotTheWayTheyAreWritten() throws IOException {
		String plain = this.library.load().parameters().hash();
		assertThat(read("spare_quantity: 1\n").hash()).isEqualTo(plain);
		assertThat(read("spare_quantity: 2\n").hash()).isNotEqualTo(plain);
	}

	@Test
	void aMissingFileIsToldByItsName() {
		assertThat(this.library.problems(Optional.empty(), Optional.of(this.file)))
			.isEqualTo(List.of(this.file + ": 无法读取：" + this.file + "。请检查文件是否存在、是否有访问权限。"));
	}

	private static String value(Parameters parameters, String from, String to) {
		return parameters.on(new Period(LocalDate.parse(from), LocalDate.parse(to))).values().get("spare_quantity");
	}

}
