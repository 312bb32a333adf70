package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * Carries rows of an earlier snapshot over into the one being built. What was accepted
 * stands unless a row that is read now has its key; what was refused is judged again,
 * because what it lacked may have come since. The earlier snapshot is only read.
 */
public final class Composer {

	private static final String NAME = "earlier";

	/** What the accounts of carried rows begin with in place of a file. */
	static final String ORIGIN = "snapshot:";

	private final Connection connection;

	private final Staging staging;

	private final Set<RecordLayout> carried = new HashSet<>();

	private Snapshot base;

	private boolean compared;

	Composer(Connection connection, Staging staging) {
		this.connection = connection;
		this.staging = staging;
	}

	/** Which rows of a window are older than its first day. */
	public record Before(RecordColumn column, LocalDate day) {
	}

	/**
	 * Carries the rows of a record over. To be called before the rows that are read now
	 * are staged.
	 * @param earlier the same for all records
	 * @param before only the older ones, where those of a window are read again
	 * @throws ProblemsException when its file is missing or damaged
	 */
	public void carry(RecordLayout layout, Snapshot earlier, Optional<Before> before) {
		try {
			attach(earlier);
			String columns = layout.columns().stream().map(RecordColumn::name).collect(Collectors.joining(", "));
			String accepted = "SELECT " + columns + " FROM " + NAME + "." + ChargeLines.table(layout)
					+ before.map((window) -> " WHERE " + window.column().name() + " < DATE '" + window.day() + "'")
						.orElse("");
			String refused = "SELECT line, raw FROM " + NAME + ".refused_row WHERE record = '" + layout.name() + "'"
					+ before.map((window) -> " AND " + Piece.raw(layout, window.column()) + " < '" + window.day() + "'")
						.orElse("");
			this.staging.carried(layout, ORIGIN + earlier.id(), accepted, refused);
			this.carried.add(layout);
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	private void attach(Snapshot earlier) throws SQLException {
		if (this.base != null) {
			return;
		}
		try {
			Engine.execute(this.connection,
					"ATTACH " + Engine.literal(earlier.file().toString()) + " AS " + NAME + " (READ_ONLY)");
			this.base = earlier;
		}
		catch (SQLException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.file-damaged",
					earlier.file().toString(), earlier.id(), Engine.firstLine(ex)));
		}
	}

	/** Notes how far a record was read. */
	public void read(RecordReading reading) {
		try {
			Engine.execute(this.connection,
					"INSERT INTO record_reading VALUES ("
							+ Stream.of(reading.record(), reading.asked(), reading.largest(), reading.from())
								.map(Engine::literal)
								.collect(Collectors.joining(", "))
							+ ")");
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	private List<RecordReading> readings() throws SQLException {
		return Engine
			.rows(this.connection, "SELECT record, asked, largest, read_from FROM record_reading ORDER BY record")
			.stream()
			.map((row) -> new RecordReading(row.get(0), row.get(1), row.get(2), row.get(3)))
			.toList();
	}

	/** Whether what is refused of a record must be kept whole, to be judged again. */
	boolean keepsRefused(RecordLayout layout) throws SQLException {
		return readings().stream().anyMatch((reading) -> reading.record().equals(layout.name()));
	}

	/**
	 * To be called whenever a record was validated, the code map first.
	 * @throws CannotCompose when the rows carried over would not be those that a full
	 * reading gives
	 */
	void validated(RecordLayout layout) throws SQLException {
		if (this.base == null) {
			return;
		}
		if (!this.compared) {
			this.compared = true;
			compareCodeMaps();
		}
		if (this.carried.contains(layout) && this.staging.origins(layout) > 2) {
			throw new CannotCompose("snapshot.compose-several", layout.name());
		}
	}

	/** Codes of carried rows are mapped already, by the earlier map. */
	private void compareCodeMaps() throws SQLException {
		String both = "((TABLE code_map EXCEPT ALL SELECT * FROM " + NAME + ".code_map) UNION ALL (SELECT * FROM "
				+ NAME + ".code_map EXCEPT ALL TABLE code_map))";
		if (Engine.number(this.connection, "SELECT count(*) FROM " + both) > 0) {
			throw new CannotCompose("snapshot.compose-code-map");
		}
		if (Engine.number(this.connection,
				"SELECT count(*) FROM code_map a JOIN code_map b ON a.item_code = b.local_item_code AND b.item_code <> a.item_code") > 0) {
			throw new CannotCompose("snapshot.compose-code-chain");
		}
	}

	/** To be called before the file is closed for good. */
	void detach() throws SQLException {
		if (this.base != null) {
			Engine.execute(this.connection, "DETACH " + NAME);
		}
	}

	Composition composition(Instant now, List<RecordAccount> accounts) throws SQLException {
		String origin = (this.base != null) ? ORIGIN + this.base.id() : "";
		long rows = accounts.stream().mapToLong(RecordAccount::rowsRead).sum();
		long old = accounts.stream()
			.filter((account) -> account.file().equals(origin))
			.mapToLong(RecordAccount::rowsRead)
			.sum();
		return (this.base == null) ? new Composition(null, now, rows, 0, readings()) : new Composition(this.base.id(),
				this.base.manifest().composition().fullAt(), rows - old, old, readings());
	}

}
