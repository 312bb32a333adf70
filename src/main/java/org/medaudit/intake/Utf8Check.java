package org.medaudit.intake;

/**
 * Follows bytes and counts the characters beyond ASCII that are well-formed UTF-8 and
 * those that are not.
 */
final class Utf8Check {

	private int missing;

	private int lowest;

	private int highest;

	private long characters;

	private long broken;

	/** A byte of 0x80 or above. */
	boolean high(int value) {
		if (this.missing > 0) {
			if (value >= this.lowest && value <= this.highest) {
				this.lowest = 0x80;
				this.highest = 0xBF;
				if (--this.missing == 0) {
					this.characters++;
				}
				return true;
			}
			this.missing = 0;
			this.broken++;
			lead(value);
			return false;
		}
		return lead(value);
	}

	/** A byte below 0x80, or the end of the file, after {@link #high(int)}. */
	boolean low() {
		if (this.missing > 0) {
			this.missing = 0;
			this.broken++;
			return false;
		}
		return true;
	}

	boolean isOpen() {
		return this.missing > 0;
	}

	long characters() {
		return this.characters;
	}

	long broken() {
		return this.broken;
	}

	private boolean lead(int value) {
		this.lowest = 0x80;
		this.highest = 0xBF;
		if (value >= 0xC2 && value <= 0xDF) {
			this.missing = 1;
		}
		else if (value >= 0xE0 && value <= 0xEF) {
			this.missing = 2;
			this.lowest = (value == 0xE0) ? 0xA0 : 0x80;
			this.highest = (value == 0xED) ? 0x9F : 0xBF;
		}
		else if (value >= 0xF0 && value <= 0xF4) {
			this.missing = 3;
			this.lowest = (value == 0xF0) ? 0x90 : 0x80;
			this.highest = (value == 0xF4) ? 0x8F : 0xBF;
		}
		else {
			this.broken++;
			return false;
		}
		return true;
	}

}
