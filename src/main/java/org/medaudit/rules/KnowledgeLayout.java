package org.medaudit.rules;

import java.util.List;
import java.util.Map;

/**
 * What a knowledge table may hold; read from knowledge-layouts.yml.
 *
 * @param columns column name to its type, in order: code (may end in *), codes (a list
 * with ; between), text, integer, decimal, flag, or the allowed words joined by |; the
 * common columns valid_from, valid_to, basis, source and drop are not among them
 * @param key columns that identify the matter, without limits and dates
 */
public record KnowledgeLayout(String name, Text title, Map<String, String> columns, List<String> key,
		List<String> required) {
}
