package org.medaudit.scan;

import java.sql.SQLException;

/** Looks on while one rule is carried out, on the rule's own thread. Changes nothing. */
@FunctionalInterface
interface RuleWatch {

	/** Nobody looks on. */
	RuleWatch NONE = (part) -> {
	};

	/** The piece before it, if any, has ended. */
	void begins(RulePart part) throws SQLException;

	/** Two that look on, the other one first. */
	default RuleWatch and(RuleWatch other) {
		return (part) -> {
			other.begins(part);
			begins(part);
		};
	}

}
