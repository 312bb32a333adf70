package org.medaudit.rules;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.medaudit.values.Problem;

/**
 * What an import did. It adds up: rows seen are rows taken and rows skipped, and every
 * knowledge point has one outcome.
 *
 * @param folder where the tables lie
 * @param tables those that were written
 */
public record ImportAccount(Path folder, List<OfSheet> sheets, List<OfTable> tables) {

	public ImportAccount {
		sheets = List.copyOf(sheets);
		tables = List.copyOf(tables);
	}

	/**
	 * Whether rows or codes could not be taken for a reason that somebody can put right.
	 */
	public boolean hasProblems() {
		return this.sheets.stream().anyMatch((sheet) -> !sheet.problems().isEmpty());
	}

	/**
	 * A sheet of knowledge points.
	 *
	 * @param titles the classes that were recognised
	 * @param tables where their rows went
	 * @param seen rows below the header that hold something
	 * @param skipped the others, with the reason
	 * @param outcomes of the knowledge points in the rows taken
	 * @param problems rows and codes that could not be taken
	 * @param notes what was taken, but should be looked at
	 */
	public record OfSheet(String file, String sheet, List<Text> titles, List<String> tables, int seen, int taken,
			List<Skipped> skipped, Map<PointOutcome, Integer> outcomes, List<Problem> problems, List<Problem> notes) {

		public OfSheet {
			titles = List.copyOf(titles);
			tables = List.copyOf(tables);
			skipped = List.copyOf(skipped);
			EnumMap<PointOutcome, Integer> counted = new EnumMap<>(PointOutcome.class);
			counted.putAll(outcomes);
			outcomes = Map.copyOf(counted);
			problems = List.copyOf(problems);
			notes = List.copyOf(notes);
		}

		/** All knowledge points of the rows taken. */
		public int points() {
			return this.outcomes.values().stream().mapToInt(Integer::intValue).sum();
		}

		public int count(PointOutcome outcome) {
			return this.outcomes.getOrDefault(outcome, 0);
		}

	}

	/** A row that became no knowledge. */
	public record Skipped(int row, String reason) {
	}

	/** A table that was written, with all its rows. */
	public record OfTable(String table, int rows) {
	}

}
