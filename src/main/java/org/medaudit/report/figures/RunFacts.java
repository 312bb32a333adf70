package org.medaudit.report.figures;

import java.util.List;

import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.rules.Chapter;
import org.medaudit.rules.ProblemType;
import org.medaudit.rules.Rule;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.QualityContents;

/**
 * What is known of a run before its findings are read.
 *
 * @param results what each of its rules came to
 * @param manifest of the snapshot it ran on
 * @param quality what that snapshot says of its data
 * @param rules all of the library, whether they ran or not
 * @param chapters of the report, in its order
 * @param types rows of the bureau's table
 */
public record RunFacts(Run run, List<RuleResult> results, Manifest manifest, QualityContents quality, List<Rule> rules,
		List<Chapter> chapters, List<ProblemType> types) {
}
