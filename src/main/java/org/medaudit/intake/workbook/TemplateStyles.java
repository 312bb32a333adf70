package org.medaudit.intake.workbook;

import java.util.EnumMap;
import java.util.Map;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.medaudit.records.ColumnType;

/** How the cells of a template look, and which values they keep as they are typed. */
final class TemplateStyles {

	private static final String FONT = "Microsoft YaHei";

	private final Workbook workbook;

	private final Map<ColumnType, CellStyle> values = new EnumMap<>(ColumnType.class);

	private final Map<ColumnType, CellStyle> examples = new EnumMap<>(ColumnType.class);

	private final CellStyle required;

	private final CellStyle optional;

	private final CellStyle title;

	private final CellStyle text;

	TemplateStyles(Workbook workbook) {
		this.workbook = workbook;
		Font plain = font(10, false);
		Font made = font(10, false);
		made.setItalic(true);
		made.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
		for (ColumnType type : ColumnType.values()) {
			this.values.put(type, value(type, plain));
			this.examples.put(type, value(type, made));
		}
		this.required = header(IndexedColors.LIGHT_ORANGE);
		this.optional = header(IndexedColors.PALE_BLUE);
		this.title = workbook.createCellStyle();
		this.title.setFont(font(16, true));
		this.text = workbook.createCellStyle();
		this.text.setFont(font(11, false));
		this.text.setWrapText(true);
		this.text.setVerticalAlignment(VerticalAlignment.TOP);
		this.text.setDataFormat(workbook.createDataFormat().getFormat("@"));
	}

	CellStyle value(ColumnType type) {
		return this.values.get(type);
	}

	CellStyle example(ColumnType type) {
		return this.examples.get(type);
	}

	CellStyle header(boolean mustBeFilled) {
		return mustBeFilled ? this.required : this.optional;
	}

	CellStyle title() {
		return this.title;
	}

	CellStyle text() {
		return this.text;
	}

	private Font font(int points, boolean bold) {
		Font font = this.workbook.createFont();
		font.setFontName(FONT);
		font.setFontHeightInPoints((short) points);
		font.setBold(bold);
		return font;
	}

	private CellStyle header(IndexedColors colour) {
		CellStyle style = this.workbook.createCellStyle();
		style.setFont(font(10, true));
		style.setFillForegroundColor(colour.getIndex());
		style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		style.setWrapText(true);
		style.setVerticalAlignment(VerticalAlignment.CENTER);
		style.setBorderBottom(BorderStyle.THIN);
		style.setBorderRight(BorderStyle.HAIR);
		return style;
	}

	private CellStyle value(ColumnType type, Font font) {
		CellStyle style = this.workbook.createCellStyle();
		style.setFont(font);
		style.setDataFormat(this.workbook.createDataFormat().getFormat(format(type)));
		return style;
	}

	/** Text keeps codes as they are typed, also such as begin like a formula. */
	private static String format(ColumnType type) {
		return switch (type) {
			case ID, TEXT, CODE -> "@";
			case DATE -> "yyyy-mm-dd";
			case TIME -> "yyyy-mm-dd hh:mm:ss";
			case INT, FLAG -> "0";
			case QUANTITY -> "0.####";
			case PRICE -> "0.00####";
			case MONEY -> "0.00";
		};
	}

}
