package org.medaudit.run.print;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.snapshot.Snapshot;
import org.medaudit.values.Wording;

/** Which snapshots stay, which go, and why. */
public final class PruneTable implements AutoCloseable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private final TextTable table;

	private final ZoneId zone;

	/** A table with its headings, times told in a zone. */
	public PruneTable(PrintStream out, ZoneId zone) {
		this.zone = zone;
		this.table = new TextTable(out, Wording.of("run.snapshots-id"), Wording.of("run.snapshots-created"),
				Wording.of("run.runs-period"), ">" + Wording.of("run.prune-size"), Wording.of("run.prune-verdict"),
				Wording.of("run.prune-reason"));
	}

	/**
	 * One snapshot.
	 * @param kept why it stays; empty when it goes
	 * @param runs that were made on it
	 */
	public void row(Snapshot snapshot, long bytes, List<String> kept, List<Long> runs) {
		String reason = String.join("; ", kept);
		if (kept.isEmpty()) {
			String ids = runs.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
			reason = ids.isEmpty() ? null : Wording.of("run.prune-runs", ids);
		}
		this.table.row(snapshot.id(), TIME.format(snapshot.manifest().createdAt().atZone(this.zone)),
				snapshot.manifest().period(), Amounts.megabytes(bytes),
				Wording.of(kept.isEmpty() ? "run.prune-gone" : "run.prune-kept"), reason);
	}

	/** What it came to, or would. */
	public static void total(PrintStream out, boolean tried, int gone, long freed, int kept, long left) {
		out.println(Wording.of(tried ? "run.prune-would" : "run.prune-done", gone, Amounts.megabytes(freed), kept,
				Amounts.megabytes(left)));
	}

	@Override
	public void close() {
		this.table.close();
	}

}
