package org.medaudit.scan;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding's message: {name} is a column of the rule's SQL, or amount, quantity, count
 * and occurred_on of the finding. Where the rows differ in a column, up to three of its
 * values are named.
 */
final class Message {

	private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");

	private static final Set<String> OF_THE_FINDING = Set.of("amount", "quantity", "count", "occurred_on");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private static final int NAMED = 3;

	private final String template;

	private final List<String> columns;

	private final boolean chinese;

	Message(String template, List<String> columns, Locale locale) throws RuleFailure {
		this.template = template;
		this.columns = columns;
		this.chinese = !"en".equals(locale.getLanguage());
		Matcher places = PLACE.matcher(template);
		while (places.find()) {
			if (!OF_THE_FINDING.contains(places.group(1)) && !columns.contains(places.group(1))) {
				throw new RuleFailure("scan.message-column", places.group(1));
			}
		}
	}

	/**
	 * The message of one finding.
	 * @param speaking rows whose values are named
	 * @param all rows to fall back on where those have no value
	 */
	String of(List<EvidenceLine> speaking, List<EvidenceLine> all, Totals totals) {
		return PLACE.matcher(this.template)
			.replaceAll((place) -> Matcher.quoteReplacement(text(place.group(1), speaking, all, totals)));
	}

	private String text(String name, List<EvidenceLine> speaking, List<EvidenceLine> all, Totals totals) {
		return switch (name) {
			case "amount" -> money(totals.amount());
			case "quantity" -> text(totals.quantity());
			case "count" -> String.valueOf(totals.count());
			case "occurred_on" -> span(totals.first(), totals.last());
			default -> {
				Set<String> values = values(name, speaking);
				yield join(values.isEmpty() ? values(name, all) : values);
			}
		};
	}

	private Set<String> values(String name, List<EvidenceLine> lines) {
		int column = this.columns.indexOf(name);
		Set<String> values = new LinkedHashSet<>();
		for (EvidenceLine line : lines) {
			Object value = line.values().get(column);
			if (value != null && values.size() <= NAMED) {
				values.add(name.endsWith("amount") && value instanceof BigDecimal number ? money(number) : text(value));
			}
		}
		return values;
	}

	private String join(Set<String> values) {
		if (values.isEmpty()) {
			return "—";
		}
		String named = String.join(this.chinese ? "、" : ", ", values.stream().limit(NAMED).toList());
		return (values.size() <= NAMED) ? named : named + (this.chinese ? "等" : " and others");
	}

	private String span(LocalDate first, LocalDate last) {
		if (first == null) {
			return "—";
		}
		return first.equals(last) ? first.toString() : first + (this.chinese ? " 至 " : " to ") + last;
	}

	private static String text(Object value) {
		if (value == null) {
			return "—";
		}
		return (value instanceof LocalDateTime time) ? TIME.format(time) : Keys.text(value);
	}

	private static String money(BigDecimal amount) {
		return (amount == null) ? "—"
				: new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
	}

	/**
	 * What the finding as a whole says.
	 *
	 * @param amount its amount; null where it has none
	 * @param quantity of its problem rows
	 * @param count how many problem rows it has
	 * @param first first date
	 * @param last last date
	 */
	record Totals(BigDecimal amount, BigDecimal quantity, int count, LocalDate first, LocalDate last) {
	}

}
