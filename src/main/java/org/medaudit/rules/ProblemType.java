package org.medaudit.rules;

/**
 * A row of the bureau's summary table; read from problem-types.yml.
 *
 * @param key such as {@code duplicate}
 * @param row its number in the table
 * @param concept what it means, in one sentence
 */
public record ProblemType(String key, int row, Text name, Text concept) {
}
