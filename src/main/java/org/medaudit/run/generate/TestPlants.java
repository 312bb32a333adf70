package org.medaudit.run.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tests for everybody of a department, and tests that overlap. */
final class TestPlants {

	/** A ward where only plants lie, so that shares are known. */
	private static final String WARD = "d80";

	/** As many stays as a share takes, see routine_check_min_stays. */
	private static final int STAYS = 30;

	private final World world;

	private final Charges charges;

	private final Truth truth;

	TestPlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	/** One of each; the stays lie one after another over the period. */
	void plant() {
		everybody();
		overlapping(Hospital.FROM.plusDays(24));
	}

	private void everybody() {
		List<String> routine = new ArrayList<>();
		List<String> some = new ArrayList<>();
		for (int i = 0; i < STAYS; i++) {
			LocalDate day = Hospital.FROM.plusDays(10 + i * 4L);
			boolean also = i % 2 == 0;
			this.world.inpatient(WARD, day, 1, (visit) -> {
				routine.add(this.charges.line(visit, day.atTime(11, 0), "routine_test", 1));
				if (also) {
					some.add(this.charges.line(visit, day.atTime(11, 10), "routine_near", 1));
				}
			});
		}
		this.truth.breach("CHK-1", null, "几乎每位住院患者都做同一项检验", routine);
		this.truth.nearMiss("CHK-1", "半数患者做的检验", some);
	}

	private void overlapping(LocalDate day) {
		this.world.outpatient("d07", day, (visit) -> {
			this.charges.line(visit, day.atTime(9, 0), "overlap_first", 1);
			String second = this.charges.line(visit, day.atTime(9, 5), "overlap_second", 1);
			this.truth.breach("CHK-2", World.yuan("45"), "同日两项目的重叠的检验", List.of(second));
		});
		this.world.inpatient("d04", day, 2, (visit) -> {
			this.charges.line(visit, day.atTime(9, 0), "overlap_first", 1);
			String next = this.charges.line(visit, day.plusDays(1).atTime(9, 0), "overlap_second", 1);
			this.truth.nearMiss("CHK-2", "次日的另一项检验", List.of(next));
		});
	}

}
