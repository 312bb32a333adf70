package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeOverlayTest {

	private static final String HEADER = "item,per,max_quantity,valid_from,valid_to,basis,source,drop\n";

	private static final String ITEM = "001102000050000";

	@TempDir
	private Path folder;

	private SoundLibrary library;

	private Path own;

	private Locale locale;

	@BeforeEach
	void prepare() throws IOException {
		this.locale = Locale.getDefault();
		Locale.setDefault(Locale.CHINA);
		this.library = new SoundLibrary(Files.createDirectory(this.folder.resolve("library")));
		this.own = Files.createDirectory(this.folder.resolve("own"));
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(this.locale);
	}

	private List<String> rows(String shipped, String laidOver) throws IOException {
		this.library.write("knowledge/quantity_limit.csv", HEADER + shipped);
		Files.writeString(this.own.resolve("quantity_limit.csv"), HEADER + laidOver);
		return this.library.load(Optional.of(this.own), Optional.empty())
			.knowledge("quantity_limit")
			.rows()
			.stream()
			.map(KnowledgeOverlayTest::text)
			.toList();
	}

	private static String text(Map<String, String> row) {
		return row.get("item") + " " + row.get("max_quantity") + " " + row.getOrDefault("valid_from", "…") + "/"
				+ row.getOrDefault("valid_to", "…");
	}

	@Test
	void aRowReplacesTheShippedOneOfItsKey() throws IOException {
		assertThat(rows(ITEM + ",day,1,,,a,b,\n" + ITEM + ",visit,5,,,a,b,\n", ITEM + ",day,2,,,c,d,\n"))
			.containsExactly(ITEM + " 5 …/…", ITEM + " 2 …/…");
	}

	@Test
	void theShippedRowKeepsTheDatesThatAreNotReplaced() throws IOException {
		assertThat(rows(ITEM + ",day,1,,,a,b,\n", ITEM + ",day,2,2026-03-01,2026-03-31,c,d,\n"))
			.containsExactly(ITEM + " 1 …/2026-02-28", ITEM + " 1 2026-04-01/…", ITEM + " 2 2026-03-01/2026-03-31");
	}

	@Test
	void aRowThatMeetsNoDateReplacesNothing() throws IOException {
		assertThat(rows(ITEM + ",day,1,2025-01-01,2025-12-31,a,b,\n", ITEM + ",day,2,2026-01-01,,c,d,\n"))
			.containsExactly(ITEM + " 1 2025-01-01/2025-12-31", ITEM + " 2 2026-01-01/…");
	}

	@Test
	void dropRemovesTheRowForItsDates() throws IOException {
		assertThat(rows(ITEM + ",day,1,,,a,b,\n", ITEM + ",day,,2026-01-01,,c,d,1\n"))
			.containsExactly(ITEM + " 1 …/2025-12-31");
		assertThat(rows(ITEM + ",day,1,,,a,b,\n", ITEM + ",day,,,,c,d,1\n")).isEmpty();
	}

	@Test
	void theHashDoesNotDependOnTheOrderOfRows() throws IOException {
		String one = ITEM + ",day,1,,,a,b,\n";
		String other = ITEM + ",visit,5,,,a,b,\n";
		assertThat(hash(one + other)).isEqualTo(hash(other + one)).isNotEqualTo(hash(one));
	}

	private String hash(String shipped) {
		this.library.write("knowledge/quantity_limit.csv", HEADER + shipped);
		return this.library.load().knowledgeHash();
	}

	@Test
	void everyMistakeIsToldAtOnceWithItsPlace() throws IOException {
		Files.writeString(this.own.resolve("quantity_limit.csv"), HEADER + "A 1,day,1,,,c,d,\n,day,x,,,c,d\n");
		Files.writeString(this.own.resolve("quantity_limt.csv"), HEADER);
		Files.writeString(this.own.resolve("notes.txt"), "");
		assertThat(this.library.problems(Optional.of(this.own), Optional.empty())
			.stream()
			.map((problem) -> problem.replace(this.own + "/", "")))
			.containsExactly("notes.txt: 此处只能有知识表（.csv 文件）。请移走此文件。",
					"quantity_limit.csv:2: 列 item：“A 1”不是编码。编码由字母、数字和 . _ / + - 组成，末尾可加 *。",
					"quantity_limit.csv:3: 此行有 7 个字段，表头有 8 个。请检查逗号和引号。",
					"quantity_limit.csv:3: 列 max_quantity：“x”不是数字（不带千分位，小数不超过 6 位）。",
					"quantity_limit.csv:3: 列 item 没有值，它是必填的。", "quantity_limt.csv: 不是已知的知识表，是否应为 quantity_limit.csv？");
	}

}
