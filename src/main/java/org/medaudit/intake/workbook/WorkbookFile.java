package org.medaudit.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.medaudit.intake.workbook.UnreadableWorkbook.Reason;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An .xlsx file, read as a stream: the memory it takes does not grow with its rows. The
 * library's limits on how much a packed file may unfold to stay as they are.
 */
public final class WorkbookFile implements AutoCloseable {

	private final OPCPackage opened;

	private final XSSFReader reader;

	private final CellFormats formats;

	private SharedTexts shared;

	private final List<SheetName> sheets = new ArrayList<>();

	private boolean since1904;

	private WorkbookFile(OPCPackage opened) throws IOException, OpenXML4JException, SAXException {
		this.opened = opened;
		this.reader = new XSSFReader(opened);
		SheetParser.parse(this.reader.getWorkbookData(), new Contents());
		this.formats = new CellFormats(this.reader.getStylesTable());
	}

	/**
	 * Opens a file; it must be closed before it can be replaced.
	 * @throws UnreadableWorkbook when it is no workbook of this form
	 */
	public static WorkbookFile open(Path file) throws UnreadableWorkbook {
		checkForm(file);
		OPCPackage opened = null;
		try {
			opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
			checkParts(opened);
			return new WorkbookFile(opened);
		}
		catch (UnreadableWorkbook ex) {
			revert(opened);
			throw ex;
		}
		catch (IOException | OpenXML4JException | SAXException | RuntimeException ex) {
			revert(opened);
			throw damaged(ex);
		}
	}

	/** In the order of the workbook. */
	public List<SheetName> sheets() {
		return List.copyOf(this.sheets);
	}

	/** Whether its calendar begins in 1904, as workbooks of old Macintoshes have it. */
	public boolean since1904() {
		return this.since1904;
	}

	/**
	 * Reads a sheet from its first row to its last.
	 * @param rows is told of each row that holds something
	 * @throws UnreadableWorkbook when the sheet is damaged
	 */
	public SheetShape read(SheetName sheet, Consumer<SheetRow> rows) throws UnreadableWorkbook {
		try {
			if (this.shared == null) {
				this.shared = SharedTexts.read(this.reader.getSharedStringsData(), SharedTexts.MOST_IN_MEMORY);
			}
			SheetParser parser = new SheetParser(this.shared, this.formats, rows);
			SheetParser.parse(this.reader.getSheet(sheet.part()), parser);
			return parser.shape();
		}
		catch (IOException | OpenXML4JException | SAXException | IndexOutOfBoundsException | NumberFormatException ex) {
			throw damaged(ex);
		}
	}

	@Override
	public void close() {
		revert(this.opened);
		try {
			if (this.shared != null) {
				this.shared.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void checkForm(Path file) throws UnreadableWorkbook {
		try {
			switch (FileMagic.valueOf(file.toFile())) {
				case OOXML -> {
				}
				case OLE2 -> throw new UnreadableWorkbook(isLocked(file) ? Reason.PASSWORD : Reason.OLD_FORM, "", null);
				case BIFF2, BIFF3, BIFF4 -> throw new UnreadableWorkbook(Reason.OLD_FORM, "", null);
				case XML, HTML -> throw new UnreadableWorkbook(Reason.TEXT, "", null);
				default -> throw new UnreadableWorkbook(isText(file) ? Reason.TEXT : Reason.OTHER_FORM, "", null);
			}
		}
		catch (IOException ex) {
			throw new UnreadableWorkbook(Reason.UNREADABLE, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static boolean isLocked(Path file) {
		try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
			return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	private static boolean isText(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] begin = stream.readNBytes(512);
			for (byte letter : begin) {
				if (letter == 0) {
					return false;
				}
			}
			return begin.length > 0;
		}
	}

	private static void checkParts(OPCPackage opened) throws UnreadableWorkbook {
		if (!opened.getRelationshipsByType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT).isEmpty()) {
			throw new UnreadableWorkbook(Reason.STRICT_FORM, "", null);
		}
		String type = opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT).isEmpty() ? ""
				: opened
					.getPart(opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT).getRelationship(0))
					.getContentType();
		if (type.contains("sheet.binary")) {
			throw new UnreadableWorkbook(Reason.BINARY_FORM, "", null);
		}
		if (!type.contains("sheet")) {
			throw new UnreadableWorkbook(Reason.OTHER_FORM, "", null);
		}
	}

	private static UnreadableWorkbook damaged(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = String.valueOf(cause.getMessage());
			if (message.contains("Zip bomb") || message.contains("max size of the expanded data")) {
				return new UnreadableWorkbook(Reason.UNFOLDS, "", failure);
			}
		}
		return new UnreadableWorkbook(Reason.DAMAGED, "", failure);
	}

	private static void revert(OPCPackage opened) {
		if (opened != null) {
			opened.revert();
		}
	}

	/** Reads which sheets there are. */
	private final class Contents extends DefaultHandler {

		@Override
		public void startElement(String uri, String localName, String qName, Attributes attributes) {
			if ("workbookPr".equals(localName)) {
				String value = attributes.getValue("date1904");
				WorkbookFile.this.since1904 = "1".equals(value) || "true".equals(value);
			}
			if ("sheet".equals(localName)) {
				String state = attributes.getValue("state");
				WorkbookFile.this.sheets.add(new SheetName(attributes.getValue("name").strip(),
						state != null && !"visible".equals(state), attributes
							.getValue("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id")));
			}
		}

	}

}
