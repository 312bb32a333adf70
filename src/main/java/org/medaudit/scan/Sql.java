package org.medaudit.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/** Small dealings with the engine that every part of the scan shares. */
final class Sql {

	private static final List<String> DISK = List.of("no space left", "could not write", "failed to offload",
			"max_temp_directory_size", "disk quota exceeded");

	/** How the engine names values: between quotes, behind a word, as terms of a sum. */
	private static final Pattern VALUES = Pattern
		.compile("(?<!\\w)([\"']).*\\1|(?<!\\w)[\"'].*|(?<=value )[^\"'\\s]+|(?<=\\()-?[0-9.]+ \\S+ -?[0-9.]+(?=\\))");

	private Sql() {
	}

	/** A statement text that lies beside the classes of this room. */
	static String resource(String name) {
		try (InputStream stream = Sql.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static String literal(Object text) {
		return "'" + text.toString().replace("'", "''") + "'";
	}

	/**
	 * A value in one of few types: text, exact decimal, date, date and time, or null.
	 * Whole numbers come as decimals.
	 */
	static Object value(ResultSet row, int column, int type) throws SQLException {
		if (type == Types.TIMESTAMP) {
			return row.getObject(column, LocalDateTime.class);
		}
		Object value = row.getObject(column);
		if (value instanceof BigInteger number) {
			return new BigDecimal(number);
		}
		if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
			return BigDecimal.valueOf(((Number) value).longValue());
		}
		return value;
	}

	/**
	 * What the engine complained about, without the statement it quotes and without
	 * values: they may be a patient's, and reasons are stored, shown and logged.
	 */
	static String complaint(Exception ex) {
		String message = (ex.getMessage() == null) ? ex.getClass().getSimpleName() : ex.getMessage();
		String first = message.lines().filter((line) -> !line.isBlank()).findFirst().orElse(message).strip();
		if (first.startsWith("Invalid Input Error: ")) {
			return "Invalid Input Error: …";
		}
		boolean ofValues = first.startsWith("Conversion Error: ") || first.startsWith("Out of Range Error: ");
		return ofValues ? VALUES.matcher(first).replaceAll("…") : first;
	}

	/**
	 * Why a rule failed: lack of memory or disk as such, anything else by the code given,
	 * which takes the complaint.
	 */
	static Reason reason(String code, Exception ex) {
		String complaint = complaint(ex);
		return Reason.of(shortage(complaint).orElse(code), complaint);
	}

	/** A failure that ends the scan, as whoever runs it can act on it. */
	static ProblemsException fault(Exception ex) {
		String complaint = complaint(ex);
		Optional<String> shortage = shortage(complaint);
		return new ProblemsException(Problem.of(shortage.isPresent() ? Problem.Kind.SETUP : Problem.Kind.FAULT,
				shortage.orElse("scan.engine"), "", complaint));
	}

	private static Optional<String> shortage(String complaint) {
		String lower = complaint.toLowerCase(Locale.ROOT);
		if (DISK.stream().anyMatch(lower::contains)) {
			return Optional.of("scan.disk-full");
		}
		return lower.contains("out of memory") ? Optional.of("scan.out-of-memory") : Optional.empty();
	}

}
