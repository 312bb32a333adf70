package org.medaudit.scan;

import java.util.Locale;
import java.util.Map;

import org.medaudit.values.Wording;

/** What a step of a plan does, in few words that a rule author knows. */
public enum StepKind {

	READ, READ_STEP, HASH_JOIN, RANGE_JOIN, EVERY_PAIR, GROUP, WINDOW, SORT, FILTER, COMPUTE, KEEP_STEP, UNION, STORE,
	OTHER;

	private static final Map<String, StepKind> OF_ENGINE = Map.ofEntries(Map.entry("TABLE_SCAN", READ),
			Map.entry("SEQ_SCAN", READ), Map.entry("CTE_SCAN", READ_STEP), Map.entry("COLUMN_DATA_SCAN", READ_STEP),
			Map.entry("CHUNK_SCAN", READ_STEP), Map.entry("DELIM_SCAN", READ_STEP), Map.entry("HASH_JOIN", HASH_JOIN),
			Map.entry("LEFT_DELIM_JOIN", HASH_JOIN), Map.entry("RIGHT_DELIM_JOIN", HASH_JOIN),
			Map.entry("PIECEWISE_MERGE_JOIN", RANGE_JOIN), Map.entry("IE_JOIN", RANGE_JOIN),
			Map.entry("ASOF_JOIN", RANGE_JOIN), Map.entry("NESTED_LOOP_JOIN", EVERY_PAIR),
			Map.entry("BLOCKWISE_NL_JOIN", EVERY_PAIR), Map.entry("CROSS_PRODUCT", EVERY_PAIR),
			Map.entry("HASH_GROUP_BY", GROUP), Map.entry("PERFECT_HASH_GROUP_BY", GROUP),
			Map.entry("PARTITIONED_AGGREGATE", GROUP), Map.entry("UNGROUPED_AGGREGATE", GROUP),
			Map.entry("SIMPLE_AGGREGATE", GROUP), Map.entry("WINDOW", WINDOW), Map.entry("STREAMING_WINDOW", WINDOW),
			Map.entry("ORDER_BY", SORT), Map.entry("TOP_N", SORT), Map.entry("FILTER", FILTER),
			Map.entry("PROJECTION", COMPUTE), Map.entry("CTE", KEEP_STEP), Map.entry("UNION", UNION),
			Map.entry("CREATE_TABLE_AS", STORE), Map.entry("BATCH_CREATE_TABLE_AS", STORE));

	/** The kind of an operator that the engine names. */
	static StepKind of(String operator) {
		return OF_ENGINE.getOrDefault(operator.strip(), OTHER);
	}

	/** In the language of the user. */
	public String title() {
		return Wording.of("scan.step-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
