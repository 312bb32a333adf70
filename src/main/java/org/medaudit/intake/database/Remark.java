package org.medaudit.intake.database;

/**
 * Something about the values of a column that is worth saying once.
 */
public record Remark(String column, Kind kind) {

	/** What there is to say. */
	public enum Kind {

		/** A part of a second was cut off. */
		FRACTION("intake.remark-fraction"),
		/** The time was told with a time zone. */
		ZONE("intake.remark-zone"),
		/** Money or quantities as floating point. */
		FLOATING("intake.remark-floating");

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		/** Key of its wording. */
		public String code() {
			return this.code;
		}

	}

}
