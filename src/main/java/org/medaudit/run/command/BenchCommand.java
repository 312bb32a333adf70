package org.medaudit.run.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.bench.Bench;
import org.medaudit.run.bench.BenchFile;
import org.medaudit.run.bench.BenchPart;
import org.medaudit.run.bench.BenchTable;
import org.medaudit.run.bench.Machine;
import org.medaudit.run.bench.MySqlPlace;
import org.medaudit.run.bench.Stopwatch;
import org.medaudit.run.home.Home;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = { "--charges", "--sizes" }, paramLabel = "N,…", hideParamSyntax = true,
			descriptionKey = "option.charges-bench", split = ",", converter = ChargeCount.class)
	private List<Long> sizes = List.of(1_000_000L);

	@Option(names = "--seed", paramLabel = "S", descriptionKey = "option.seed")
	private long seed = 1;

	@Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data-bench")
	private Path data;

	@Option(names = "--keep", paramLabel = "DIR", descriptionKey = "option.keep-bench")
	private Path keep;

	@Option(names = "--only", paramLabel = "PART,…", hideParamSyntax = true, descriptionKey = "option.only-bench",
			split = ",")
	private List<BenchPart> parts = List.of();

	@Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-bench")
	private Path out;

	@Mixin
	private BenchMySqlOptions mysql;

	BenchCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws IOException, SQLException {
		if (this.data != null && !Files.isReadable(this.data.resolve("charge.csv"))) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.bench-no-data", this.data.toString(), "charge.csv"));
		}
		Optional<MySqlPlace> place = this.mysql.place(this.invocation.surroundings().environment());
		Path folder = folder();
		try {
			return measured(folder, place);
		}
		finally {
			if (this.keep == null) {
				Bench.delete(folder);
			}
		}
	}

	// Its own home: nothing of a measuring may get into the findings of a hospital.
	private int measured(Path folder, Optional<MySqlPlace> place) throws IOException, SQLException {
		Home home = Home.at(folder.resolve("home"));
		List<BenchTable> tables = new ArrayList<>();
		try (Installation installation = Installation.forWriting(this.invocation.application(), home, Map.of(), () -> {
		})) {
			EngineSettings engine = this.invocation.engine(installation.work());
			List<String> machine = Machine.sentences(engine, this.invocation.surroundings().clock());
			List<String> notes = new ArrayList<>(machine);
			machine.forEach(this.invocation.out()::println);
			Bench bench = new Bench(installation, home.folder(), folder, engine, place, this.parts,
					Stopwatch.ofProcess());
			for (Path made : hospitals(folder)) {
				show(measure(bench, made), tables);
				bench.notes().forEach(this.invocation.out()::println);
				notes.addAll(bench.notes());
			}
			bench.growth().ifPresent((table) -> show(List.of(table), tables));
			bench.complaints().forEach(this.invocation.out()::println);
			if (this.out != null) {
				BenchFile.write(this.out, notes, tables);
			}
			return bench.complaints().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
		}
	}

	private void show(List<BenchTable> tables, List<BenchTable> shown) {
		tables.forEach((table) -> table.print(this.invocation.out()));
		shown.addAll(tables);
	}

	private List<BenchTable> measure(Bench bench, Path made) throws IOException, SQLException {
		ProgressLine line = this.invocation.progress();
		try {
			return bench.measure(made, library(made), (work) -> line.show(work, "", 0, 0));
		}
		finally {
			line.clear();
		}
	}

	private Path folder() throws IOException {
		Path folder = (this.keep != null) ? this.keep.toAbsolutePath() : Files
			.createTempDirectory(Files.createDirectories(this.invocation.home().create().folder()), "bench-");
		return Files.createDirectories(folder);
	}

	private List<Path> hospitals(Path folder) {
		if (this.data != null) {
			return List.of(this.data.toAbsolutePath());
		}
		List<Path> made = new ArrayList<>();
		for (long size : this.sizes) {
			Path hospital = folder.resolve("made-" + size);
			MadeUpHospital.write(this.invocation, hospital, size, this.seed);
			made.add(hospital);
		}
		return made;
	}

	private RuleLibrary library(Path made) {
		LibrarySources sources = this.invocation.sources();
		return RuleLibrary.load(new LibrarySources(sources.rules(),
				Optional.of(MadeUpHospital.knowledge(made)).filter(Files::isDirectory),
				sources.parameters().or(() -> Optional.of(MadeUpHospital.parameters(made)).filter(Files::isReadable))));
	}

}
