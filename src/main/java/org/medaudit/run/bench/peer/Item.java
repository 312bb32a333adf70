package org.medaudit.run.bench.peer;

import java.util.ArrayList;
import java.util.List;

/** Everything that the rules know of one item, found once and then at hand. */
final class Item {

	final String code;

	/** Pairs of which it is the part. */
	final List<Pair> containedIn = new ArrayList<>();

	final List<Limit> limits = new ArrayList<>();

	final List<Ceiling> ceilings = new ArrayList<>();

	final List<Required> required = new ArrayList<>();

	final List<Dates> noBed = new ArrayList<>();

	/** Whether it stands in any pair. */
	boolean paired;

	Item(String code) {
		this.code = code;
	}

	/** Whether the rules over all visits of a patient want its lines. */
	boolean ofPatient() {
		return this.paired || !this.limits.isEmpty();
	}

	/** Both days included. */
	record Dates(int from, int to) {

		boolean hold(int day) {
			return day >= this.from && day <= this.to;
		}

	}

	/** An item that contains another. */
	record Pair(String itemA, String itemB, String window, Dates dates) {
	}

	/** Most of an item or its group; in ten-thousandths. */
	record Limit(String group, String per, String measure, long most, Dates dates) {
	}

	/** The highest price, for one level of hospital or for all; in millionths. */
	record Ceiling(boolean ofLevel, long price, Dates dates) {
	}

	/** What whoever carries it out must hold; null for any role and for any scope. */
	record Required(String role, String kind, String scope, Dates dates) {
	}

}
