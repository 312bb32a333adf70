package org.medaudit.snapshot;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

import static org.assertj.core.api.Assertions.assertThat;

/** The hash is what its description says, so that somebody else can compute it. */
class ContentHashTest {

	private static final List<Map<String, String>> VISITS = List.of(visit("v1", "王"), visit("v2", null));

	@Test
	void isTheOneThatItsDescriptionGives(@TempDir Path folder) throws Exception {
		assertThat(hash(folder, VISITS)).isEqualTo(described());
	}

	@Test
	void doesNotDependOnTheOrderOfRows(@TempDir Path folder) throws SQLException {
		assertThat(hash(folder, List.of(VISITS.get(1), VISITS.get(0)))).isEqualTo(hash(folder, VISITS));
	}

	private static String hash(Path folder, List<Map<String, String>> visits) throws SQLException {
		try (MemorySnapshot snapshot = MemorySnapshot.open(new EngineSettings(256, 1, folder))) {
			snapshot.load(Map.of("visit", visits), SnapshotParameters.DEFAULT, Optional.empty());
			return ContentHash.of(snapshot.connection());
		}
	}

	private static String described() throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		digest.update(("layout " + RecordLayouts.version() + "\n").getBytes(StandardCharsets.UTF_8));
		for (RecordLayout layout : RecordLayouts.all()
			.stream()
			.sorted(Comparator.comparing(RecordLayout::name))
			.toList()) {
			BigInteger sum = BigInteger.ZERO;
			List<Map<String, String>> rows = layout.name().equals("visit") ? VISITS : List.of();
			for (Map<String, String> row : rows) {
				sum = sum.add(md5(layout.columns()
					.stream()
					.map(RecordColumn::name)
					.map((name) -> (row.get(name) != null) ? row.get(name).length() + ":" + row.get(name) : "~")
					.collect(Collectors.joining(","))));
			}
			digest.update((layout.name() + " " + rows.size() + " " + sum.mod(BigInteger.ONE.shiftLeft(128)).toString(16)
					+ "\n")
				.getBytes(StandardCharsets.UTF_8));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static BigInteger md5(String text) {
		try {
			byte[] bytes = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
			byte[] reversed = new byte[bytes.length];
			for (int i = 0; i < bytes.length; i++) {
				reversed[i] = bytes[bytes.length - 1 - i];
			}
			return new BigInteger(1, reversed);
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, String> visit(String id, String diagnosis) {
		Map<String, String> visit = new java.util.HashMap<>(Map.of("visit_id", id, "patient_id", "p1", "visit_kind",
				"21", "department_id", "d1", "admitted_at", "2026-03-01 08:00:00"));
		visit.put("main_diagnosis_name", diagnosis);
		return visit;
	}

}
