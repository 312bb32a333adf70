package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.intake.Ingest;
import org.medaudit.intake.IngestProgress;
import org.medaudit.intake.IngestRequest;
import org.medaudit.intake.IngestResult;
import org.medaudit.intake.IngestStep;
import org.medaudit.records.RecordLayouts;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.bench.peer.Knowledge;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.Amounts;
import org.medaudit.scan.Scan;
import org.medaudit.scan.ScanRequest;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.RecordAccount;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.values.Environment;
import org.medaudit.values.Wording;

/**
 * The work of one size, in an order that leaves the product's memory to the product: what
 * it is measured against comes after it.
 */
final class BenchRound {

	/** Rules of many kinds, which MySQL and the Java program do as well. */
	static final List<String> SET = List.of("ADM-1", "BED-2", "DUP-1", "DUP-2", "FRQ-1", "INV-1", "PRC-1", "STF-2");

	/** The knowledge that they read. */
	static final List<String> TABLES = List.of("bed_item", "duplicate_pair", "quantity_limit", "required_licence",
			"split_admission_exempt");

	private final Installation installation;

	private final Place place;

	private final RuleLibrary library;

	private final Stopwatch stopwatch;

	private final BenchFigures figures;

	private Snapshot snapshot;

	BenchRound(Installation installation, Place place, RuleLibrary library, Stopwatch stopwatch, MadeData data) {
		this.installation = installation;
		this.place = place;
		this.library = library;
		this.stopwatch = stopwatch;
		this.figures = new BenchFigures(data);
	}

	/**
	 * Where the work is done.
	 *
	 * @param home of the product, a home of the bench's own
	 * @param folder for everything else
	 * @param mysql empty where there is none
	 */
	record Place(Path home, Path folder, EngineSettings engine, Optional<MySqlPlace> mysql) {
	}

	/**
	 * Carries out some parts.
	 * @param telling is told what comes next
	 */
	BenchFigures run(Set<BenchPart> parts, Consumer<String> telling) throws SQLException, IOException {
		this.figures.data().warm();
		for (BenchPart part : BenchPart.values()) {
			if (parts.contains(part)) {
				telling.accept(part.title());
				run(part, telling);
			}
		}
		return this.figures;
	}

	private void run(BenchPart part, Consumer<String> telling) throws SQLException, IOException {
		switch (part) {
			case INGEST -> ingest();
			case PASS -> this.figures.put(Measure.PASS, OnePass.of(this.snapshot, this.place.engine(), this.stopwatch),
					chargeRows(this.snapshot));
			case SET -> set();
			case LIBRARY -> library();
			case LOAD -> load();
			case SHUFFLED -> shuffled();
			case JAVA -> java();
			case MYSQL -> mysql(telling);
			case DATABASE -> database();
		}
	}

	private void ingest() throws SQLException, IOException {
		PeakMemory.reset();
		IngestResult result = ingest(Measure.INGEST, this.figures.data().folder());
		this.figures.peak(Measure.INGEST);
		this.snapshot = result.snapshot();
		Map<IngestStep, Duration> steps = result.durations();
		steps.forEach((step, duration) -> this.figures.put(Measure.of(step), Spent.ofWall(duration)));
	}

	private IngestResult ingest(Measure measure, Path data) throws SQLException, IOException {
		IngestRequest request = new IngestRequest(List.of(data), Optional.empty(), this.place.home(),
				this.place.engine(), SnapshotParameters.of(this.library.parameters().values()), Optional.empty());
		Stopwatch.Mark began = this.stopwatch.mark();
		IngestResult result = this.installation.part(Ingest.class).run(request, IngestProgress.SILENT);
		this.figures.put(measure, this.stopwatch.since(began), rows(result.snapshot()));
		return result;
	}

	private static long rows(Snapshot sealed) {
		return sealed.manifest().accounts().stream().mapToLong(RecordAccount::rowsRead).sum();
	}

	private static long chargeRows(Snapshot sealed) {
		return sealed.manifest()
			.accounts()
			.stream()
			.filter((account) -> account.record().equals("charge"))
			.mapToLong(RecordAccount::rowsAccepted)
			.sum();
	}

	// The first time the product's own classes are cold, which says nothing about rules.
	private void set() {
		RuleLibrary only = this.library.only(SET);
		this.figures.put(Measure.SET_FIRST, scan(only).rules());
		PeakMemory.reset();
		MeasuredScan.Figures scan = scan(only);
		this.figures.peak(Measure.SET);
		this.figures.set(scan);
		put(scan, Measure.SET, Measure.SET_ENGINE, Measure.SET_FINDINGS, Measure.SET_SCAN);
	}

	private void library() {
		PeakMemory.reset();
		MeasuredScan.Figures scan = scan(this.library);
		this.figures.peak(Measure.LIBRARY);
		this.figures.library(scan);
		put(scan, Measure.LIBRARY, Measure.LIBRARY_ENGINE, Measure.LIBRARY_FINDINGS, Measure.LIBRARY_SCAN);
	}

	private void put(MeasuredScan.Figures scan, Measure rules, Measure engine, Measure findings, Measure whole) {
		this.figures.put(rules, scan.rules());
		this.figures.put(engine, scan.engine());
		this.figures.put(findings, scan.findings());
		this.figures.put(whole, scan.scan());
		scan.results()
			.stream()
			.filter((result) -> result.outcome() == RuleResult.Outcome.FAILED)
			.forEach((result) -> this.figures
				.complain(Wording.of("run.bench-rule-failed", result.ruleId(), String.valueOf(result.reasonEn()))));
	}

	private MeasuredScan.Figures scan(RuleLibrary rules) {
		MeasuredScan measured = new MeasuredScan(this.stopwatch);
		Stopwatch.Mark began = this.stopwatch.mark();
		Run run = this.installation.part(Scan.class)
			.run(new ScanRequest(this.snapshot, rules, this.place.home(), this.place.engine()), measured);
		Spent scan = this.stopwatch.since(began);
		return measured.figures(scan, this.installation.part(Findings.class).results(run.id()));
	}

	private void java() throws IOException {
		Path folder = this.place.folder().resolve("java");
		try {
			long heap = this.place.engine().memoryMegabytes() + (Runtime.getRuntime().maxMemory() >> 20);
			JavaPeer.Figures peer = new JavaPeer(folder, heap).run(this.figures.data().folder(), knowledge());
			this.figures.put(Measure.JAVA, peer.spent());
			peer.megabytes().ifPresent((most) -> this.figures.peak(Measure.JAVA, most));
			this.figures.peer(BenchFigures.JAVA, peer.rules());
			this.figures.put(Measure.INGEST_AND_SET,
					this.figures.spent(Measure.INGEST)
						.orElseThrow()
						.plus(this.figures.spent(Measure.SET).orElseThrow()));
		}
		finally {
			Folders.delete(folder);
		}
	}

	private void mysql(Consumer<String> telling) throws SQLException, IOException {
		if (this.place.mysql().isEmpty()) {
			this.figures.note(Wording.of("run.bench-no-mysql"));
			return;
		}
		MySqlPeer.Figures peer = new MySqlPeer(this.place.mysql().get(), this.stopwatch).run(SET, this.snapshot,
				this.place.engine(), knowledge(), telling);
		this.figures.put(Measure.MYSQL, peer.spent());
		this.figures.peer(BenchFigures.MYSQL, peer.rules());
		this.figures.note(peer.server());
		MySqlTables.indexes().forEach(this.figures::note);
	}

	private void database() throws SQLException, IOException {
		if (this.place.mysql().isEmpty()) {
			this.figures.note(Wording.of("run.bench-no-mysql"));
			return;
		}
		MySqlPlace mysql = this.place.mysql().get();
		Path folder = Files.createDirectories(this.place.folder().resolve("database"));
		try (SnapshotReader reader = SnapshotReader.open(this.snapshot, this.place.engine());
				DatabaseReading reading = DatabaseReading.fill(mysql, reader.connection())) {
			long rows = chargeRows(this.snapshot);
			reading.readAndThrowAway(this.stopwatch);
			this.figures.put(Measure.DATABASE_READ, reading.readAndThrowAway(this.stopwatch), rows);
			ShuffledCopy.link(this.figures.data().file("visit"), folder.resolve("visit.csv"));
			Environment secrets = new Environment(
					Map.of(DatabaseReading.USER, mysql.user(), DatabaseReading.PASSWORD, mysql.password()));
			PeakMemory.reset();
			IngestResult result = this.installation.part(Ingest.class)
				.run(new IngestRequest(List.of(reading.mapping(folder.getParent()), folder), Optional.empty(),
						this.place.home(), this.place.engine(),
						SnapshotParameters.of(this.library.parameters().values()), Optional.empty(), secrets),
						IngestProgress.SILENT);
			this.figures.peak(Measure.DATABASE_STAGE);
			this.figures.put(Measure.DATABASE_STAGE, Spent.ofWall(result.durations().get(IngestStep.STAGE)),
					chargeRows(result.snapshot()));
			if (chargeRows(result.snapshot()) != rows) {
				this.figures.complain(Wording.of("run.bench-rows-differ", Amounts.count(rows),
						Amounts.count(chargeRows(result.snapshot()))));
			}
		}
		finally {
			Files.deleteIfExists(folder.resolveSibling("source.yml"));
			Folders.delete(folder);
		}
	}

	private Knowledge knowledge() {
		Map<String, List<Map<String, String>>> tables = new TreeMap<>();
		TABLES.forEach((table) -> tables.put(table, this.library.knowledge(table).rows()));
		return new Knowledge(tables, this.library.parameters().on(this.snapshot.manifest().period()).values());
	}

	private void load() throws SQLException, IOException {
		PlainLoad load = new PlainLoad(this.place.engine(), this.place.folder());
		Path data = this.figures.data().folder();
		this.figures.put(Measure.LOAD_CHARGE, load.of(data, List.of(RecordLayouts.of("charge")), this.stopwatch));
		this.figures.put(Measure.LOAD_ALL, load.of(data, this.figures.data().records(), this.stopwatch));
	}

	private void shuffled() throws SQLException, IOException {
		Path folder = this.place.folder().resolve("shuffled");
		try {
			ShuffledCopy.write(this.figures.data().folder(), folder, this.figures.data().records(),
					this.place.engine());
			IngestResult result = ingest(Measure.INGEST_SHUFFLED, folder);
			String hash = result.snapshot().manifest().contentHash();
			if (!hash.equals(this.snapshot.manifest().contentHash())) {
				this.figures.complain(Wording.of("run.bench-other-content"));
			}
		}
		finally {
			Folders.delete(folder);
		}
	}

}
