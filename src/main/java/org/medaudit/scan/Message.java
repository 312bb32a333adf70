package org.medaudit.scan;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A finding's message: {name} is a column of the rule's SQL, or amount, quantity, count
 * and occurred_on of the finding. Where the rows differ in a column, up to three of its
 * values are named.
 */
final class Message {

	/** How many different values a message names. */
	static final int NAMED = 3;

	private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");

	private static final Set<String> OF_THE_FINDING = Set.of("amount", "quantity", "count", "occurred_on");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private final String template;

	private final boolean chinese;

	Message(String template, EvidenceColumns columns, Locale locale) throws RuleFailure {
		this.template = template;
		this.chinese = !"en".equals(locale.getLanguage());
		for (String place : places(template)) {
			if (!columns.has(place)) {
				throw new RuleFailure("scan.message-column", place);
			}
		}
	}

	/** The columns of the SQL that a rule's messages name. */
	static Set<String> places(RunnableRule rule) {
		return places(rule.messageZh() + rule.messageEn());
	}

	private static Set<String> places(String template) {
		return PLACE.matcher(template)
			.results()
			.map((place) -> place.group(1))
			.filter((name) -> !OF_THE_FINDING.contains(name))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The message of one finding. */
	String of(SaidValues said, Totals totals) {
		return PLACE.matcher(this.template)
			.replaceAll((place) -> Matcher.quoteReplacement(text(place.group(1), said, totals)));
	}

	private String text(String name, SaidValues said, Totals totals) {
		return switch (name) {
			case "amount" -> money(totals.amount());
			case "quantity" -> text(totals.quantity());
			case "count" -> String.valueOf(totals.count());
			case "occurred_on" -> span(totals.first(), totals.last());
			default -> join(name, said.of(name));
		};
	}

	private String join(String name, Set<Object> values) {
		if (values.isEmpty()) {
			return "—";
		}
		List<String> named = new ArrayList<>();
		for (Object value : values) {
			if (named.size() < NAMED) {
				named.add(name.endsWith("amount") && value instanceof BigDecimal number ? money(number) : text(value));
			}
		}
		String more = this.chinese ? "等" : " and others";
		return String.join(this.chinese ? "、" : ", ", named) + ((values.size() > NAMED) ? more : "");
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
