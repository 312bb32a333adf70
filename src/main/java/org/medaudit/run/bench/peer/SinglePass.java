package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the charge file once, visit by visit, and does the rules of the bench set on the
 * way. Holds what it must: visits, the lines of paired and limited items of patients who
 * came more than once, and sums.
 */
public final class SinglePass {

	private static final String BED = "01";

	private final Path data;

	private final Map<String, Item> items;

	private final Visits visits;

	private final IdenticalLines identical;

	private final ContainedItems contained;

	private final QuantityLimits limits = new QuantityLimits();

	private final Licences licences;

	private final Stock stock;

	private final Total bedDays = new Total();

	private final Total prices = new Total();

	private final BigDecimal tolerance;

	private final SplitAdmissions admissions;

	/** Lines of patients who came more than once. */
	private final Map<String, List<ChargeLine>> waiting = new HashMap<>();

	private List<ChargeLine> visit = new ArrayList<>();

	private SinglePass(Path data, Knowledge knowledge) throws IOException {
		this.data = data;
		this.items = knowledge.items(data);
		this.visits = Visits.read(data, knowledge);
		this.identical = new IdenticalLines(knowledge);
		this.contained = new ContainedItems(knowledge);
		this.licences = new Licences(data);
		this.stock = new Stock(data);
		this.tolerance = new BigDecimal(knowledge.parameter("price_tolerance"));
		this.admissions = new SplitAdmissions(this.visits, knowledge);
	}

	/**
	 * What each rule of the bench set finds.
	 * @param data a folder of records, the charge file sorted by visit
	 */
	public static Map<String, Total> over(Path data, Knowledge knowledge) throws IOException {
		SinglePass pass = new SinglePass(data, knowledge);
		ChargeFile.read(data.resolve("charge.csv"), pass::line);
		return pass.end();
	}

	private void line(ChargeLine line) {
		if (!this.visit.isEmpty() && !this.visit.get(0).visitId.equals(line.visitId)) {
			judge();
		}
		this.visit.add(line);
	}

	private Map<String, Total> end() throws IOException {
		if (!this.visit.isEmpty()) {
			judge();
		}
		this.waiting.values().forEach(this::patient);
		Map<String, Total> totals = new TreeMap<>();
		totals.put("ADM-1", this.admissions.total(this.data));
		totals.put("BED-2", this.bedDays);
		totals.put("DUP-1", this.contained.total());
		totals.put("DUP-2", this.identical.total());
		totals.put("FRQ-1", this.limits.total());
		totals.put("INV-1", this.stock.total());
		totals.put("PRC-1", this.prices);
		totals.put("STF-2", this.licences.total());
		return totals;
	}

	private void judge() {
		Visit of = this.visits.of(this.visit.get(0).visitId);
		if (of != null) {
			List<ChargeLine> lines = Netting.of(this.visit);
			List<ChargeLine> ofPatient = new ArrayList<>();
			for (ChargeLine line : lines) {
				line.item = this.items.computeIfAbsent(line.itemCode, Item::new);
				line.visit = of;
				this.stock.line(line);
				this.licences.line(line);
				price(line);
				if (line.item.ofPatient()) {
					ofPatient.add(line);
				}
			}
			this.identical.visit(lines);
			bed(of, lines);
			if (this.visits.alone(of)) {
				patient(ofPatient);
			}
			else if (!ofPatient.isEmpty()) {
				this.waiting.computeIfAbsent(of.patientId(), (patient) -> new ArrayList<>()).addAll(ofPatient);
			}
		}
		this.visit = new ArrayList<>();
	}

	private void patient(List<ChargeLine> lines) {
		if (!lines.isEmpty()) {
			this.contained.patient(lines.stream().filter((line) -> line.item.paired).toList());
			this.limits.patient(lines);
		}
	}

	/** BED-2: more bed days over a stay than it has nights. */
	private void bed(Visit of, List<ChargeLine> lines) {
		if (of.nights() < 0) {
			return;
		}
		long days = 0;
		long cents = 0;
		for (ChargeLine line : lines) {
			if (BED.equals(line.feeClass) && line.item.noBed.stream().noneMatch((dates) -> dates.hold(line.day()))) {
				days += line.quantity;
				cents += line.amount;
			}
		}
		long nights = of.nights() * 10_000L;
		if (days > nights) {
			this.bedDays.addShare(cents, days - nights, days);
		}
	}

	/** PRC-1: a price above the ceiling of the day. */
	private void price(ChargeLine line) {
		long ofLevel = -1;
		long ofAll = -1;
		for (Item.Ceiling ceiling : line.item.ceilings) {
			if (ceiling.dates().hold(line.day())) {
				ofAll = Math.max(ofAll, ceiling.price());
				ofLevel = ceiling.ofLevel() ? Math.max(ofLevel, ceiling.price()) : ofLevel;
			}
		}
		long most = (ofLevel >= 0) ? ofLevel : ofAll;
		if (most >= 0 && line.unitPrice > most) {
			BigDecimal over = BigDecimal.valueOf(line.unitPrice - most, ChargeLine.PRICE_DIGITS);
			if (over.compareTo(this.tolerance) > 0) {
				BigDecimal amount = over.multiply(BigDecimal.valueOf(line.quantity, ChargeLine.QUANTITY_DIGITS));
				this.prices.add(amount.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact());
			}
		}
	}

}
