package org.medaudit.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the text of a file is written, as far as intake reads it. */
enum TextEncoding {

	UTF_8(StandardCharsets.UTF_8), UTF_8_BOM(StandardCharsets.UTF_8), GB18030(Charset.forName("GB18030"));

	private final Charset charset;

	TextEncoding(Charset charset) {
		this.charset = charset;
	}

	Charset charset() {
		return this.charset;
	}

}
