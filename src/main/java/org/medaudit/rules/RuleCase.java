package org.medaudit.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.Period;

/**
 * One situation beside a rule: what is given, and the exact findings expected.
 *
 * @param name the file's name without its ending, a sentence
 * @param file folder of the rule and name of the file, for messages
 * @param records record name to rows of column to text; a column without a value is
 * absent
 * @param knowledge the same of knowledge tables; those not named are empty
 * @param parameters values other than the defaults
 * @param period of the snapshot, where it is not taken from the records
 * @param boundary the parameter whose limit the case lies at
 * @param notProvable whether the rule must end as not provable; then no findings are
 * expected
 * @param examined rows looked at, where said
 * @param notJudged rows not judged by reason, where said
 * @param knownWrong the issue that says that the expected result is wrong
 */
public record RuleCase(String name, String file, Map<String, List<Map<String, String>>> records,
		Map<String, List<Map<String, String>>> knowledge, Map<String, String> parameters, Optional<Period> period,
		Optional<String> boundary, boolean notProvable, List<ExpectedFinding> expect, Optional<Long> examined,
		Optional<Map<String, Long>> notJudged, Optional<String> knownWrong) {
}
