package org.medaudit.run.print;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final PrintStream out = new PrintStream(this.bytes, true, StandardCharsets.UTF_8);

	@Test
	void alignsChineseWithLatinLetters() {
		try (TextTable table = new TextTable(this.out, "规则", "结果", ">金额")) {
			table.row("DUP-1", "发现问题", "1,234.50");
			table.row("床位", "ok", null);
		}
		assertThat(this.bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly(
		// @formatter:off
				"规则   结果          金额",
				"-------------------------",
				"DUP-1  发现问题  1,234.50",
				"床位   ok               —");
		// @formatter:on
	}

	@Test
	void keepsAValueWithALineBreakInItsRow() {
		try (TextTable table = new TextTable(this.out, "a", "b")) {
			table.row("x\r\n  y", 1);
		}
		assertThat(this.bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("a    b", "------", "x y  1");
	}

	@ParameterizedTest
	@CsvSource({ "abc,3", "医保,4", "（一）,6", "—,1", "𠮷,2", "e\u0301,1" })
	void knowsHowWideATextIs(String text, int columns) {
		assertThat(DisplayWidth.of(text)).isEqualTo(columns);
	}

	@Test
	void cutsATextToTheColumnsThereAre() {
		assertThat(DisplayWidth.cut("医保基金", 8)).isEqualTo("医保基金");
		assertThat(DisplayWidth.cut("医保基金", 6)).isEqualTo("医保…");
	}

	@Test
	void writesNumbersAsPeopleReadThem() {
		assertThat(Amounts.money(new BigDecimal("-1234567.5"))).isEqualTo("-1,234,567.50");
		assertThat(Amounts.money(null)).isNull();
		assertThat(Amounts.count(1_000_000)).isEqualTo("1,000,000");
		assertThat(Amounts.seconds(Duration.ofMillis(1_250))).isEqualTo("1.3");
	}

}
