package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Installation;
import org.medaudit.snapshot.EngineSettings;

/**
 * Measures the product on one or several made-up hospitals, and says what did not come
 * out as it must.
 */
public final class Bench {

	private final Installation installation;

	private final BenchRound.Place place;

	private final Stopwatch stopwatch;

	private final List<BenchPart> parts;

	private final List<BenchFigures> sizes = new ArrayList<>();

	/**
	 * With an installation on a home of the bench's own.
	 * @param home the folder of that home
	 * @param folder for everything else
	 * @param mysql empty where there is none
	 * @param parts wanted; all when empty
	 */
	public Bench(Installation installation, Path home, Path folder, EngineSettings engine, Optional<MySqlPlace> mysql,
			List<BenchPart> parts, Stopwatch stopwatch) {
		this.installation = installation;
		this.place = new BenchRound.Place(home, folder, engine, mysql);
		this.parts = List.copyOf(parts);
		this.stopwatch = stopwatch;
	}

	/**
	 * Measures on the records of a folder and gives the tables of this size.
	 * @param telling is told what comes next
	 */
	public List<BenchTable> measure(Path data, RuleLibrary library, Consumer<String> telling)
			throws SQLException, IOException {
		BenchFigures figures = new BenchRound(this.installation, this.place, library, this.stopwatch, MadeData.in(data))
			.run(BenchPart.with(this.parts), telling);
		this.sizes.add(figures);
		return BenchTables.of(figures);
	}

	/** Takes away a folder that was only for measuring. */
	public static void delete(Path folder) throws IOException {
		Folders.delete(folder);
	}

	/** How cost grows, when there was more than one size. */
	public Optional<BenchTable> growth() {
		return BenchTables.growth(this.sizes);
	}

	/** What the tables of the latest size must be read with, one sentence each. */
	public List<String> notes() {
		return this.sizes.get(this.sizes.size() - 1).notes();
	}

	/** What did not come out as it must, one sentence each. */
	public List<String> complaints() {
		return this.sizes.stream().flatMap((figures) -> figures.complaints().stream()).toList();
	}

}
