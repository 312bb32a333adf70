package org.medaudit.records;

import java.util.List;
import java.util.Optional;

/**
 * One kind of data that a hospital hands over: one table of the snapshot, one file.
 *
 * @param required whether there is no audit without it
 * @param columns in the order of the layout
 * @param key columns that no two rows share; empty where rows have no key
 * @param moneyColumn the column whose sum the account of a file balances, or null
 * @param datedColumn the column that says to which month a row belongs, or null
 * @param alikeUsual whether rows that differ in nothing but the key are nothing special
 */
public record RecordLayout(String name, boolean required, String titleZh, String titleEn, List<RecordColumn> columns,
		List<String> key, String moneyColumn, String datedColumn, boolean alikeUsual) {

	public RecordLayout {
		columns = List.copyOf(columns);
		key = List.copyOf(key);
	}

	/** The column of an English name. */
	public Optional<RecordColumn> column(String columnName) {
		return this.columns.stream().filter((column) -> column.name().equals(columnName)).findFirst();
	}

	/** The column that a header names, by either name, letter case aside. */
	public Optional<RecordColumn> columnOfHeader(String header) {
		String wanted = header.strip();
		return this.columns.stream()
			.filter((column) -> column.name().equalsIgnoreCase(wanted))
			.findFirst()
			.or(() -> this.columns.stream()
				.filter((column) -> wanted.equalsIgnoreCase(column.nationalName()))
				.findFirst());
	}

}
