package org.medaudit.run.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.medaudit.finding.Finding;

/**
 * Which planted breaches were found, and what was found without being planted. Statistics
 * accuse nobody and are not held against the truth.
 */
public final class Comparison {

	private final Map<String, List<Planted>> breaches = new TreeMap<>();

	private final Map<String, Long> nearMisses = new TreeMap<>();

	private final Map<String, Set<Planted>> found = new HashMap<>();

	private final List<Alarm> alarms = new ArrayList<>();

	/** A finding that nobody planted. */
	public record Alarm(String ruleId, BigDecimal amount, Set<String> evidence) {
	}

	/** What was planted for a rule and what became of it. */
	public record Line(String ruleId, long planted, long found, long nearMisses, long falseAlarms) {
	}

	public Comparison(List<Planted> planted) {
		for (Planted each : planted) {
			if (each.breach()) {
				this.breaches.computeIfAbsent(each.ruleId(), (rule) -> new ArrayList<>()).add(each);
			}
			else {
				this.nearMisses.merge(each.ruleId(), 1L, Long::sum);
			}
		}
	}

	/**
	 * Takes one finding of the run.
	 * @param evidence all its problem rows
	 */
	public void add(Finding finding, Collection<String> evidence) {
		if (!finding.change().found() || "statistic".equals(finding.verdict())) {
			return;
		}
		BigDecimal amount = finding.found().amount();
		Set<Planted> taken = this.found.computeIfAbsent(finding.ruleId(), (rule) -> new HashSet<>());
		boolean planted = this.breaches.getOrDefault(finding.ruleId(), List.of())
			.stream()
			.filter((breach) -> breach.is(amount, evidence))
			.anyMatch(taken::add);
		if (!planted) {
			this.alarms.add(new Alarm(finding.ruleId(), amount, new TreeSet<>(evidence)));
		}
	}

	/** One line per rule that was planted or that found something. */
	public List<Line> lines() {
		Set<String> rules = new TreeSet<>(this.breaches.keySet());
		rules.addAll(this.nearMisses.keySet());
		this.alarms.forEach((alarm) -> rules.add(alarm.ruleId()));
		return rules.stream()
			.map((rule) -> new Line(rule, this.breaches.getOrDefault(rule, List.of()).size(),
					this.found.getOrDefault(rule, Set.of()).size(), this.nearMisses.getOrDefault(rule, 0L),
					this.alarms.stream().filter((alarm) -> alarm.ruleId().equals(rule)).count()))
			.toList();
	}

	public List<Planted> missed() {
		return this.breaches.values()
			.stream()
			.flatMap(List::stream)
			.filter((breach) -> !this.found.getOrDefault(breach.ruleId(), Set.of()).contains(breach))
			.toList();
	}

	public List<Alarm> alarms() {
		return List.copyOf(this.alarms);
	}

	public long planted() {
		return this.breaches.values().stream().mapToLong(List::size).sum();
	}

	/** Whether everything was found and nothing else. */
	public boolean holds() {
		return this.alarms.isEmpty() && missed().isEmpty();
	}

}
