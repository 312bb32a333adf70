package org.medaudit.scan;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the profile that the engine writes of a statement. */
final class PlanReader {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final List<String> TELLING = List.of("Table", "Conditions", "Groups", "Order By", "Expression",
			"CTE Name", "Aggregates", "Projections");

	private static final int NANOS = 9;

	private static final int LONGEST = 160;

	private PlanReader() {
	}

	/** The steps of a statement; none where the engine wrote nothing. */
	static List<PlanStep> read(Path file, RulePart part) {
		List<PlanStep> steps = new ArrayList<>();
		if (Files.exists(file)) {
			JSON.readTree(file).path("operator").forEach((operator) -> add(operator, part, 0, steps));
		}
		return steps;
	}

	private static void add(JsonNode operator, RulePart part, int depth, List<PlanStep> steps) {
		String type = operator.path("type").asString();
		BigDecimal seconds = operator.path("timing").decimalValue();
		steps.add(new PlanStep(part, StepKind.of(type), type, detail(operator.path("extra_info")),
				Duration.ofNanos(seconds.movePointRight(NANOS).longValue()),
				operator.path("intermediate_rows").asLong(), depth));
		operator.path("children").forEach((child) -> add(child, part, depth + 1, steps));
	}

	private static String detail(JsonNode info) {
		for (String name : TELLING) {
			JsonNode value = info.path(name);
			if (!value.isMissingNode()) {
				List<String> texts = new ArrayList<>();
				if (value.isArray()) {
					value.forEach((each) -> texts.add(each.asString()));
				}
				else {
					texts.add(value.asString());
				}
				String text = String.join(", ", texts)
					.replaceAll("\\s+", " ")
					.replaceAll("\\b(snap|memory)\\.main\\.", "");
				return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…";
			}
		}
		return "";
	}

}
