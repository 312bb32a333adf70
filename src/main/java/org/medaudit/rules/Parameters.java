package org.medaudit.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.medaudit.values.Period;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Sha256;

/** The parameters of a library with the values that hold. Immutable. */
public final class Parameters {

	private final Map<String, Parameter> declared;

	private final Map<String, List<DatedValue>> set;

	Parameters(Map<String, Parameter> declared, Map<String, List<DatedValue>> set) {
		this.declared = Collections.unmodifiableMap(new LinkedHashMap<>(declared));
		this.set = Collections.unmodifiableMap(new TreeMap<>(set));
	}

	/**
	 * Name to canonical text: a flag is yes or no, numbers are plain. Of a value that
	 * changes with the date, the one that holds last; see {@link #on}.
	 */
	public Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		this.declared.keySet().forEach((name) -> values.put(name, valueOn(name, LocalDate.MAX)));
		return Collections.unmodifiableMap(values);
	}

	/** As declared, in the order of the file. */
	public List<Parameter> all() {
		return List.copyOf(this.declared.values());
	}

	/**
	 * The values that hold all through a period.
	 * @throws ProblemsException if a value changes inside it
	 */
	public Parameters on(Period period) {
		Problems problems = new Problems();
		Map<String, List<DatedValue>> fixed = new LinkedHashMap<>();
		this.set.forEach((name, values) -> {
			String first = valueOn(name, period.from());
			for (LocalDate date : changes(values, period)) {
				if (!valueOn(name, date).equals(first)) {
					problems.add(Problem.Kind.SETUP, "rules.parameter-changes", placeOf(values, date), name,
							date.toString(), valueOn(name, date.minusDays(1)), valueOn(name, date), period.toString());
				}
			}
			fixed.put(name, List.of(DatedValue.always(first)));
		});
		problems.throwIfAny();
		return new Parameters(this.declared, fixed);
	}

	/**
	 * With some values changed, checked as those of a file are.
	 * @throws ProblemsException for unknown names and values that may not be
	 */
	public Parameters with(Map<String, String> changes) {
		List<Problem> problems = new ArrayList<>();
		Map<String, List<DatedValue>> changed = new LinkedHashMap<>(this.set);
		changes.forEach((name, value) -> {
			ParameterValuesReader.fault("", name, value, this.declared).ifPresent(problems::add);
			if (problems.isEmpty()) {
				changed.put(name, List.of(DatedValue.always(this.declared.get(name).canonical(value))));
			}
		});
		if (!problems.isEmpty()) {
			throw new ProblemsException(problems);
		}
		return new Parameters(this.declared, changed);
	}

	/** SHA-256 of the values. */
	public String hash() {
		StringBuilder text = new StringBuilder();
		new TreeMap<>(this.declared).forEach((name, parameter) -> {
			List<DatedValue> values = this.set.getOrDefault(name, List.of());
			text.append(name).append('=');
			if (values.stream().allMatch(DatedValue::isAlways)) {
				text.append(valueOn(name, LocalDate.MAX));
			}
			else {
				text.append(parameter.defaultValue());
				values.forEach((value) -> text.append('|')
					.append(value.value())
					.append(' ')
					.append(value.from())
					.append(' ')
					.append(value.to()));
			}
			text.append('\n');
		});
		return Sha256.hex(text.toString());
	}

	/** A parameter's value as it stands in SQL. */
	String literal(String name) {
		return this.declared.get(name).literal(valueOn(name, LocalDate.MAX));
	}

	Map<String, Parameter> declared() {
		return this.declared;
	}

	private String valueOn(String name, LocalDate date) {
		return this.set.getOrDefault(name, List.of())
			.stream()
			.filter((value) -> value.holdsOn(date))
			.map(DatedValue::value)
			.findFirst()
			.orElse(this.declared.get(name).defaultValue());
	}

	private static String placeOf(List<DatedValue> values, LocalDate date) {
		return values.stream().filter((value) -> value.changesOn(date)).map(DatedValue::place).findFirst().orElse("");
	}

	/** The dates inside a period on which a value may begin or stop to hold. */
	private static TreeSet<LocalDate> changes(List<DatedValue> values, Period period) {
		TreeSet<LocalDate> dates = new TreeSet<>();
		for (DatedValue value : values) {
			dates.add(value.from());
			if (!value.to().equals(LocalDate.MAX)) {
				dates.add(value.to().plusDays(1));
			}
		}
		dates.removeIf((date) -> !period.contains(date) || date.equals(period.from()));
		return dates;
	}

}
