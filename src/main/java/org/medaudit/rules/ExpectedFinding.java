package org.medaudit.rules;

import java.util.List;
import java.util.Map;

/**
 * One finding that a case expects.
 *
 * @param key identity column to text
 * @param amount {@value #NO_AMOUNT} for none, null where not said
 * @param quantity null where not said
 * @param problem row ids of the problem rows, in any order
 * @param context row ids of the context rows, in any order
 * @param message in Chinese; null where not said
 */
public record ExpectedFinding(Map<String, String> key, String amount, String quantity, List<String> problem,
		List<String> context, String message) {

	/** What stands in place of an amount where there is none. */
	public static final String NO_AMOUNT = "—";

	public ExpectedFinding {
		problem = List.copyOf(problem);
		context = List.copyOf(context);
	}

}
