package org.medaudit.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.rules.workbook.SheetRow;

/**
 * The codes of a sheet of knowledge points, in it or on a sheet of codes of their own.
 */
final class PublishedCodes {

	private final PublishedSheet points;

	private final Optional<PublishedSheet> list;

	private final String joinedBy;

	private final Map<String, List<PublishedCode>> listed = new HashMap<>();

	private final Set<String> used = new LinkedHashSet<>();

	PublishedCodes(PublishedSheet points, Optional<PublishedSheet> list) {
		this.points = points;
		this.list = list;
		this.joinedBy = list.filter(this::namesTell).isPresent() ? ImportForms.NAME : ImportForms.SERIAL;
		list.ifPresent((sheet) -> sheet.rows()
			.forEach((row) -> sheet.cell(row, ImportForms.CODE)
				.ifPresent((cell) -> this.listed.computeIfAbsent(join(sheet, row), (name) -> new ArrayList<>())
					.addAll(PublishedCode.of(sheet, cell)))));
	}

	/** A serial may count the codes of an item; a name that is there once is certain. */
	private boolean namesTell(PublishedSheet sheet) {
		if (!sheet.has(ImportForms.NAME) || !this.points.has(ImportForms.NAME)) {
			return false;
		}
		List<String> names = this.points.rows()
			.stream()
			.filter(this.points::isPoint)
			.map((row) -> PublishedText.plain(this.points.text(row, ImportForms.NAME)))
			.toList();
		return names.size() == Set.copyOf(names).size();
	}

	private String join(PublishedSheet sheet, SheetRow row) {
		return this.joinedBy.equals(ImportForms.NAME) ? PublishedText.plain(sheet.text(row, ImportForms.NAME))
				: sheet.serial(row);
	}

	/** Those of a row in a column. */
	List<PublishedCode> of(SheetRow row, String column) {
		if (this.points.has(column)) {
			return this.points.cell(row, column).map((cell) -> PublishedCode.of(this.points, cell)).orElse(List.of());
		}
		String join = join(this.points, row);
		this.used.add(join);
		return this.listed.getOrDefault(join, List.of());
	}

	/** Those that a spreadsheet has made numbers of. */
	List<PublishedCode> damaged() {
		List<PublishedCode> codes = new ArrayList<>();
		this.points.rows()
			.stream()
			.filter(this.points::isPoint)
			.forEach((row) -> this.points.columns()
				.keySet()
				.stream()
				.filter(ImportForms::isCode)
				.sorted()
				.forEach((column) -> codes.addAll(of(row, column))));
		this.list.ifPresent((sheet) -> sheet.rows()
			.forEach((row) -> sheet.cell(row, ImportForms.CODE)
				.ifPresent((cell) -> codes.addAll(PublishedCode.of(sheet, cell)))));
		return codes.stream().filter((code) -> code.isDamaged() && hasDigits(code)).toList();
	}

	private static boolean hasDigits(PublishedCode code) {
		return code.text().chars().anyMatch(Character::isDigit);
	}

	/** Codes on the sheet of codes that no row asked for. */
	List<PublishedCode> unused() {
		return this.listed.entrySet()
			.stream()
			.filter((entry) -> !this.used.contains(entry.getKey()))
			.flatMap((entry) -> entry.getValue().stream())
			.collect(Collectors.toList());
	}

}
