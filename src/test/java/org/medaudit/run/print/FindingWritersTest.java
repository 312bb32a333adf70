package org.medaudit.run.print;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;

import static org.assertj.core.api.Assertions.assertThat;

class FindingWritersTest {

	private final Locale before = Locale.getDefault();

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	@BeforeEach
	void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void asBefore() {
		Locale.setDefault(this.before);
	}

	@Test
	void csvHasTheColumnsOfTheDesign() {
		assertThat(written(FindingFormat.CSV))
			.isEqualTo("finding_id,rule_id,verdict,change,state,visit_id,patient_id,department_id,staff_id,item_code,"
					+ "occurred_on,quantity,amount,scope_amount,fund_amount,counted_amount,evidence,message\r\n"
					+ "f1,DUP-1,breach,not_covered,open,v1,p1,,,'=0031,2026-03-01,3,120.50,100.00,,,c1;c2,"
					+ "\"said \"\"twice\"\", twice\"\r\n");
	}

	@Test
	void jsonIsAListOfObjects() {
		assertThat(written(FindingFormat.JSON)).isEqualTo("""
				[
				{"finding_id":"f1","rule_id":"DUP-1","verdict":"breach","change":"not_covered","state":"open",\
				"visit_id":"v1","patient_id":"p1","department_id":null,"staff_id":null,"item_code":"=0031",\
				"occurred_on":"2026-03-01","quantity":3,"amount":120.50,"scope_amount":100.00,"fund_amount":null,\
				"counted_amount":null,"evidence":["c1","c2"],"message":"said \\"twice\\", twice"}
				]
				""");
	}

	@Test
	void anEmptyJsonListIsStillAList() {
		FindingFormat.JSON.open(new PrintStream(this.bytes, true, StandardCharsets.UTF_8)).close();
		assertThat(this.bytes.toString(StandardCharsets.UTF_8)).isEqualTo("[]\n");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			=1+1,   '=1+1
			+86,    '+86
			@x,     '@x
			-1,     -1
			-12.50, -12.50
			-1+2,   '-1+2
			c-1,    c-1
			""")
	void aSpreadsheetFindsNoFormula(String value, String cell) {
		assertThat(CsvFindings.cell(value)).isEqualTo(cell);
	}

	private String written(FindingFormat format) {
		try (FindingWriter writer = format.open(new PrintStream(this.bytes, true, StandardCharsets.UTF_8))) {
			writer.write(finding(), List.of("c1", "c2"));
		}
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	private static Finding finding() {
		FoundFinding.Subject subject = new FoundFinding.Subject("v1", "p1", null, null, "=0031", "item");
		LocalDate date = LocalDate.of(2026, 3, 1);
		FoundFinding found = new FoundFinding("f1", "k", subject, date, date, new BigDecimal("3.0000"),
				new BigDecimal("120.50"), new BigDecimal("100.00"), null, 2, 2, "说", "said \"twice\", twice", "d",
				List.of());
		return new Finding(1, "DUP-1", "breach", Finding.Change.NOT_COVERED, false, Finding.State.OPEN, found, null);
	}

}
