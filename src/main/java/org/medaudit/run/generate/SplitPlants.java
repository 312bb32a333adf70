package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Breaches and near misses of items that belong together: sets and treatments in parts,
 * two full fees, two codes of one service, and what comes without its companion.
 */
final class SplitPlants {

	private static final String CLINIC = "d07";

	private final World world;

	private final Charges charges;

	private final Truth truth;

	SplitPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	/** One of each, on dates that differ from round to round. */
	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(21 + (round * 7L) % 120);
		twoCodes(day);
		implantSet(day);
		twoFullFees(day);
		treatmentInParts(day);
		furtherSite(day);
		withoutCompanion(day);
	}

	private void twoCodes(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			this.charges.line(visit, day.atTime(9, 0), "service_new_code", 1);
			String old = this.charges.line(visit, day.atTime(9, 30), "service_old_code", 1);
			this.truth.breach("DUP-3", World.yuan("45"), "同一服务新旧两个编码同日收取", List.of(old));
		});
		this.world.outpatient(CLINIC, day, (visit) -> {
			String first = this.charges.line(visit, day.atTime(9, 0), "service_new_code", 1);
			Item item = this.charges.item("service_new_code");
			this.charges.priced(visit, day.atTime(9, 20), item, BigDecimal.ONE.negate(), item.price(),
					(row) -> row.set("refund_of", first));
			String instead = this.charges.line(visit, day.atTime(9, 30), "service_old_code", 1);
			this.truth.nearMiss("DUP-3", "新编码已退费，改用旧编码", List.of(first, instead));
		});
	}

	private void implantSet(LocalDate day) {
		this.world.inpatient("d03", day, 2, (visit) -> {
			List<String> parts = List.of(this.charges.line(visit, day.atTime(11, 0), "implant_rod", 1),
					this.charges.line(visit, day.atTime(11, 5), "implant_screw", 2));
			this.truth.breach("SPL-2", World.yuan("1200"), "套装植入物拆成两种部件收取（6200 元，套装价 5000 元）", parts);
		});
		this.world.inpatient("d03", day, 2, (visit) -> this.truth.nearMiss("SPL-2", "只用其中一种部件",
				List.of(this.charges.line(visit, day.atTime(11, 0), "implant_screw", 4))));
	}

	private void twoFullFees(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			this.charges.line(visit, day.atTime(10, 0), "scan_enhanced", 1);
			String plain = this.charges.line(visit, day.atTime(10, 10), "scan_plain", 1);
			this.truth.breach("SPL-3", World.yuan("260"), "增强扫描同日另收平扫全价", List.of(plain));
		});
		this.world.outpatient(CLINIC, day, (visit) -> this.truth.nearMiss("SPL-3", "只做平扫",
				List.of(this.charges.line(visit, day.atTime(10, 0), "scan_plain", 1))));
	}

	private void treatmentInParts(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			List<String> parts = List.of(this.charges.line(visit, day.atTime(8, 30), "dialysis_part_a", 1),
					this.charges.line(visit, day.atTime(8, 35), "dialysis_part_b", 1));
			this.truth.breach("SPL-4", World.yuan("350"), "组合透析拆成两项收取（850 元，组合价 500 元）", parts);
		});
		this.world.outpatient(CLINIC, day, (visit) -> this.truth.nearMiss("SPL-4", "只做其中一项",
				List.of(this.charges.line(visit, day.atTime(8, 30), "dialysis_part_a", 1))));
	}

	private void furtherSite(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			this.charges.line(visit, day.atTime(14, 0), "site_first", 1);
			String full = this.charges.line(visit, day.atTime(14, 10), "site_further", 1);
			this.truth.breach("DSC-2", World.yuan("100"), "第二部位未按五折收取", List.of(full));
		});
		this.world.outpatient(CLINIC, day, (visit) -> this.truth.nearMiss("DSC-2", "只检查第二部位一处，按全价",
				List.of(this.charges.line(visit, day.atTime(14, 10), "site_further", 1))));
	}

	private void withoutCompanion(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			String alone = this.charges.line(visit, day.atTime(15, 0), "contrast", 1);
			this.truth.breach("CMP-1", World.yuan("80"), "收取造影剂，没有增强检查", List.of(alone));
		});
		this.world.outpatient(CLINIC, day, (visit) -> {
			String used = this.charges.line(visit, day.atTime(15, 0), "contrast", 1);
			this.charges.line(visit, day.atTime(15, 20), "contrast_scan", 1);
			this.truth.nearMiss("CMP-1", "造影剂与增强检查同日收取", List.of(used));
		});
	}

}
