package org.medaudit.rules;

import java.util.List;
import java.util.Map;

/**
 * One knowledge table after overlay: the shipped rows with the hospital's own laid over
 * them, checked against the table's layout.
 *
 * @param layout columns, key, which columns hold codes
 * @param rows column name to text; a column without a value is absent
 * @param sha256 of the rows, whatever their order
 */
public record KnowledgeTable(KnowledgeLayout layout, List<Map<String, String>> rows, String sha256) {

	public String name() {
		return this.layout.name();
	}

}
