package org.medaudit.snapshot;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Sha256;

/**
 * The same for the same records, whatever their order or files. Each row's canonical text
 * is its columns in layout order, a null as {@code ~}, a value as its length, a colon and
 * itself, so that no two rows share a text; the md5 of the rows, each read as a
 * little-endian number, are summed modulo 2^128.
 */
final class ContentHash {

	private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

	private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

	private ContentHash() {
	}

	static String of(Connection connection) throws SQLException {
		MessageDigest digest = Sha256.digest();
		feed(digest, "layout " + RecordLayouts.version());
		List<RecordLayout> byName = RecordLayouts.all()
			.stream()
			.sorted(Comparator.comparing(RecordLayout::name))
			.toList();
		for (RecordLayout layout : byName) {
			List<String> sums = Engine.rows(connection,
					"SELECT count(*), coalesce(sum(CAST(n >> 64 AS UBIGINT)), 0), coalesce(sum(CAST(n & 18446744073709551615 AS UBIGINT)), 0) FROM (SELECT md5_number("
							+ canonical(layout, empty(connection, layout)) + ") AS n FROM " + layout.name() + ")")
				.get(0);
			BigInteger sum = new BigInteger(sums.get(1)).multiply(WORD).add(new BigInteger(sums.get(2))).mod(MODULUS);
			feed(digest, layout.name() + " " + sums.get(0) + " " + sum.toString(16));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static Set<String> empty(Connection connection, RecordLayout layout) throws SQLException {
		return Engine
			.rows(connection,
					"SELECT column_name FROM record_presence WHERE record = '" + layout.name()
							+ "' AND filled_count = 0")
			.stream()
			.map((row) -> row.get(0))
			.collect(Collectors.toSet());
	}

	/** In one call, because each further one writes the whole text again. */
	private static String canonical(RecordLayout layout, Set<String> empty) {
		return layout.columns()
			.stream()
			.map((column) -> empty.contains(column.name()) ? "'~'" : canonical(column))
			.collect(Collectors.joining(", ',', ", "concat_ws('', ", ")"));
	}

	private static String canonical(RecordColumn column) {
		String text = "CAST(" + column.name() + " AS VARCHAR)";
		String length = "length(" + text + ")";
		if (column.required()) {
			return length + ", ':', " + text;
		}
		// A concatenation passes over what is null.
		return "coalesce(CAST(" + length + " AS VARCHAR), '~'), CASE WHEN " + column.name()
				+ " IS NOT NULL THEN ':' END, " + text;
	}

	private static void feed(MessageDigest digest, String line) {
		digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
