package org.medaudit.run.bench.peer;

/** Numbers, dates and times from the characters of a field, without objects. */
final class Text {

	/** No time. */
	static final long NEVER = Long.MIN_VALUE;

	static final int SECONDS_OF_DAY = 86_400;

	private static final int DATE = 10;

	private Text() {
	}

	/** A decimal number in units of its last digit; 0 for none. */
	static long decimal(char[] text, int from, int length, int digits) {
		long value = 0;
		int behind = -1;
		boolean negative = false;
		for (int i = from; i < from + length && behind < digits; i++) {
			char c = text[i];
			if (c == '-') {
				negative = true;
			}
			else if (c == '.') {
				behind = 0;
			}
			else if (c >= '0' && c <= '9') {
				value = value * 10 + (c - '0');
				behind += (behind >= 0) ? 1 : 0;
			}
		}
		for (int i = Math.max(behind, 0); i < digits; i++) {
			value *= 10;
		}
		return negative ? -value : value;
	}

	static long decimal(String text, int digits) {
		return decimal(text.toCharArray(), 0, text.length(), digits);
	}

	/** Seconds since 1970, a date alone at midnight. */
	static long seconds(char[] text, int from, int length) {
		if (length < DATE) {
			return NEVER;
		}
		long day = days(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
		if (length < DATE + 9) {
			return day * SECONDS_OF_DAY;
		}
		return day * SECONDS_OF_DAY + number(text, from + 11, 2) * 3_600L + number(text, from + 14, 2) * 60L
				+ number(text, from + 17, 2);
	}

	static long seconds(String text) {
		return seconds(text.toCharArray(), 0, text.length());
	}

	/** The date of a time, in days since 1970. */
	static int day(long seconds) {
		return (int) Math.floorDiv(seconds, (long) SECONDS_OF_DAY);
	}

	/** The date written, or another where none is. */
	static int day(String text, int otherwise) {
		return text.isEmpty() ? otherwise : day(seconds(text));
	}

	private static int number(char[] text, int from, int length) {
		int value = 0;
		for (int i = from; i < from + length; i++) {
			value = value * 10 + (text[i] - '0');
		}
		return value;
	}

	private static long days(int year, int month, int day) {
		int y = (month <= 2) ? year - 1 : year;
		int era = Math.floorDiv(y, 400);
		int yearOfEra = y - era * 400;
		int dayOfYear = (153 * (month + ((month > 2) ? -3 : 9)) + 2) / 5 + day - 1;
		int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
		return era * 146_097L + dayOfEra - 719_468L;
	}

}
