package org.medaudit.scan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.medaudit.values.Sha256;

/** What makes two findings of two runs the same finding. */
final class Keys {

	/** Text in the order of its UTF-8 bytes. */
	static final Comparator<String> BYTEWISE = (left, right) -> Arrays
		.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

	private Keys() {
	}

	/** The identity columns with their values, {@code name=value|name=value}. */
	static String key(List<String> columns, List<Object> values) {
		StringBuilder key = new StringBuilder();
		for (int i = 0; i < columns.size(); i++) {
			key.append((i == 0) ? "" : "|").append(columns.get(i)).append('=').append(text(values.get(i)));
		}
		return key.toString();
	}

	/** The id that a finding keeps over all runs of an institution. */
	static String findingId(String institutionCode, String ruleId, String key) {
		return ruleId + "-" + Sha256.hex(institutionCode + "\n" + ruleId + "\n" + key).substring(0, 16);
	}

	/** A value as keys and digests write it: decimals without trailing zeros. */
	static String text(Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof BigDecimal number) {
			return plain(number);
		}
		return value.toString();
	}

	static String plain(BigDecimal number) {
		return (number.signum() == 0) ? "0" : number.stripTrailingZeros().toPlainString();
	}

}
