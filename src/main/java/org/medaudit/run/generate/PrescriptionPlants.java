package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaches and near misses of what a prescription may hold: kinds of drugs and of herbal
 * pieces, quantities, pieces that are not paid, drugs that do not go together.
 */
final class PrescriptionPlants {

	private static final int DRUG_KINDS = 5;

	private static final int HERBAL_KINDS = 20;

	private final World world;

	private final Charges charges;

	private final Truth truth;

	PrescriptionPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	/** One of each, on dates that differ from round to round. */
	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(24 + (round * 7L) % 120);
		notPaid(day);
		kinds(day);
		together(day);
		grams(day);
	}

	private void notPaid(LocalDate day) {
		visit(day, (visit) -> {
			String never = piece(visit, day, "limit_never_paid", 10, "1");
			piece(visit, day, "limit_companion", 10, "1");
			this.truth.breach("LIM-3", World.yuan("36"), "不予支付的饮片纳入结算", List.of(never));
		});
		visit(day,
				(visit) -> this.truth.nearMiss("LIM-3", "患者自费，基金不支付", List.of(this.charges.line(visit, day.atTime(9, 0),
						"limit_never_paid", 10, (row) -> row.set("self_paid", "1").set("scope_amount", "0.00")))));
		visit(day, (visit) -> this.truth.breach("LIM-4", World.yuan("52"), "处方只有单方不予支付的饮片",
				List.of(piece(visit, day, "limit_single", 10, "1"))));
		visit(day, (visit) -> {
			String compound = piece(visit, day, "limit_single", 10, "1");
			piece(visit, day, "limit_companion", 10, "1");
			this.truth.nearMiss("LIM-4", "与其他饮片同方", List.of(compound));
		});
	}

	private void kinds(LocalDate day) {
		visit(day, (visit) -> {
			List<String> lines = many(visit, day, "limit_kind_", DRUG_KINDS + 1, 1);
			this.truth.breach("LIM-46", World.yuan("10"), "一张处方六种药品，以金额最小的一种计", lines.subList(0, 1));
		});
		visit(day,
				(visit) -> this.truth.nearMiss("LIM-46", "一张处方五种药品", many(visit, day, "limit_kind_", DRUG_KINDS, 1)));
		visit(day, (visit) -> {
			List<String> lines = many(visit, day, "limit_piece_", HERBAL_KINDS + 1, 10);
			this.truth.breach("LIM-76", World.yuan("1.10"), "一张处方二十一味饮片，以金额最小的一味计", lines.subList(0, 1));
		});
		visit(day, (visit) -> this.truth.nearMiss("LIM-76", "一张处方二十味饮片",
				many(visit, day, "limit_piece_", HERBAL_KINDS, 10)));
	}

	private List<String> many(Visit visit, LocalDate day, String items, int kinds, int quantity) {
		List<String> lines = new ArrayList<>();
		for (int i = 1; i <= kinds; i++) {
			lines.add(piece(visit, day, items + i, quantity, "1"));
		}
		return lines;
	}

	private void together(LocalDate day) {
		pair(day, "LIM-69", "limit_same_a", "limit_same_b", "同日使用两种抑酸药，以较便宜的计");
		pair(day, "LIM-74", "limit_inter_a", "limit_inter_b", "同日使用有相互作用的两种药品，以较便宜的计");
		visit(day, (visit) -> {
			String cheaper = piece(visit, day, "limit_bad_a", 10, "1");
			piece(visit, day, "limit_bad_b", 10, "1");
			this.truth.breach("LIM-75", World.yuan("9"), "同一处方有配伍禁忌的两味饮片，以较便宜的计", List.of(cheaper));
		});
		visit(day, (visit) -> this.truth.nearMiss("LIM-75", "两味饮片在两张处方",
				List.of(piece(visit, day, "limit_bad_a", 10, "1"), piece(visit, day, "limit_bad_b", 10, "2"))));
	}

	private void pair(LocalDate day, String rule, String dearer, String cheaper, String note) {
		this.world.inpatient("d02", day, 2, (visit) -> {
			this.charges.line(visit, day.atTime(11, 0), dearer, 1);
			BigDecimal amount = this.charges.item(cheaper).price();
			this.truth.breach(rule, amount, note, List.of(this.charges.line(visit, day.atTime(15, 0), cheaper, 1)));
		});
		this.world.inpatient("d02", day, 3,
				(visit) -> this.truth.nearMiss(rule, "次日换用",
						List.of(this.charges.line(visit, day.atTime(11, 0), dearer, 1),
								this.charges.line(visit, day.plusDays(1).atTime(11, 0), cheaper, 1))));
	}

	private void grams(LocalDate day) {
		visit(day, (visit) -> this.truth.breach("LIM-77", World.yuan("24.50"), "一张处方 140 克，限 105 克",
				List.of(piece(visit, day, "limit_grams", 140, "1"))));
		visit(day, (visit) -> this.truth.nearMiss("LIM-77", "一张处方 105 克",
				List.of(piece(visit, day, "limit_grams", 105, "1"))));
	}

	private void visit(LocalDate day, Consumer<Visit> lines) {
		this.world.outpatient("d07", day, lines);
	}

	private String piece(Visit visit, LocalDate day, String item, int quantity, String prescription) {
		return this.charges.line(visit, visit.nextMinute(day.atStartOfDay()), item, quantity,
				(row) -> row.set("prescription_no", "rx-" + visit.id + "-" + prescription));
	}

}
