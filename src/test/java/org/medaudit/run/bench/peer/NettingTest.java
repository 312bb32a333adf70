package org.medaudit.run.bench.peer;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NettingTest {

	private final List<ChargeLine> lines = new ArrayList<>();

	@Test
	void aNamedRefundTakesFromItsLine() {
		line("c1", 1, 30_000, 300, null);
		line("c2", 2, 30_000, 300, null);
		line("c3", 3, -10_000, -100, "c1");

		assertThat(netted()).containsExactly("c1 20000 200", "c2 30000 300");
	}

	@Test
	void aLineWhollyTakenBackIsGone() {
		line("c1", 1, 10_000, 100, null);
		line("c2", 2, -10_000, -100, "c1");

		assertThat(netted()).isEmpty();
	}

	@Test
	void aRefundWithoutANameTakesTheLatestFirstAndSharesTheMoneyExactly() {
		line("c1", 1, 20_000, 200, null);
		line("c2", 2, 30_000, 100, null);
		line("c3", 3, -10_000, -33, null);

		assertThat(netted()).containsExactly("c1 20000 200", "c2 20000 67");
	}

	@Test
	void whatCameAfterARefundIsNotTakenBackByIt() {
		line("c1", 2, -10_000, -100, null);
		line("c2", 3, 10_000, 100, null);

		assertThat(netted()).containsExactly("c2 10000 100");
	}

	private void line(String id, long at, long quantity, long cents, String refundOf) {
		ChargeLine line = new ChargeLine();
		line.chargeId = id;
		line.itemCode = "A";
		line.chargedAt = at;
		line.quantity = quantity;
		line.amount = cents;
		line.refundOf = refundOf;
		line.refund = quantity < 0;
		this.lines.add(line);
	}

	private List<String> netted() {
		return Netting.of(this.lines)
			.stream()
			.map((line) -> line.chargeId + " " + line.quantity + " " + line.amount)
			.toList();
	}

}
