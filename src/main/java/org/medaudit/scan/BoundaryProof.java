package org.medaudit.scan;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.medaudit.rules.Parameter;
import org.medaudit.rules.Parameters;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleCase;
import org.medaudit.values.Wording;

/**
 * Proves that a rule's cases lie at the boundary they claim: some case of a parameter
 * must come to another result when the parameter moves by one step.
 */
final class BoundaryProof {

	private final CaseEngine engine;

	private final Parameters parameters;

	BoundaryProof(CaseEngine engine, Parameters parameters) {
		this.engine = engine;
		this.parameters = parameters;
	}

	/**
	 * The parameters to prove: all numeric ones that the rule reads, and those that a
	 * case claims.
	 */
	Set<String> parameters(Rule rule, List<RuleCase> cases) {
		Set<String> names = new LinkedHashSet<>();
		for (Parameter parameter : this.parameters.all()) {
			boolean claimed = cases.stream().anyMatch((each) -> isAt(each, parameter.name()));
			if (rule.parameters().contains(parameter.name()) && (isNumber(parameter) || claimed)) {
				names.add(parameter.name());
			}
		}
		return names;
	}

	List<String> differences(Rule rule, List<RuleCase> cases, String name) throws SQLException {
		Parameter parameter = this.parameters.all()
			.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		List<RuleCase> claiming = cases.stream().filter((each) -> isAt(each, name)).toList();
		if (claiming.isEmpty()) {
			return List.of(Wording.of("scan.boundary-missing", name));
		}
		Set<String> tried = new LinkedHashSet<>();
		for (RuleCase each : claiming) {
			String before = result(rule, each, each.parameters());
			for (String value : moved(parameter, each.parameters().getOrDefault(name, parameter.defaultValue()))) {
				tried.add(value);
				Map<String, String> changed = new HashMap<>(each.parameters());
				changed.put(name, value);
				if (!before.equals(result(rule, each, changed))) {
					return List.of();
				}
			}
		}
		return List.of(Wording.of("scan.boundary-unmoved", name, String.join(", ", tried),
				String.join(", ", claiming.stream().map(RuleCase::name).toList())));
	}

	private static boolean isAt(RuleCase each, String name) {
		return each.boundary().filter(name::equals).isPresent();
	}

	private static boolean isNumber(Parameter parameter) {
		return parameter.type() == Parameter.Type.INT || parameter.type() == Parameter.Type.DECIMAL;
	}

	/** One step up and down; a decimal's step is the last place of its default. */
	private static List<String> moved(Parameter parameter, String value) {
		if (parameter.type() == Parameter.Type.FLAG) {
			return List.of(value.equals("yes") ? "no" : "yes");
		}
		if (!isNumber(parameter)) {
			return parameter.allowed().stream().filter((other) -> !other.equals(value)).toList();
		}
		BigDecimal step = parameter.step();
		List<String> values = new ArrayList<>();
		for (BigDecimal moved : List.of(new BigDecimal(value).add(step), new BigDecimal(value).subtract(step))) {
			if ((parameter.min() == null || moved.compareTo(parameter.min()) >= 0)
					&& (parameter.max() == null || moved.compareTo(parameter.max()) <= 0)) {
				values.add(moved.toPlainString());
			}
		}
		return values;
	}

	/** Everything but the message, which may name the parameter itself. */
	private String result(Rule rule, RuleCase each, Map<String, String> values) throws SQLException {
		CaseEngine.Judged judged = this.engine.judge(rule,
				new CaseEngine.Situation(each.records(), each.knowledge(), values, each.period()));
		List<String> findings = judged.found()
			.stream()
			.map((found) -> found.key() + " " + found.money().amount() + " " + found.quantity() + " " + found.digest())
			.toList();
		return judged.outcome().ending() + " " + judged.outcome().examined() + " " + findings;
	}

}
