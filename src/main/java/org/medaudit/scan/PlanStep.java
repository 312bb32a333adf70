package org.medaudit.scan;

import java.time.Duration;

/**
 * One step of a plan as it was carried out.
 *
 * @param part the text of the rule that it belongs to
 * @param kind what it does
 * @param operator the engine's word for it
 * @param detail the table it reads, what it joins or groups by; may be empty
 * @param time of all threads together
 * @param rows that it gave
 * @param depth how far inside the plan
 */
public record PlanStep(RulePart part, StepKind kind, String operator, String detail, Duration time, long rows,
		int depth) {
}
