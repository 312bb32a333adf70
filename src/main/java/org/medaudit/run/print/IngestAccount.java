package org.medaudit.run.print;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;

import org.medaudit.intake.IngestResult;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.RecordAccount;
import org.medaudit.values.Wording;

/** What became of the rows that were read. */
public final class IngestAccount {

	private static final int HASH_LETTERS = 16;

	private IngestAccount() {
	}

	/** The account of every record, then what the user should know. */
	public static void print(IngestResult result, String home, PrintStream out) {
		out.println(Wording.of("run.ingest-title"));
		try (TextTable table = new TextTable(out, Wording.of("run.account-record"),
				">" + Wording.of("run.account-read"), ">" + Wording.of("run.account-accepted"),
				">" + Wording.of("run.account-rejected"), ">" + Wording.of("run.account-money-read"),
				">" + Wording.of("run.account-money-accepted"), ">" + Wording.of("run.account-money-rejected"))) {
			for (RecordAccount account : result.accounts()) {
				table.row(account.carried() ? Wording.of("run.account-carried", account.record()) : account.record(),
						Amounts.count(account.rowsRead()), Amounts.count(account.rowsAccepted()),
						Amounts.count(account.rowsRejected()), money(account.moneyRead()),
						money(account.moneyAccepted()), money(account.moneyRejected()));
			}
		}
		result.notices().forEach((notice) -> out.println(Wording.of("run.notice", notice)));
		unreadableMoney(result.accounts(), out);
		long rejected = result.accounts().stream().mapToLong(RecordAccount::rowsRejected).sum();
		if (rejected > 0) {
			out.println(Wording.of("run.account-rejects-hint", Amounts.count(rejected), home));
		}
		Manifest manifest = result.snapshot().manifest();
		if (manifest.composition().composed()) {
			out.println(Wording.of("run.ingest-composed", Amounts.count(manifest.composition().readRows()),
					Amounts.count(manifest.composition().carriedRows()), manifest.composition().base()));
		}
		out.println(Wording.of("run.ingest-snapshot", manifest.id(), shortened(manifest.contentHash()),
				manifest.period().from(), manifest.period().to(),
				Wording.of(manifest.periodDeclared() ? "run.period-declared" : "run.period-derived")));
	}

	// Records without money show nothing, which is something else than not known.
	private static String money(BigDecimal yuan) {
		return (yuan != null) ? Amounts.money(yuan) : "";
	}

	private static void unreadableMoney(List<RecordAccount> accounts, PrintStream out) {
		accounts.stream()
			.filter((account) -> account.moneyUnreadableRows() > 0)
			.forEach((account) -> out.println(Wording.of("run.account-money-unreadable", account.record(),
					Amounts.count(account.moneyUnreadableRows()))));
	}

	/** The beginning of a hash, enough to name it. */
	public static String shortened(String hash) {
		return hash.substring(0, Math.min(HASH_LETTERS, hash.length()));
	}

}
