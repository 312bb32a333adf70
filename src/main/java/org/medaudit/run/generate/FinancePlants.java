package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Breaches and near misses of receipts and settlements. */
final class FinancePlants {

	private final World world;

	private final Visits visits;

	private final Truth truth;

	FinancePlants(World world) {
		this.world = world;
		this.visits = world.visits();
		this.truth = world.truth();
	}

	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(10 + (round * 5L) % 150);
		Visit without = unsettled(day);
		this.visits.settle(without, "");
		this.truth.breach("FIN-1", without.total(), "结算没有票据", List.of("s-" + without.id));
		sharedReceipt(day);
		Visit short1 = unsettled(day);
		String receipt = "r-" + short1.id;
		this.visits.settle(short1, receipt);
		this.visits.receipt(short1, receipt, short1.total().subtract(World.yuan("1.00")), "provincial_unified");
		this.truth.breach("FIN-3", World.yuan("1.00"), "票据金额比结算金额少一元", List.of("s-" + short1.id, receipt));
		Visit oldForm = unsettled(day);
		this.visits.settle(oldForm, "r-" + oldForm.id);
		this.visits.receipt(oldForm, "r-" + oldForm.id, oldForm.total(), "other");
		this.truth.breach("FIN-4", null, "票据不是省级统一票据", List.of("s-" + oldForm.id, "r-" + oldForm.id));
		twoReceipts(day);
		settledAboveTheLines(day);
		List<String> settled = this.visits.settleAgain(unsettled(day));
		for (String rule : List.of("FIN-1", "FIN-2", "FIN-3", "FIN-6")) {
			this.truth.nearMiss(rule, "整笔退费、票据作废后重新结算", settled);
		}
	}

	/** Lets the ledger differ from the lines on one date, and by a cent on another. */
	void misbook(Books books) {
		LocalDate day = Hospital.FROM.plusDays(40);
		books.money().get(day).merge("02", World.yuan("5.00"), BigDecimal::add);
		this.truth.breach("FIN-5", World.yuan("5.00"), "账簿比收费明细多五元", List.of(day + " 02"));
		LocalDate other = day.plusDays(1);
		books.money().get(other).merge("02", World.yuan("0.01"), BigDecimal::add);
		this.truth.nearMiss("FIN-5", "账簿与明细相差一分", List.of(other + " 02"));
	}

	private void settledAboveTheLines(LocalDate day) {
		Visit visit = unsettled(day);
		visit.add(World.yuan("2.00"), BigDecimal.ZERO);
		this.visits.settle(visit);
		this.truth.breach("FIN-6", World.yuan("2.00"), "结算比明细合计多两元", List.of("s-" + visit.id));
	}

	/**
	 * Both settlements are of the same amount, so that nothing else is wrong with them.
	 */
	private void sharedReceipt(LocalDate day) {
		Visit first = unsettled(day);
		Visit second = unsettled(day);
		String receipt = "r-" + first.id;
		this.visits.settle(first, receipt);
		this.visits.settle(second, receipt);
		this.visits.receipt(first, receipt, first.total(), "provincial_unified");
		this.truth.breach("FIN-2", first.total().add(second.total()), "一张票据用于两次结算",
				List.of("s-" + first.id, "s-" + second.id, receipt));
	}

	private void twoReceipts(LocalDate day) {
		Visit visit = unsettled(day);
		BigDecimal part = World.yuan("10.00");
		this.visits.settle(visit, "r-" + visit.id + "-1");
		this.visits.receipt(visit, "r-" + visit.id + "-1", part, "provincial_unified");
		this.visits.receipt(visit, "r-" + visit.id + "-2", visit.total().subtract(part), "provincial_unified");
		this.truth.nearMiss("FIN-3", "两张票据合计相符", List.of("s-" + visit.id));
	}

	private Visit unsettled(LocalDate day) {
		Visit visit = this.visits.open("11", this.world.hospital().department("d07"), day.atTime(9, 0),
				day.atTime(10, 0));
		this.world.charges().line(visit, day.atTime(9, 5), "outpatient_visit", 1);
		this.world.charges().line(visit, day.atTime(9, 15), "kidney_panel", 1);
		return visit;
	}

}
