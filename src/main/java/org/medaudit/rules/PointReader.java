package org.medaudit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.medaudit.rules.workbook.SheetRow;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.Wording;

/** Makes the values of a table row from a row of a sheet, by its form. */
final class PointReader {

	private final PublishedSheet sheet;

	private final ImportForm form;

	private final Problems problems;

	private final List<Problem> notes;

	/**
	 * A reader of rows of one form.
	 * @param problems what keeps a row from being taken
	 * @param notes what should be looked at all the same
	 */
	PointReader(PublishedSheet sheet, ImportForm form, Problems problems, List<Problem> notes) {
		this.sheet = sheet;
		this.form = form;
		this.problems = problems;
		this.notes = notes;
	}

	/** All that does not depend on the code; nothing where a word is not known. */
	Optional<Map<String, String>> row(SheetRow row) {
		Map<String, String> values = new LinkedHashMap<>(this.form.set());
		this.form.take().forEach((column, from) -> {
			String text = this.sheet.text(row, from);
			if (!ImportForms.isCode(from) && !text.isEmpty()) {
				values.put(column, text);
			}
		});
		List<String> said = new ArrayList<>();
		for (ImportReading reading : this.form.readings()) {
			if (!isOfCode(reading) && !read(row, reading, values, said)) {
				return Optional.empty();
			}
		}
		values.put("basis", basis(row, said));
		return Optional.of(values);
	}

	private static boolean isOfCode(ImportReading reading) {
		return reading.from().keySet().stream().anyMatch(ImportForms::isCode);
	}

	private boolean read(SheetRow row, ImportReading reading, Map<String, String> values, List<String> said) {
		Map<String, String> first = null;
		String firstSource = "";
		for (Map.Entry<String, ImportWords> from : reading.from().entrySet()) {
			Optional<Map<String, String>> read = from.getValue().read(text(row, from.getKey()));
			if (read.isPresent() && first == null) {
				first = read.get();
				firstSource = from.getKey();
			}
			else if (read.isPresent() && contradicts(first, read.get())) {
				note(row, firstSource, from.getKey(), first);
			}
		}
		if (first == null && !reading.otherwise().isEmpty()) {
			first = reading.otherwise();
			said.add(reading.said().zh());
		}
		if (first == null) {
			unknown(row, reading);
			return false;
		}
		values.putAll(first);
		return true;
	}

	private static boolean contradicts(Map<String, String> one, Map<String, String> other) {
		return one.keySet().equals(other.keySet()) && !one.equals(other);
	}

	private void note(SheetRow row, String first, String other, Map<String, String> taken) {
		this.notes.add(Problem.of(Problem.Kind.DATA, "rules.import-contradicts-itself", this.sheet.place(row),
				shown(row, first), shown(row, other), String.join(", ", taken.values())));
	}

	private void unknown(SheetRow row, ImportReading reading) {
		String found = reading.from()
			.keySet()
			.stream()
			.filter((source) -> !source.equals(ImportForms.HEADING) && !text(row, source).isEmpty())
			.map((source) -> shown(row, source))
			.collect(Collectors.joining("; "));
		String expected = reading.from()
			.values()
			.stream()
			.map((words) -> words.expected().in(Locale.getDefault()))
			.distinct()
			.collect(Collectors.joining("; "));
		this.problems.add(Problem.Kind.DATA, "rules.import-word-unknown", this.sheet.place(row),
				found.isEmpty() ? Wording.of("rules.import-nothing") : found, expected);
	}

	private String shown(SheetRow row, String source) {
		String text = text(row, source);
		return (text.length() > 80) ? text.substring(0, 80) + "…" : text;
	}

	private String text(SheetRow row, String source) {
		return ImportReading.parts(source)
			.stream()
			.map((column) -> amount(this.sheet.text(row, column)))
			.collect(Collectors.joining());
	}

	/** A number as people write it: the workbook may store 24 as 24.0. */
	private static String amount(String text) {
		return text.matches("[0-9]+\\.0+") ? text.substring(0, text.indexOf('.')) : text;
	}

	private String basis(SheetRow row, List<String> said) {
		List<String> parts = new ArrayList<>();
		for (String column : List.of("basis", "note", "logic")) {
			String text = this.sheet.text(row, column);
			if (parts.isEmpty() && !text.isEmpty()) {
				parts.add(text);
			}
		}
		parts.addAll(said);
		String title = "国家医保局“两库”知识点 " + this.form.title().zh();
		return parts.isEmpty() ? title : title + "：" + String.join("；", parts);
	}

	/** What depends on a code is added; false where no word fits it. */
	boolean code(PublishedCode code, String column, Map<String, String> values) {
		this.form.take().forEach((target, from) -> {
			if (from.equals(column)) {
				values.put(target, code.text());
			}
		});
		for (ImportReading reading : this.form.readings()) {
			ImportWords words = reading.from().get(column);
			if (words != null) {
				Optional<Map<String, String>> read = words.read(code.text());
				if (read.isEmpty()) {
					return false;
				}
				values.putAll(read.get());
			}
		}
		return true;
	}

}
