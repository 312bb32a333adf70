package org.medaudit.run.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.medaudit.values.Wording;

/** What can be asked for by itself, in the order of the work. */
public enum BenchPart {

	/** Reading the files into a snapshot. */
	INGEST,

	/** One pass over the sealed charge table. */
	PASS(INGEST),

	/** The rules of the bench set. */
	SET(INGEST, PASS),

	/** All rules. */
	LIBRARY(INGEST, PASS),

	/** The engine's own reading of the same files. */
	LOAD,

	/** Reading the same charges in no order. */
	SHUFFLED(INGEST, LOAD),

	/** The single-pass Java program over the same files. */
	JAVA(INGEST, PASS, SET),

	/** The same rules as plain SQL in MySQL. */
	MYSQL(INGEST, PASS, SET),

	/** Reading the charges from MySQL through a source.yml. */
	DATABASE(INGEST);

	private final List<BenchPart> needs;

	BenchPart(BenchPart... needs) {
		this.needs = List.of(needs);
	}

	/** In the language of the user. */
	String title() {
		return Wording.of("run.bench-part-" + name().toLowerCase(Locale.ROOT));
	}

	/** The parts with those that they are measured against; all when none is named. */
	static Set<BenchPart> with(List<BenchPart> wanted) {
		if (wanted.isEmpty()) {
			return EnumSet.allOf(BenchPart.class);
		}
		EnumSet<BenchPart> all = EnumSet.copyOf(wanted);
		wanted.forEach((part) -> all.addAll(part.needs));
		return all;
	}

}
