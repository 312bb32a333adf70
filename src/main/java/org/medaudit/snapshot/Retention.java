package org.medaudit.snapshot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which snapshots age alone lets go, for each institution of a home by itself. The latest
 * of an institution always stays.
 *
 * @param newest so many of the newest stay
 * @param days those sealed within so many days stay
 * @param months the last of each of the last so many months that have one stays
 */
public record Retention(int newest, int days, int months) {

	/** Why a snapshot stays. */
	public enum Reason {

		LATEST, NEWEST, RECENT, MONTHLY

	}

	/**
	 * The reasons that hold for each snapshot, none for one that may go.
	 * @param snapshots oldest first
	 * @param now today, in the time zone of the months
	 */
	public Map<String, Set<Reason>> reasons(List<Snapshot> snapshots, ZonedDateTime now) {
		Map<String, Set<Reason>> reasons = new LinkedHashMap<>();
		snapshots.forEach((snapshot) -> reasons.put(snapshot.id(), EnumSet.noneOf(Reason.class)));
		snapshots.stream()
			.collect(Collectors.groupingBy((snapshot) -> snapshot.manifest().institutionCode()))
			.values()
			.forEach((own) -> reason(own, now, reasons));
		return reasons;
	}

	private void reason(List<Snapshot> own, ZonedDateTime now, Map<String, Set<Reason>> reasons) {
		LocalDate since = now.toLocalDate().minusDays(this.days);
		Set<YearMonth> seen = new HashSet<>();
		for (int i = own.size() - 1; i >= 0; i--) {
			Set<Reason> held = reasons.get(own.get(i).id());
			LocalDate sealed = sealedOn(own.get(i), now.getZone());
			int younger = own.size() - 1 - i;
			if (younger == 0) {
				held.add(Reason.LATEST);
			}
			if (younger < this.newest) {
				held.add(Reason.NEWEST);
			}
			if (this.days > 0 && sealed.isAfter(since)) {
				held.add(Reason.RECENT);
			}
			if (seen.size() < this.months && seen.add(YearMonth.from(sealed))) {
				held.add(Reason.MONTHLY);
			}
		}
	}

	private static LocalDate sealedOn(Snapshot snapshot, ZoneId zone) {
		return snapshot.manifest().createdAt().atZone(zone).toLocalDate();
	}

}
