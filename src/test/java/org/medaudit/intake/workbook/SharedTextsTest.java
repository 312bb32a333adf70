package org.medaudit.intake.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedTextsTest {

	@Test
	void piecesAreOneTextAndPronunciationIsNoneOfIt() throws IOException, SAXException {
		try (SharedTexts texts = read(
				"<si><r><t>床</t></r><r><t xml:space=\"preserve\">位 </t></r><rPh sb=\"0\" eb=\"1\"><t>chuang</t></rPh></si><si/><si><t>a_x000D_\nb_x0041_</t></si>",
				1_000)) {
			assertThat(texts.inMemory()).isTrue();
			assertThat(texts.text("0")).isEqualTo("床位 ");
			assertThat(texts.text("1")).isEmpty();
			assertThat(texts.text(" 2 ")).isEqualTo("a\r\nbA");
			assertThatThrownBy(() -> texts.text("3")).isInstanceOf(SAXException.class);
			assertThatThrownBy(() -> texts.text("x")).isInstanceOf(SAXException.class);
		}
	}

	@Test
	void manyLieInAFileAndAreFoundInAnyOrder() throws IOException, SAXException {
		StringBuilder items = new StringBuilder();
		for (int i = 0; i < 50_000; i++) {
			items.append("<si><t>").append(text(i)).append("</t></si>");
		}
		try (SharedTexts texts = read(items.toString(), 10_000)) {
			assertThat(texts.inMemory()).isFalse();
			for (int i = 0; i < 50_000; i++) {
				assertThat(texts.text(String.valueOf(i))).isEqualTo(text(i));
			}
			Random random = new Random(7);
			for (int i = 0; i < 20_000; i++) {
				int number = random.nextInt(50_000);
				assertThat(texts.text(String.valueOf(number))).isEqualTo(text(number));
			}
		}
	}

	private static String text(int number) {
		return "第" + number + "项" + "x".repeat(number % 40) + ((number % 1_000 == 0) ? "长".repeat(40_000) : "");
	}

	private static SharedTexts read(String items, int mostInMemory) throws IOException, SAXException {
		return SharedTexts.read(new ByteArrayInputStream(
				("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + items + "</sst>")
					.getBytes(StandardCharsets.UTF_8)),
				mostInMemory);
	}

}
