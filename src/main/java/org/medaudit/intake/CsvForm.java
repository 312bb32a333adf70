package org.medaudit.intake;

/**
 * How a CSV file is written where it differs from the standard form.
 *
 * @param delimiter between fields
 * @param quote around fields that hold delimiters or line breaks; doubled within
 * @param nullText text that stands for no value besides the empty one, or null
 * @param encoding the encoding to believe, or null to find it by looking
 */
record CsvForm(char delimiter, char quote, String nullText, TextEncoding encoding) {

	static final CsvForm STANDARD = new CsvForm(',', '"', null, null);

	/** Whether delimiter, quote and null are as everywhere. */
	boolean isStandard() {
		return this.delimiter == STANDARD.delimiter && this.quote == STANDARD.quote && this.nullText == null;
	}

}
