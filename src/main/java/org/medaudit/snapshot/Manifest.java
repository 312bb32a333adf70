package org.medaudit.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.medaudit.values.Period;

/**
 * What a snapshot is made of.
 *
 * @param id names the files of the snapshot
 * @param createdAt when it was sealed
 * @param source what was read, as the user named it
 * @param contentHash the same for the same records
 * @param fileSha256 of the sealed file, to tell tampering
 * @param institutionCode empty when there is no institution record
 * @param period the dates it speaks for
 * @param periodDeclared whether the hospital declared them, or they were taken from the
 * data
 * @param parameters those that shaped the derived tables
 * @param notes what a mapping ruled on
 * @param derivedRows rows of each derived table
 * @param composition how it came to its rows
 */
public record Manifest(String id, Instant createdAt, String source, String layoutVersion, String contentHash,
		String fileSha256, String institutionCode, String institutionName, Period period, boolean periodDeclared,
		Map<String, String> parameters, List<RecordAccount> accounts, List<String> notes, Map<String, Long> derivedRows,
		Composition composition) {

	public Manifest {
		// Those of earlier versions do not say it.
		composition = (composition != null) ? composition : new Composition(null, createdAt, 0, 0, List.of());
	}

	/** Of a snapshot whose rows were all read. */
	public Manifest(String id, Instant createdAt, String source, String layoutVersion, String contentHash,
			String fileSha256, String institutionCode, String institutionName, Period period, boolean periodDeclared,
			Map<String, String> parameters, List<RecordAccount> accounts, List<String> notes,
			Map<String, Long> derivedRows) {
		this(id, createdAt, source, layoutVersion, contentHash, fileSha256, institutionCode, institutionName, period,
				periodDeclared, parameters, accounts, notes, derivedRows, null);
	}

}
