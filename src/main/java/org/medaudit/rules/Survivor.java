package org.medaudit.rules;

import java.util.List;

/**
 * What mutants.yml says of changes that no case can notice.
 *
 * @param place file and line of the entry
 * @param file rule.sql or examined.sql
 * @param was the line of the SQL, spaces as one
 * @param becomes that line after each change that makes no difference
 * @param because why it makes none
 */
public record Survivor(String place, String file, String was, List<String> becomes, String because) {

	public Survivor {
		becomes = List.copyOf(becomes);
	}

	boolean explains(Mutant mutant) {
		return this.file.equals(mutant.file()) && this.was.equals(mutant.was())
				&& this.becomes.contains(mutant.becomes());
	}

}
