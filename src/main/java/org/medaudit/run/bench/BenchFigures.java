package org.medaudit.run.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.finding.RuleResult;
import org.medaudit.run.print.Amounts;
import org.medaudit.values.Wording;

/** Everything that was measured over one size of hospital. */
final class BenchFigures {

	/** The single-pass Java program. */
	static final String JAVA = "Java";

	/** Plain SQL in MySQL. */
	static final String MYSQL = "MySQL";

	private final MadeData data;

	private final Map<Measure, Spent> spent = new EnumMap<>(Measure.class);

	private final Map<Measure, Long> rows = new EnumMap<>(Measure.class);

	private final Map<Measure, Long> megabytes = new EnumMap<>(Measure.class);

	private final List<String> complaints = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private final Map<String, Map<String, Outcome>> peers = new LinkedHashMap<>();

	private MeasuredScan.Figures set;

	private MeasuredScan.Figures library;

	BenchFigures(MadeData data) {
		this.data = data;
	}

	MadeData data() {
		return this.data;
	}

	void put(Measure measure, Spent taken) {
		this.spent.put(measure, taken);
	}

	void put(Measure measure, Spent taken, long rowsOf) {
		put(measure, taken);
		this.rows.put(measure, rowsOf);
	}

	/** The most memory of the process up to the end of this work. */
	void peak(Measure measure) {
		PeakMemory.megabytes().ifPresent((most) -> this.megabytes.put(measure, most));
	}

	/** The most memory of another process that did this work. */
	void peak(Measure measure, long most) {
		this.megabytes.put(measure, most);
	}

	/**
	 * What somebody else found by the rules of the set; a difference is complained about.
	 */
	void peer(String name, Map<String, Outcome> outcomes) {
		this.peers.put(name, outcomes);
		for (RuleResult own : this.set.results()) {
			Outcome other = outcomes.get(own.ruleId());
			if (!other.agrees(own.findings(), own.amount())) {
				complain(Wording.of("run.bench-differs", own.ruleId(), String.valueOf(own.findings()),
						String.valueOf(Amounts.money(own.amount())), name, String.valueOf(other.findings()),
						String.valueOf(Amounts.money(other.amount()))));
			}
		}
	}

	/** By name. */
	Map<String, Map<String, Outcome>> peers() {
		return this.peers;
	}

	void note(String sentence) {
		if (!this.notes.contains(sentence)) {
			this.notes.add(sentence);
		}
	}

	/** What the tables must be read with, one sentence each. */
	List<String> notes() {
		return List.copyOf(this.notes);
	}

	void complain(String sentence) {
		this.complaints.add(sentence);
	}

	void set(MeasuredScan.Figures figures) {
		this.set = figures;
	}

	void library(MeasuredScan.Figures figures) {
		this.library = figures;
	}

	Optional<Spent> spent(Measure measure) {
		return Optional.ofNullable(this.spent.get(measure));
	}

	/** Null where rows mean nothing. */
	Long rows(Measure measure) {
		return this.rows.get(measure);
	}

	/** Null where nobody tells. */
	Long megabytes(Measure measure) {
		return this.megabytes.get(measure);
	}

	Optional<MeasuredScan.Figures> set() {
		return Optional.ofNullable(this.set);
	}

	Optional<MeasuredScan.Figures> library() {
		return Optional.ofNullable(this.library);
	}

	/** What did not come out as it must, one sentence each. */
	List<String> complaints() {
		return List.copyOf(this.complaints);
	}

}
