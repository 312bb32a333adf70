package org.medaudit.rules.workbook;

/** Why a file cannot be read as a workbook. */
public final class UnreadableWorkbook extends Exception {

	/** The reasons there are. */
	public enum Reason {

		/** No such file, or no right to read it. */
		MISSING,
		/** Another form, such as .xls, CSV or a workbook with a password. */
		OTHER_FORM,
		/** Damaged, or packed so tightly that it may be meant to exhaust the reader. */
		DAMAGED,
		/** More cells than any published batch has. */
		TOO_LARGE

	}

	private final Reason reason;

	UnreadableWorkbook(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

}
