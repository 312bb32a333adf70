package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotContents;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A folder of records, a home and the ingest between them; messages in English. */
final class IngestHouse implements AutoCloseable {

	static final String VISIT = "visit_id,patient_id,visit_kind,department_id,admitted_at,discharged_at\n"
			+ "v1,p1,21,d1,2026-03-01 08:00:00,2026-03-05 10:00:00\n";

	static final String CHARGE_HEADER = "charge_id,visit_id,charged_at,item_code,item_name,fee_class,quantity,unit_price,amount\n";

	static final String CHARGE_ROW = "c1,v1,2026-03-02 09:00:00,A1,bed,01,1,50.00,50.00\n";

	private final Locale locale = Locale.getDefault();

	private final Path root;

	final Path records;

	final List<String> progress = new ArrayList<>();

	Clock clock = Clock.systemUTC();

	final ResourcelessJobRepository repository = new ResourcelessJobRepository();

	IngestHouse(Path root) {
		Locale.setDefault(Locale.ENGLISH);
		this.root = root;
		this.records = root.resolve("records");
		file("visit.csv", VISIT);
		file("charge.csv", CHARGE_HEADER + CHARGE_ROW);
	}

	Path file(String name, String text) {
		return file(name, text, StandardCharsets.UTF_8);
	}

	Path file(String name, String text, Charset charset) {
		return file(name, text.getBytes(charset));
	}

	Path file(String name, byte[] bytes) {
		try {
			Files.createDirectories(this.records);
			return Files.write(this.records.resolve(name), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete(String name) {
		try {
			Files.delete(this.records.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	IngestResult ingest() {
		return ingest(this.records, Optional.empty());
	}

	IngestResult ingest(Path source, Optional<Path> data) {
		return ingest(List.of(source), data);
	}

	IngestResult ingest(List<Path> sources) {
		return ingest(sources, Optional.empty());
	}

	private IngestResult ingest(List<Path> sources, Optional<Path> data) {
		IngestRequest request = new IngestRequest(sources, data, home(), engine(), SnapshotParameters.DEFAULT,
				Optional.empty());
		return ingest(request);
	}

	IngestResult ingest(IngestRequest request) {
		return ingest(request, (step, subject, done, total) -> this.progress
			.add(step.key() + " " + subject + " " + done + "/" + total));
	}

	IngestResult ingest(IngestRequest request, IngestProgress told) {
		try {
			TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
			operator.setJobRepository(this.repository);
			operator.setJobRegistry(new MapJobRegistry());
			operator.afterPropertiesSet();
			return new Ingest(this.repository, operator, this.clock).run(request, told);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The problems of an ingest that must fail; nothing half-done may be left. */
	List<Problem> problems() {
		return problems(this.records, Optional.empty());
	}

	List<Problem> problems(Path source, Optional<Path> data) {
		return problems(List.of(source), data);
	}

	List<Problem> problems(List<Path> sources) {
		return problems(sources, Optional.empty());
	}

	private List<Problem> problems(List<Path> sources, Optional<Path> data) {
		try {
			ingest(sources, data);
		}
		catch (ProblemsException ex) {
			if (!leftovers().isEmpty()) {
				throw new IllegalStateException("left behind: " + leftovers());
			}
			return ex.problems();
		}
		throw new IllegalStateException("no problem was found");
	}

	/** Everything in the home but empty folders. */
	List<Path> leftovers() {
		if (!Files.exists(home())) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(home())) {
			return files.filter((file) -> !Files.isDirectory(file)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> rows(Snapshot snapshot, String sql) {
		try (SnapshotReader reader = SnapshotReader.open(snapshot, engine());
				Statement statement = reader.connection().createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			List<String> rows = new ArrayList<>();
			while (result.next()) {
				StringBuilder row = new StringBuilder();
				for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
					row.append((i > 1) ? " | " : "").append(result.getString(i));
				}
				rows.add(row.toString());
			}
			return rows;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Each reject as a user reads it. */
	List<String> rejects(IngestResult result) {
		try (SnapshotReader reader = SnapshotReader.open(result.snapshot(), engine())) {
			return SnapshotContents.rejects(reader, null, 0)
				.stream()
				.map((reject) -> reject.file() + ":" + reject.line() + " " + reject.rowKey() + " " + reject.column()
						+ " \"" + reject.value() + "\": " + reject.reason() + ". " + reject.advice())
				.toList();
		}
	}

	List<String> reasons(IngestResult result, String record) {
		try (SnapshotReader reader = SnapshotReader.open(result.snapshot(), engine())) {
			return SnapshotContents.rejects(reader, record, 0).stream().map(SnapshotContents.Reject::reason).toList();
		}
	}

	Path home() {
		return this.root.resolve("home");
	}

	List<Snapshot> snapshots() {
		return new SnapshotStore(home()).list();
	}

	EngineSettings engine() {
		return new EngineSettings(512, 2, this.root.resolve("home").resolve("tmp").resolve("engine"));
	}

	@Override
	public void close() {
		Locale.setDefault(this.locale);
	}

}
