package org.medaudit.report.jasper;

import org.junit.jupiter.api.Test;

import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class GlyphsTest {

	@Test
	void leavesAloneWhatTheFontCanShow() {
		assertThat(Glyphs.open().visible("医保基金 ※ — ABC\n第二行")).isEqualTo("医保基金 ※ — ABC\n第二行");
	}

	@Test
	void namesACharacterThatTheFontLacks() {
		assertThat(Glyphs.open().visible("张\uD869\uDEB2")).isEqualTo("张[U+2A6B2]");
	}

	@Test
	void saysWhatToInstallWhereTheFontLibrariesAreMissing() {
		Problem problem = Glyphs.missing(new UnsatisfiedLinkError("libfontmanager.so: libfreetype.so.6"))
			.problems()
			.get(0);
		assertThat(problem.code()).isEqualTo("report.font-libraries-missing");
		assertThat(problem.kind()).isEqualTo(Problem.Kind.SETUP);
		assertThat(problem.text()).contains("libfreetype.so.6", "apt-get install libfontconfig1 libfreetype6");
	}

	@Test
	void makesTextsHarmlessToSpreadsheets() {
		assertThat(CellText.safe("=SUM(A1)")).isEqualTo("'=SUM(A1)");
		assertThat(CellText.safe("-1+A1")).isEqualTo("'-1+A1");
		assertThat(CellText.safe("-1.50")).isEqualTo("-1.50");
		assertThat(CellText.safe("\t=1")).isEqualTo("'\t=1");
		assertThat(CellText.safe("003110000060000")).isEqualTo("003110000060000");
		assertThat(CellText.safe("a=b")).isEqualTo("a=b");
		assertThat(CellText.safe("x\u0000\uD800")).isEqualTo("x[U+0000][U+D800]");
		assertThat(CellText.safe("")).isEmpty();
	}

}
