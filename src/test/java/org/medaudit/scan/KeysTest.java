package org.medaudit.scan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeysTest {

	@Test
	void namesEveryIdentityColumnAndLeavesNullsEmpty() {
		String key = Keys.key(List.of("item", "visit", "charge_date", "limit"),
				Arrays.asList("0031", null, LocalDate.of(2026, 3, 1), new BigDecimal("10.0000")));
		assertThat(key).isEqualTo("item=0031|visit=|charge_date=2026-03-01|limit=10");
	}

	@Test
	void givesAFindingAnIdThatDependsOnInstitutionRuleAndKeyOnly() {
		assertThat(Keys.findingId("H1", "DUP-1", "item=a"))
			.isEqualTo("DUP-1-" + org.medaudit.values.Sha256.hex("H1\nDUP-1\nitem=a").substring(0, 16));
	}

}
