package org.medaudit.run.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Writes the records of a made-up hospital, the knowledge it demonstrates with, and the
 * truth of what was planted. The same size and seed give the same files; memory does not
 * grow with the size.
 */
public final class Generator {

	private static final List<String> ONCE_PLANTED = List.of("rare_drug", "exact_drug");

	private Generator() {
	}

	/**
	 * What was written.
	 *
	 * @param charges charge lines, a little above the number asked for
	 * @param planted rows of truth.csv, breaches and near misses
	 */
	public record Made(Path folder, long charges, long visits, long planted) {
	}

	/**
	 * Writes into a folder, which is created; existing files of the same names are
	 * replaced.
	 * @param charges charge lines wanted, at least 5,000
	 * @param progress told the lines written so far, now and then
	 */
	public static Made write(Path folder, long charges, long seed, LongConsumer progress) {
		try (RecordFiles files = new RecordFiles(folder)) {
			Map<String, Item> items = Item.catalogue();
			Books books = new Books();
			Charges lines = new Charges(files, items, books);
			int bedsPerWard = (int) Math.max(2, charges * 7 / 10 / Population.LINES_PER_BED / 6);
			Hospital hospital = new Hospital(files, bedsPerWard);
			hospital.write(items.values());
			Visits visits = new Visits(files);
			World world = new World(hospital, files, visits, lines, new Truth(files));
			plant(world, (int) Math.max(1, Math.min(20, charges / 20_000)));
			Stock stock = new Stock(files, books);
			stock.plant(world);
			new StockPlants(world, stock).plant();
			new TracePlants(world, stock).plant();
			Population population = new Population(hospital, files, visits, lines, new Random(seed));
			population.inpatients(progress);
			population.outpatients(Math.max(charges, lines.written() + 1_000), progress);
			stock.write(stocked(items.values()));
			new FinancePlants(world).misbook(books);
			stock.ledger(books.money());
			DemonstrationKnowledge.write(files, items);
			Tables.copy("parameters.yml", folder);
			return new Made(folder, lines.written(), files.rows("visit"), files.rows("truth"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Item> stocked(Collection<Item> items) {
		return items.stream().filter(Item::stocked).filter((item) -> !keptByPlants(item)).toList();
	}

	private static void plant(World world, int rounds) {
		ChargingPlants charging = new ChargingPlants(world);
		StayPlants stays = new StayPlants(world);
		BedPlants beds = new BedPlants(world);
		AdmissionPlants admissions = new AdmissionPlants(world);
		RecordPlants recorded = new RecordPlants(world);
		FinancePlants finance = new FinancePlants(world);
		DrugLimitPlants drugs = new DrugLimitPlants(world);
		PrescriptionPlants prescriptions = new PrescriptionPlants(world);
		SplitPlants splits = new SplitPlants(world);
		PricePlants prices = new PricePlants(world);
		for (int round = 0; round < rounds; round++) {
			charging.plant(round);
			stays.plant(round);
			beds.plant(round);
			admissions.plant(round);
			recorded.plant(round);
			finance.plant(round);
			drugs.plant(round);
			prescriptions.plant(round);
			splits.plant(round);
			prices.plant(round);
		}
		beds.plantOnce();
		admissions.plantOnce();
		prices.plantOnce();
		new RegisterPlants(world).plant();
		new ServiceLimitPlants(world).plant();
		new ServiceTotalPlants(world).plant();
		new ScopePlants(world).plant();
		new PeoplePlants(world).plant();
		new EquipmentPlants(world).plant();
		new TestPlants(world).plant();
	}

	private static boolean keptByPlants(Item item) {
		return ONCE_PLANTED.contains(item.key()) || StockPlants.ITEMS.contains(item.key())
				|| TracePlants.ITEMS.contains(item.key());
	}

}
