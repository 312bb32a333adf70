package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.snapshot.CannotCompose;
import org.medaudit.snapshot.GivenTwice;
import org.medaudit.snapshot.RecordAccount;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;

/** The work of the steps for one request; closing leaves no temporary file behind. */
final class IngestRun implements AutoCloseable {

	/** After these the same command may succeed, once there is room. */
	private static final Set<String> CAN_GO_ON = Set.of("snapshot.disk-full", "snapshot.out-of-memory",
			"snapshot.engine", "intake.disk-full");

	private IngestRequest request;

	private final Clock clock;

	private final IngestProgress progress;

	private final Path temporary;

	private final List<Notice> beyond = new ArrayList<>();

	private SourceContext context;

	private Source source;

	private SnapshotBuilder builder;

	private List<RecordAccount> accounts = List.of();

	private Snapshot snapshot;

	private List<String> notes = List.of();

	private long done;

	private boolean left;

	IngestRun(IngestRequest request, Clock clock, IngestProgress progress) {
		this.request = request;
		this.clock = clock;
		this.progress = progress;
		this.temporary = request.home().resolve("tmp").resolve("intake");
	}

	void survey() {
		this.context = SourceContext.of(this.request, this.clock);
		this.source = Sources.open(this.request.sources(), this.request.dataFolder(), this.context);
		Problems problems = new Problems();
		long total = this.source.bytes();
		report(IngestStep.SURVEY, "", 0, total);
		this.done = 0;
		this.source.survey(problems, (bytes) -> {
			this.done += bytes;
			report(IngestStep.SURVEY, "", this.done, total);
		});
		RecordLayouts.all()
			.stream()
			.filter(RecordLayout::required)
			.forEach((layout) -> this.source.empty(layout)
				.ifPresent((place) -> problems.add(Problem.Kind.DATA, "intake.rows-missing", place, layout.name(),
						layout.titleZh())));
		problems.throwIfAny();
	}

	void stage() throws IOException {
		clear();
		this.builder = SnapshotBuilder.create(new SnapshotStore(this.request.home()), this.request.engine(),
				this.request.parameters(), this.clock, SourceFingerprint.of(this.request, this.source.files()));
		if (this.builder.isStaged()) {
			this.progress.goesOn(Wording.of("intake.goes-on", this.builder.finishedRecords()));
			this.notes = this.builder.notes();
			report(IngestStep.STAGE, "", this.source.rows(), this.source.rows());
			return;
		}
		Files.createDirectories(this.temporary);
		long total = this.source.rows();
		this.done = 0;
		this.source.stage(this.builder, this.builder.copies(), (subject, rows) -> {
			this.done += rows;
			report(IngestStep.STAGE, subject, this.done, total);
		});
		this.notes = this.source.notes();
		this.builder.staged(this.notes);
	}

	void validate() throws IOException {
		report(IngestStep.VALIDATE, "", 0, this.source.rows());
		try {
			this.builder.validate();
		}
		catch (CannotCompose ex) {
			readEverything(ex.getMessage());
			this.builder.validate();
		}
		this.accounts = this.builder.accounts();
		this.builder.givenTwice().forEach(this::tell);
		long rows = this.accounts.stream().mapToLong(RecordAccount::rowsRead).sum();
		report(IngestStep.VALIDATE, "", rows, rows);
	}

	private void tell(GivenTwice twice) {
		this.beyond.add(twice.samples().isEmpty()
				? Notice.of("intake.given-twice", twice.record(), twice.rows(), twice.text())
				: Notice.of("intake.given-twice-such-as", twice.record(), twice.rows(), twice.text(), twice.samples()));
	}

	/** What was read of the changes is given up with the builder. */
	private void readEverything(String reason) throws IOException {
		this.beyond.add(Notice.of("intake.full-all", "", reason));
		this.builder.close();
		this.builder = null;
		this.request = this.request.since(Optional.empty());
		survey();
		stage();
	}

	void derive() {
		report(IngestStep.DERIVE, "", 0, 0);
		this.builder.derive(this.request.period());
		this.request.period().ifPresent(this::compare);
		report(IngestStep.DERIVE, "", 1, 1);
	}

	// Dates that were mistyped would title the report with a period it says nothing
	// about.
	private void compare(Period period) {
		try {
			long outside = Long.parseLong(this.builder
				.value("SELECT coalesce(sum(row_count), 0) FROM quality WHERE code = 'outside-the-period'"));
			if (outside > 0) {
				this.beyond.add(Notice.of("intake.outside-the-period", "charge", outside, period.from().toString(),
						period.to().toString(), this.builder.value("SELECT first_charge_on FROM snapshot_period"),
						this.builder.value("SELECT last_charge_on FROM snapshot_period")));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void seal() {
		report(IngestStep.SEAL, "", 0, 0);
		this.snapshot = this.builder.seal(String.join("; ", this.source.names()), this.notes);
		report(IngestStep.SEAL, "", 1, 1);
	}

	Snapshot snapshot() {
		return this.snapshot;
	}

	List<RecordAccount> accounts() {
		return this.accounts;
	}

	List<Notice> notices() {
		List<Notice> notices = new ArrayList<>(this.source.notices());
		notices.addAll(this.context.increment().notices());
		notices.addAll(this.beyond);
		return notices;
	}

	/** The failure as something that a user can act on, where it is one. */
	RuntimeException told(Exception failure) {
		if (failure instanceof ProblemsException problems) {
			this.left = problems.problems().stream().map(Problem::code).anyMatch(CAN_GO_ON::contains);
			return problems;
		}
		Throwable cause = (failure instanceof UncheckedIOException) ? failure.getCause() : failure;
		if (cause instanceof IOException) {
			String message = String.valueOf(cause.getMessage());
			String place = (cause instanceof FileSystemException file && file.getFile() != null) ? file.getFile()
					: this.temporary.toString();
			boolean full = message.contains("No space left");
			this.left = full;
			return new ProblemsException(full ? Problem.of(Problem.Kind.SETUP, "intake.disk-full", "", place)
					: Problem.of(Problem.Kind.SETUP, "intake.cannot-write", "", place, message));
		}
		return (failure instanceof RuntimeException exception) ? exception : new IllegalStateException(failure);
	}

	@Override
	public void close() {
		if (this.builder != null && this.left) {
			this.builder.leave();
		}
		else if (this.builder != null) {
			this.builder.close();
		}
		clear();
	}

	private void report(IngestStep step, String subject, long soFar, long total) {
		this.progress.progress(step, subject, soFar, total);
	}

	// The lock of the home makes this the only writer: what lies here was left by a
	// killed process.
	private void clear() {
		if (!Files.exists(this.temporary)) {
			return;
		}
		try (Stream<Path> files = Files.walk(this.temporary)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
