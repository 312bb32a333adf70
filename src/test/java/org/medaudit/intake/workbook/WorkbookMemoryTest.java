package org.medaudit.intake.workbook;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sheet of 200,000 rows with 600,000 texts of its own, which would take some 80 MB, is
 * read by a process that has 48.
 */
class WorkbookMemoryTest {

	private static final int ROWS = 200_000;

	@TempDir
	private Path root;

	@Test
	void doesNotGrowWithTheRows() throws IOException, InterruptedException {
		Path file = write(this.root.resolve("large.xlsx"));

		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + this.root, "-cp",
				System.getProperty("java.class.path"), Reading.class.getName(), file.toString())
			.redirectErrorStream(true)
			.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(process.waitFor()).as(said).isZero();
		assertThat(said.lines().toList()).endsWith("200000 rows, the last row-200000 name-200000 note-200000");
	}

	/** The process that reads. */
	static final class Reading {

		private static long rows;

		private static List<Cell> last = List.of();

		private Reading() {
		}

		public static void main(String[] arguments) throws UnreadableWorkbook {
			try (WorkbookFile workbook = WorkbookFile.open(Path.of(arguments[0]))) {
				workbook.read(workbook.sheets().get(0), (row) -> {
					rows++;
					last = row.cells();
				});
			}
			System.out.println(rows + " rows, the last " + last.get(0).text() + " " + last.get(1).text() + " "
					+ last.get(2).text());
		}

	}

	private static Path write(Path file) throws IOException {
		String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
		String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
		String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
		String relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
				Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
			part(zip, out, "[Content_Types].xml",
					"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
							+ types + "sheet.main+xml\"/><Override PartName=\"/xl/sheet1.xml\" ContentType=\"" + types
							+ "worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + types
							+ "sharedStrings+xml\"/></Types>");
			part(zip, out, "_rels/.rels", relations + "<Relationship Id=\"rId1\" Type=\"" + office
					+ "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
			part(zip, out, "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
					+ "\"><sheets><sheet name=\"charge\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
			part(zip, out, "xl/_rels/workbook.xml.rels",
					relations + "<Relationship Id=\"rId1\" Type=\"" + office
							+ "/worksheet\" Target=\"sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office
							+ "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
			part(zip, out, "xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">");
			for (int i = 1; i <= ROWS; i++) {
				out.write("<si><t>row-" + i + "</t></si><si><t>name-" + i + "</t></si><si><t>note-" + i + "</t></si>");
			}
			out.write("</sst>");
			part(zip, out, "xl/sheet1.xml", "<worksheet xmlns=\"" + main + "\"><sheetData>");
			for (int i = 0; i < ROWS; i++) {
				out.write("<row r=\"" + (i + 1) + "\"><c t=\"s\"><v>" + (3 * i) + "</v></c><c t=\"s\"><v>" + (3 * i + 1)
						+ "</v></c><c t=\"s\"><v>" + (3 * i + 2) + "</v></c></row>");
			}
			out.write("</sheetData></worksheet>");
			out.flush();
		}
		return file;
	}

	private static void part(ZipOutputStream zip, Writer out, String name, String begin) throws IOException {
		out.flush();
		zip.putNextEntry(new ZipEntry(name));
		out.write(begin);
	}

}
