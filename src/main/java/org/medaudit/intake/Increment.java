package org.medaudit.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.intake.SourceMapping.Changed;
import org.medaudit.intake.SourceMapping.MappedRecord;
import org.medaudit.intake.database.SqlText;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.snapshot.Composer;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.RecordReading;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.values.Period;
import org.medaudit.values.Sha256;

/**
 * Decides for each record what must be read of it when an earlier snapshot is there to
 * give the rest, and remembers why all of one must be.
 */
final class Increment {

	private final Optional<Snapshot> base;

	private final Optional<Period> period;

	private final ZoneId zone;

	private final Map<RecordLayout, Changes> changes = new LinkedHashMap<>();

	private final List<Notice> notices = new ArrayList<>();

	/**
	 * For one reading.
	 * @param base the earlier snapshot, if rows are to be carried over
	 * @param period the dates that the hospital says its data covers
	 * @param zone in which the days of a window are counted
	 */
	Increment(Optional<Snapshot> base, Optional<Period> period, ZoneId zone) {
		this.base = base;
		this.period = period;
		this.zone = zone;
	}

	/**
	 * What is read of a record instead of everything; empty for everything. Asked twice,
	 * it says the same.
	 */
	Optional<Changes> changes(MappedRecord record) {
		if (!this.changes.containsKey(record.layout()) && record.changed().isPresent() && this.base.isPresent()) {
			this.changes.put(record.layout(), changes(record, record.changed().get(), this.base.get().manifest()));
		}
		return Optional.ofNullable(this.changes.get(record.layout()));
	}

	private Changes changes(MappedRecord record, Changed changed, Manifest earlier) {
		Optional<RecordReading> reading = earlier.composition()
			.readings()
			.stream()
			.filter((read) -> read.record().equals(record.layout().name()))
			.findFirst();
		if (!RecordLayouts.version().equals(earlier.layoutVersion()) || reading.isEmpty()) {
			return full(record, "intake.full-not-followed", earlier.id());
		}
		if (!reading.get().asked().equals(asked(record))) {
			return full(record, "intake.full-asked-otherwise");
		}
		Optional<LocalDate> newDates = Optional.empty();
		if (usesPeriod(record)) {
			LocalDate before = earlier.period().to();
			LocalDate now = this.period.orElseThrow().to();
			if (now.isBefore(before) || !earlier.periodDeclared() || !newDatesCanBeAsked(record, before, now)) {
				return full(record, "intake.full-period", before, now);
			}
			newDates = Optional.of(before.plusDays(1)).filter((day) -> !day.isAfter(now));
		}
		if (changed.kind() == Changed.Kind.PERIOD) {
			LocalDate from = earlier.createdAt()
				.atZone(this.zone)
				.toLocalDate()
				.minusDays(changed.back().orElseThrow().toDays());
			return new Changes(changed.column(), from.toString(), Optional.of(from), newDates);
		}
		String largest = reading.get().largest();
		Optional<String> from = Optional.ofNullable(largest).flatMap((text) -> Overlap.before(text, changed.back()));
		if (from.isEmpty()) {
			return full(record, "intake.full-no-order", changed.column(), String.valueOf(largest));
		}
		return new Changes(changed.column(), from.get(), Optional.empty(), newDates);
	}

	private Changes full(MappedRecord record, String code, Object... arguments) {
		this.notices.add(Notice.of(code, record.layout().name(), arguments));
		return null;
	}

	/** What the source is asked; the days of an overlap or a window are no part of it. */
	private String asked(MappedRecord record) {
		Changed changed = record.changed().orElseThrow();
		String from = usesPeriod(record) ? this.period.orElseThrow().from().toString() : "";
		return Sha256.hex(String.join("\n", record.database().orElse(""), record.query(), changed.kind().name(),
				changed.column(), from));
	}

	private static boolean usesPeriod(MappedRecord record) {
		return record.database().isPresent()
				&& new SqlText(record.query()).parameters().stream().anyMatch((name) -> name.startsWith("period_"));
	}

	/** What lay beyond the period before may be old, and is asked for by its dates. */
	private static boolean newDatesCanBeAsked(MappedRecord record, LocalDate before, LocalDate now) {
		return before.equals(now) || new SqlText(record.query()).parameters().contains("period_from");
	}

	/** Carries what is not read over; before the rows of the record are staged. */
	void carry(SnapshotBuilder builder, MappedRecord record) {
		changes(record).ifPresent((part) -> builder.composer()
			.carry(record.layout(), this.base.orElseThrow(), part.before()
				.map((day) -> new Composer.Before(record.layout().column(part.column()).orElseThrow(), day))));
	}

	/**
	 * Notes how far a record was read, where its source tells what changed.
	 * @param largest of the column that rises, in what was read; null for none
	 */
	void read(SnapshotBuilder builder, MappedRecord record, String largest) {
		if (record.changed().isEmpty()) {
			return;
		}
		String known = changes(record).isEmpty() ? null
				: this.base.orElseThrow()
					.manifest()
					.composition()
					.readings()
					.stream()
					.filter((reading) -> reading.record().equals(record.layout().name()))
					.map(RecordReading::largest)
					.filter((text) -> text != null)
					.findFirst()
					.orElse(null);
		builder.composer()
			.read(new RecordReading(record.layout().name(), asked(record), (largest != null) ? largest : known,
					changes(record).map(Changes::from).orElse(null)));
	}

	/** Why records were read as a whole, and what a column that rises cannot tell. */
	List<Notice> notices() {
		List<Notice> told = new ArrayList<>(this.notices);
		List<String> rising = this.changes.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() != null && entry.getValue().before().isEmpty())
			.map((entry) -> entry.getKey().name())
			.toList();
		if (!rising.isEmpty()) {
			told.add(Notice.of("intake.deleted-unseen", "", String.join(", ", rising),
					this.base.orElseThrow()
						.manifest()
						.composition()
						.fullAt()
						.atZone(this.zone)
						.toLocalDate()
						.toString()));
		}
		return told;
	}

	/**
	 * The rows to read: those whose column is not below a value, those without one, and
	 * those of dates that the earlier snapshot did not cover.
	 *
	 * @param from the value, as text
	 * @param before rows older than this day are carried over; empty where all are
	 * @param newDates the first day that was not covered, if there is one
	 */
	record Changes(String column, String from, Optional<LocalDate> before, Optional<LocalDate> newDates) {

		/** Over files, where every value is text or compares with it. */
		String query(String query) {
			return "SELECT * FROM (\n" + query + "\n) q WHERE q." + this.column + " >= '" + this.from + "' OR q."
					+ this.column + " IS NULL";
		}

	}

}
