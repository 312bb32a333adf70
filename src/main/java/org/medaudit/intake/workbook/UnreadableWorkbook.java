package org.medaudit.intake.workbook;

/** Why a file cannot be read as a workbook. */
public final class UnreadableWorkbook extends Exception {

	/** The reasons there are. */
	public enum Reason {

		/** It cannot be opened without a password. */
		PASSWORD,
		/** The form of Excel before 2007 (.xls). */
		OLD_FORM,
		/** The binary form (.xlsb). */
		BINARY_FORM,
		/** The form whose parts have other names (Strict Open XML). */
		STRICT_FORM,
		/** A web page or a text under the name of a workbook. */
		TEXT,
		/** No workbook at all. */
		OTHER_FORM,
		/** Cut short or changed on its way. */
		DAMAGED,
		/** Packed so tightly that it may be meant to exhaust the reader. */
		UNFOLDS,
		/** No right to read it, or the disk failed. */
		UNREADABLE

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
