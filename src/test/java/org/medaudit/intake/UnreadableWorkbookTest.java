package org.medaudit.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.values.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Workbooks that cannot be read, each with what to do about it. */
class UnreadableWorkbookTest {

	private static final String CORE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

	private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

	private Path root;

	private IngestHouse house;

	@BeforeEach
	void build(@TempDir Path folder) {
		this.root = folder;
		this.house = new IngestHouse(folder);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void withAPassword() throws IOException, GeneralSecurityException {
		Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
		encryptor.confirmPassword("secret");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (POIFSFileSystem container = new POIFSFileSystem()) {
			try (OutputStream stream = encryptor.getDataStream(container)) {
				new ByteArrayInputStream(Workbooks.whole().bytes()).transferTo(stream);
			}
			container.writeFilesystem(out);
		}

		assertThat(problem(out.toByteArray())).isEqualTo("all.xlsx: the workbook cannot be opened without a password. "
				+ "Open it, take the password off (File, Info, Protect Workbook) and save it as .xlsx.");
	}

	@Test
	void ofTheOldForm() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (HSSFWorkbook workbook = new HSSFWorkbook()) {
			workbook.createSheet("charge");
			workbook.write(out);
		}

		assertThat(problem(out.toByteArray())).isEqualTo("all.xlsx: this is the old form of Excel 97-2003 (.xls) under "
				+ "another name. Open it and save it as \"Excel Workbook (*.xlsx)\".");
	}

	@Test
	void ofOtherForms() {
		assertThat(problem(Workbooks.parts(CORE, "application/vnd.ms-excel.sheet.binary.macroEnabled.main", "charge",
				"<worksheet/>")))
			.isEqualTo(
					"all.xlsx: this is a binary workbook (.xlsb). Open it and save it as \"Excel Workbook (*.xlsx)\".");
		assertThat(problem(Workbooks.parts("http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
				CONTENT, "charge", "<worksheet/>")))
			.isEqualTo("all.xlsx: this workbook has the form \"Strict Open XML\". Open it and save it as the usual "
					+ "\"Excel Workbook (*.xlsx)\".");
		assertThat(problem(Workbooks.parts(CORE,
				"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "charge",
				"<worksheet/>")))
			.isEqualTo("all.xlsx: this is no workbook. Check the file; a workbook is an .xlsx.");
	}

	@Test
	void aPageOrATextUnderItsName() {
		String told = "all.xlsx: this is a web page or a text under the name of a workbook. Open it and save it as "
				+ "\"Excel Workbook (*.xlsx)\", or export CSV.";

		assertThat(problem("<html><table><tr><td>charge_id</td></tr></table></html>".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(told);
		assertThat(problem("<?xml version=\"1.0\"?><Workbook/>".getBytes(StandardCharsets.UTF_8))).isEqualTo(told);
		assertThat(problem((IngestHouse.CHARGE_HEADER + IngestHouse.CHARGE_ROW).getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(told);
		assertThat(problem(new byte[] { 1, 2, 0, 4 }))
			.isEqualTo("all.xlsx: this is no workbook. Check the file; a workbook is an .xlsx.");
		assertThat(problem(new byte[0]))
			.isEqualTo("all.xlsx: this is no workbook. Check the file; a workbook is an .xlsx.");
	}

	@Test
	void cutShortOrBroken() {
		String told = "all.xlsx: the workbook is damaged or cut short and cannot be read. Export or copy it again; if it "
				+ "opens, save another copy.";
		byte[] whole = Workbooks.whole().bytes();

		assertThat(problem(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(told);
		assertThat(problem(sheet("visit", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>visit_id</t></is>")))
			.isEqualTo(told);
		assertThat(
				problem(sheet("visit", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData></worksheet>")))
			.isEqualTo(told);
		assertThat(problem(sheet("visit",
				"<!DOCTYPE x [<!ENTITY a \"b\">]><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>")))
			.isEqualTo(told);
	}

	@Test
	void packedTooTightly() {
		assertThat(problem(sheet("visit",
				"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "0".repeat(20 << 20)
						+ "</t></is></c></row></sheetData></worksheet>")))
			.isEqualTo("all.xlsx: the workbook unfolds to an unusual size (it is packed too tightly) and is not read, "
					+ "lest it exhaust the memory. Open it and save another copy, or use CSV.");
	}

	@Test
	void oneOfAFolderBesideOtherFaults() {
		this.house.file("设备.xlsx", "no workbook");
		this.house.file("人员.xlsx", new byte[] { 'P', 'K', 3, 4, 0, 0 });

		assertThat(this.house.problems()).extracting(Problem::toString)
			.containsExactly(
					this.house.records + "/人员.xlsx: the workbook is damaged or cut short and cannot be read. Export or "
							+ "copy it again; if it opens, save another copy.",
					this.house.records + "/设备.xlsx: this is a web page or a text under the name of a workbook. Open it "
							+ "and save it as \"Excel Workbook (*.xlsx)\", or export CSV.");
	}

	/**
	 * A sheet without row numbers, inline texts and no styles, as other programs write.
	 */
	@Test
	void aBareOneIsRead() {
		String rows = "<row><c t=\"inlineStr\"><is><t>supplier</t></is></c></row>"
				+ "<row><c t=\"str\"><v>name</v></c><c t=\"str\"><v>on_central_list</v></c></row>"
				+ "<row><c t=\"str\"><v>a</v></c><c t=\"n\"><v>1.0E0</v></c></row></sheetData></worksheet>";
		Path workbook = Workbooks.zipped(this.house.records.resolve("supplier.xlsx"), sheet("supplier", rows));

		IngestResult result = this.house.ingest();

		assertThat(workbook).exists();
		assertThat(this.house.rows(result.snapshot(), "SELECT name, on_central_list FROM supplier"))
			.containsExactly("a | 1");
	}

	private static Map<String, String> sheet(String name, String rows) {
		return Workbooks.parts(CORE, CONTENT, name,
				"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows);
	}

	private String problem(Map<String, String> parts) {
		Path file = Workbooks.zipped(this.root.resolve("all.xlsx"), parts);
		return problem(file);
	}

	private String problem(byte[] bytes) {
		try {
			return problem(Files.write(this.root.resolve("all.xlsx"), bytes));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** Another source gives what an audit needs, so that nothing else is wrong. */
	private String problem(Path file) {
		List<Problem> problems = this.house.problems(List.of(file, this.house.records));
		assertThat(problems).hasSize(1);
		return problems.get(0).toString().replace(this.root + "/", "");
	}

}
