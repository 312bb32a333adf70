package org.medaudit.rules;

import java.util.List;
import java.util.Set;

/**
 * One entry of an official list, and what the library does about it.
 *
 * @param number as the list counts, such as 25 or 3a
 * @param code GZ or ZB code; empty where the list has none
 * @param title what the list asks for
 * @param rules active rules with a case that finds and one that passes, by id
 * @param knowledge where what those rules need to know comes from; empty when they need
 * nothing
 * @param why not coverable; null where it is, or might be
 */
public record CoverageLine(String number, String code, Text title, Standing standing, List<String> rules,
		Set<Knowledge> knowledge, Text why) {

	public CoverageLine {
		rules = List.copyOf(rules);
		knowledge = Set.copyOf(knowledge);
	}

	/** How far an entry is covered. */
	public enum Standing {

		COVERED, NOT_COVERABLE, NOT_YET

	}

	/** Where the rows of a table come from. */
	public enum Knowledge {

		/** Rows for it come with the product. */
		SHIPPED,
		/** The administration has published a batch that can be imported. */
		IMPORTABLE,
		/** The hospital writes them. */
		HOSPITAL

	}

}
