package org.medaudit.rules.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.ParserConfigurationException;

import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.medaudit.values.Sha256;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads .xlsx files cell by cell. The library's limits on how much a packed file may
 * unfold to stay as they are.
 */
public final class WorkbookReader {

	private WorkbookReader() {
	}

	/**
	 * Reads all sheets of a file.
	 * @throws UnreadableWorkbook when it is no workbook
	 */
	public static Workbook read(Path file) throws UnreadableWorkbook {
		if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
			throw new UnreadableWorkbook(UnreadableWorkbook.Reason.MISSING, file.toString(), null);
		}
		try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
			return new Workbook(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)), sheets(opened));
		}
		catch (SheetHandler.TooLarge ex) {
			throw new UnreadableWorkbook(UnreadableWorkbook.Reason.TOO_LARGE, ex.getMessage(), ex);
		}
		catch (InvalidFormatException | IllegalArgumentException | OpenXML4JRuntimeException ex) {
			throw new UnreadableWorkbook(UnreadableWorkbook.Reason.OTHER_FORM, ex.getMessage(), ex);
		}
		catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException
				| IllegalStateException ex) {
			throw new UnreadableWorkbook(UnreadableWorkbook.Reason.DAMAGED, ex.getMessage(), ex);
		}
	}

	private static List<Sheet> sheets(OPCPackage opened)
			throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
		XSSFReader reader = new XSSFReader(opened);
		ReadOnlySharedStringsTable shared = new ReadOnlySharedStringsTable(opened, false);
		List<Sheet> sheets = new ArrayList<>();
		XSSFReader.SheetIterator streams = (XSSFReader.SheetIterator) reader.getSheetsData();
		while (streams.hasNext()) {
			try (InputStream stream = streams.next()) {
				SheetHandler handler = new SheetHandler(shared);
				XMLReader parser = XMLHelper.newXMLReader();
				parser.setContentHandler(handler);
				parser.parse(new InputSource(stream));
				sheets.add(new Sheet(streams.getSheetName().strip(), handler.rows()));
			}
		}
		return sheets;
	}

}
