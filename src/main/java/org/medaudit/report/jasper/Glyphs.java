package org.medaudit.report.jasper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * What the report's font can show. A character that it lacks is named, never left out.
 */
final class Glyphs {

	private static final String FONT = "/fonts/NotoSansSC_400Regular.ttf";

	private final Font font;

	private Glyphs(Font font) {
		this.font = font;
	}

	/**
	 * Reads the font and lays out a word, which needs the system's font libraries.
	 * @throws ProblemsException when they are missing
	 */
	static Glyphs open() {
		try (InputStream file = Glyphs.class.getResourceAsStream(FONT)) {
			Font font = Font.createFont(Font.TRUETYPE_FONT, file);
			new TextLayout("医保", font.deriveFont(Font.PLAIN), new FontRenderContext(null, true, true)).getBounds();
			return new Glyphs(font);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (FontFormatException ex) {
			throw new IllegalStateException(ex);
		}
		catch (LinkageError | InternalError | NullPointerException ex) {
			throw missing(ex);
		}
	}

	/** What Java throws where its text layout finds no libraries differs by version. */
	static ProblemsException missing(Throwable cause) {
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, "report.font-libraries-missing", "",
				String.valueOf(cause.getMessage())));
	}

	/** The text with the code point in the place of each character that has no glyph. */
	String visible(String text) {
		if (this.font.canDisplayUpTo(text) < 0) {
			return text;
		}
		StringBuilder visible = new StringBuilder();
		text.codePoints().forEach((code) -> {
			if (code == '\n' || code == '\r' || code == '\t' || this.font.canDisplay(code)) {
				visible.appendCodePoint(code);
			}
			else {
				visible.append(String.format("[U+%04X]", code));
			}
		});
		return visible.toString();
	}

}
