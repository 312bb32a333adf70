package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** STF-2: lines whose executing staff did not hold what their item requires. */
final class Licences {

	private static final Set<String> GRADES = Set.of("operation_grade", "antibiotic_grade");

	private static final int LONG_AGO = -1_000_000;

	private static final int NEVER = 4_000_000;

	private final Map<String, String> roles = new HashMap<>();

	private final Map<String, String> byNationalCode = new HashMap<>();

	private final Map<String, List<Certificate>> certificates = new HashMap<>();

	private final Map<Served, Long> served = new HashMap<>();

	/** What somebody did of an item on a day. */
	private record Served(Item item, String staff, int day) {
	}

	/** A certificate with its dates. */
	private record Certificate(String kind, String scope, Item.Dates dates) {
	}

	/** One thing to hold. */
	private record Due(String kind, String scope) {
	}

	Licences(Path data) throws IOException {
		Map<String, String> codes = new HashMap<>();
		Set<String> twice = new HashSet<>();
		Rows.of(data, "staff", (row) -> {
			this.roles.put(row.getField("staff_id"), row.getField("role"));
			String code = row.getField("national_code");
			if (!code.isEmpty() && codes.put(code, row.getField("staff_id")) != null) {
				twice.add(code);
			}
		});
		codes.keySet().removeAll(twice);
		codes.keySet().removeAll(this.roles.keySet());
		this.byNationalCode.putAll(codes);
		Rows.of(data, "staff_licence",
				(row) -> this.certificates.computeIfAbsent(row.getField("staff_id"), (staff) -> new ArrayList<>())
					.add(new Certificate(row.getField("kind"), scope(row.getField("scope_code")),
							new Item.Dates(Text.day(row.getField("valid_from"), LONG_AGO),
									Text.day(row.getField("valid_to"), NEVER)))));
	}

	/** A03.04 and 03.04 are one subject. */
	static String scope(String written) {
		String upper = written.toUpperCase(Locale.ROOT);
		return upper.isEmpty() ? null : upper.matches("A[0-9].*") ? upper.substring(1) : upper;
	}

	void line(ChargeLine line) {
		if (line.staff != null && !line.item.required.isEmpty()) {
			String staff = this.byNationalCode.getOrDefault(line.staff, line.staff);
			this.served.merge(new Served(line.item, staff, line.day()), line.amount, Long::sum);
		}
	}

	Total total() {
		Map<List<Object>, Long> found = new HashMap<>();
		this.served.forEach((what, cents) -> {
			if (this.roles.containsKey(what.staff()) && !holdsAll(what)) {
				found.merge(List.of(what.staff(), what.item().code), cents, Long::sum);
			}
		});
		Total total = new Total();
		found.values().forEach(total::add);
		return total;
	}

	private boolean holdsAll(Served what) {
		String role = this.roles.get(what.staff());
		List<Item.Required> asked = what.item().required.stream()
			.filter((each) -> each.dates().hold(what.day()))
			.toList();
		boolean named = asked.stream().anyMatch((each) -> role.equals(each.role()));
		return asked.stream()
			.filter((each) -> each.role() == null || each.role().equals(role) || !named)
			.map((each) -> new Due(each.kind(), each.scope()))
			.distinct()
			.allMatch((due) -> this.certificates.getOrDefault(what.staff(), List.of())
				.stream()
				.anyMatch((certificate) -> covers(certificate, due, what.day())));
	}

	private static boolean covers(Certificate certificate, Due due, int day) {
		if (!certificate.kind().equals(due.kind()) || !certificate.dates().hold(day)) {
			return false;
		}
		return due.scope() == null || certificate.scope() == null || due.scope().startsWith(certificate.scope())
				|| (GRADES.contains(due.kind()) && certificate.scope().compareTo(due.scope()) >= 0);
	}

}
