package org.medaudit.rules;

import java.util.regex.Pattern;

/**
 * The forms of item codes. A hospital may have codes of its own, so that a form nobody
 * knows is no mistake; what a spreadsheet made of a code is one.
 */
public final class CodeForm {

	private static final Pattern NATIONAL = Pattern
		.compile("[0-9]{15}|C[0-9]{19}([0-9]{7})?|X[0-9A-Z]{22}|Z[0-9A-Z]{19}|T[0-9]{9}");

	private static final Pattern PREFIX = Pattern.compile("[0-9A-Z]{4,26}\\*");

	private static final Pattern WRITABLE = Pattern.compile("[0-9A-Za-z._/+-]+\\*?");

	/**
	 * Numbers of a spreadsheet: with an exponent, with decimals, or a service code of 15
	 * digits without the zeros that it begins with.
	 */
	private static final Pattern NUMBER = Pattern
		.compile("[0-9]+(\\.[0-9]+)?[Ee]\\+[0-9]+|[0-9]+\\.[0-9]+[Ee][0-9]+|[0-9]{9,}\\.0+|[1-4][0-9]{11,13}");

	private CodeForm() {
	}

	/** Whether it is a whole code of the national lists. */
	public static boolean isNational(String code) {
		return NATIONAL.matcher(code).matches();
	}

	/** The same, or the beginning of such codes with a star. */
	static boolean isNationalOrPrefix(String code) {
		return isNational(code) || PREFIX.matcher(code).matches();
	}

	/** Whether it can be the code of anybody, or the beginning of codes with a star. */
	static boolean isWritable(String code) {
		return WRITABLE.matcher(code).matches();
	}

	/** Whether a spreadsheet has made a number of it. */
	static boolean isDamaged(String code) {
		return NUMBER.matcher(code).matches();
	}

}
