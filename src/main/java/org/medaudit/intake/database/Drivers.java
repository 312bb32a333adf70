package org.medaudit.intake.database;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * The drivers there are: those in the home's folder first, in a class loader of their
 * own, then the two that are shipped.
 */
public final class Drivers implements AutoCloseable {

	private static final List<String> SHIPPED = List.of("com.mysql.cj.jdbc.Driver", "org.postgresql.Driver");

	private final Path folder;

	private final List<Path> jars;

	private final URLClassLoader loader;

	private final List<Driver> drivers = new ArrayList<>();

	private Drivers(Path folder, List<Path> jars) {
		this.folder = folder;
		this.jars = jars;
		this.loader = new URLClassLoader("drivers", jars.stream().map(Drivers::url).toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader());
		load(ServiceLoader.load(Driver.class, this.loader));
		ServiceLoader.load(Driver.class, Drivers.class.getClassLoader())
			.stream()
			.filter((provider) -> SHIPPED.contains(provider.type().getName()))
			.map(ServiceLoader.Provider::get)
			.forEach(this.drivers::add);
	}

	/**
	 * The drivers that can be used.
	 * @param folder of jars; it need not be there
	 */
	public static Drivers of(Path folder) {
		if (!Files.isDirectory(folder)) {
			return new Drivers(folder, List.of());
		}
		try (Stream<Path> files = Files.list(folder)) {
			return new Drivers(folder,
					files.filter((file) -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
						.sorted()
						.toList());
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "intake.folder-unreadable", folder.toString(),
					String.valueOf(ex.getMessage())));
		}
	}

	// A jar that does not load must not keep the others from it: the folder may hold what
	// nobody needs today.
	private void load(ServiceLoader<Driver> services) {
		Iterator<Driver> found = services.iterator();
		while (true) {
			try {
				if (!found.hasNext()) {
					return;
				}
				this.drivers.add(found.next());
			}
			catch (ServiceConfigurationError | LinkageError ex) {
				continue;
			}
		}
	}

	/**
	 * The driver of a database.
	 * @throws ProblemsException when there is none, with what is there
	 */
	Driver of(DatabaseSettings settings) {
		for (Driver driver : this.drivers) {
			try {
				if (driver.acceptsURL(settings.url())) {
					return driver;
				}
			}
			catch (SQLException ex) {
				// It does not know what to make of it, so it is not its own.
				continue;
			}
		}
		List<String> there = this.jars.stream().map((jar) -> jar.getFileName().toString()).toList();
		throw new ProblemsException(there.isEmpty()
				? Problem.of(Problem.Kind.SETUP, "intake.driver-missing", settings.place(), settings.address(),
						this.folder)
				: Problem.of(Problem.Kind.SETUP, "intake.driver-not-among", settings.place(), settings.address(),
						this.folder, String.join(", ", there)));
	}

	private static URL url(Path jar) {
		try {
			return jar.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.loader.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
