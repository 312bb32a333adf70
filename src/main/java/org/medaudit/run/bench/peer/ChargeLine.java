package org.medaudit.run.bench.peer;

/**
 * One line of the charge file, as far as the rules need it. Quantities in
 * ten-thousandths, prices in millionths, amounts in cents, times in seconds.
 */
final class ChargeLine {

	static final int QUANTITY_DIGITS = 4;

	static final int PRICE_DIGITS = 6;

	static final int MONEY_DIGITS = 2;

	String chargeId;

	String visitId;

	String orderId;

	String itemCode;

	String feeClass;

	String department;

	String staff;

	String operation;

	String bodySite;

	String refundOf;

	long chargedAt;

	long beganAt = Text.NEVER;

	long endedAt = Text.NEVER;

	long quantity;

	long unitPrice;

	long amount;

	/** Whether it takes something back; the quantity may change, this does not. */
	boolean refund;

	/** What is known of its item; set by whoever judges. */
	Item item;

	/** Its visit; set by whoever judges. */
	Visit visit;

	int day() {
		return Text.day(this.chargedAt);
	}

	/** A line at midnight is one without a time of day. */
	boolean hasTime() {
		return Math.floorMod(this.chargedAt, (long) Text.SECONDS_OF_DAY) != 0;
	}

}
