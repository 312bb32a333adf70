package org.medaudit.run.print;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
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
		accounts(result.accounts(), out);
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

	private static void accounts(List<RecordAccount> accounts, PrintStream out) {
		boolean several = accounts.stream().anyMatch((account) -> !isNamedAfterRecord(account));
		List<String> columns = new ArrayList<>(List.of(Wording.of("run.account-record"),
				">" + Wording.of("run.account-read"), ">" + Wording.of("run.account-accepted"),
				">" + Wording.of("run.account-rejected"), ">" + Wording.of("run.account-money-read"),
				">" + Wording.of("run.account-money-accepted"), ">" + Wording.of("run.account-money-rejected")));
		if (several) {
			columns.add(Wording.of("run.account-source"));
		}
		try (TextTable table = new TextTable(out, columns.toArray(String[]::new))) {
			for (RecordAccount account : accounts) {
				if (isEmptyBesideOthers(account, accounts)) {
					continue;
				}
				List<Object> row = new ArrayList<>(List.of(
						account.carried() ? Wording.of("run.account-carried", account.record()) : account.record(),
						Amounts.count(account.rowsRead()), Amounts.count(account.rowsAccepted()),
						Amounts.count(account.rowsRejected()), money(account.moneyRead()),
						money(account.moneyAccepted()), money(account.moneyRejected())));
				if (several) {
					row.add(account.file());
				}
				table.row(row.toArray());
			}
		}
	}

	/** Where all files are, their names say nothing that the records do not. */
	private static boolean isNamedAfterRecord(RecordAccount account) {
		return account.file().equalsIgnoreCase(account.record() + ".csv");
	}

	/** A template has a sheet for each record, most of them empty. */
	private static boolean isEmptyBesideOthers(RecordAccount account, List<RecordAccount> accounts) {
		return account.rowsRead() == 0 && !account.carried() && accounts.stream()
			.anyMatch((other) -> !other.carried() && other.record().equals(account.record()) && other.rowsRead() > 0);
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
