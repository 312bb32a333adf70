package org.medaudit.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.medaudit.records.RecordLayout;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * Several sources of one snapshot, in the order in which they were given: where two give
 * a row of the same key, the first one's stays.
 */
final class SeveralSources implements Source {

	private final List<Part> parts;

	SeveralSources(List<Part> parts) {
		this.parts = List.copyOf(parts);
	}

	@Override
	public List<String> names() {
		return this.parts.stream().flatMap((part) -> part.source().names().stream()).toList();
	}

	@Override
	public Set<RecordLayout> records() {
		return this.parts.stream()
			.flatMap((part) -> part.source().records().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	@Override
	public void missing(RecordLayout layout, Problems problems) {
		problems.add(Problem.Kind.DATA, "intake.sources-record-missing", "", layout.name(), layout.titleZh(),
				String.join("; ", names()));
	}

	@Override
	public List<Path> files() {
		return this.parts.stream().flatMap((part) -> part.source().files().stream()).toList();
	}

	@Override
	public long bytes() {
		return this.parts.stream().mapToLong((part) -> part.source().bytes()).sum();
	}

	@Override
	public void survey(Problems problems, LongConsumer bytesSeen) {
		for (Part part : this.parts) {
			Problems own = new Problems();
			part.source().survey(own, bytesSeen);
			problems.addAll(own.list()
				.stream()
				.map((problem) -> new Problem(problem.kind(), problem.code(), part.place(problem.place()),
						problem.text()))
				.toList());
		}
	}

	/** Only a record that all who give it give without rows. */
	@Override
	public Optional<String> empty(RecordLayout layout) {
		List<Part> giving = this.parts.stream().filter((part) -> part.source().records().contains(layout)).toList();
		List<String> places = giving.stream()
			.flatMap((part) -> part.source().empty(layout).map(part::place).stream())
			.toList();
		return (places.isEmpty() || places.size() < giving.size()) ? Optional.empty()
				: Optional.of(String.join("; ", places));
	}

	@Override
	public long rows() {
		return this.parts.stream().mapToLong((part) -> part.source().rows()).sum();
	}

	@Override
	public void stage(SnapshotBuilder builder, Path temporary, StageListener listener) throws IOException {
		for (int i = 0; i < this.parts.size(); i++) {
			Part part = this.parts.get(i);
			Path folder = Files.createDirectories(temporary.resolve("source-" + i));
			part.source().stage(builder, folder, (subject, rows) -> listener.rows(part.place(subject), rows));
		}
	}

	@Override
	public List<RecordLook> looks(SnapshotBuilder builder, Path temporary, Problems problems) throws IOException {
		List<RecordLook> looks = new ArrayList<>();
		for (int i = 0; i < this.parts.size(); i++) {
			Part part = this.parts.get(i);
			Path folder = Files.createDirectories(temporary.resolve("source-" + i));
			part.source()
				.looks(builder, folder, problems)
				.forEach((look) -> looks
					.add(new RecordLook(look.layout(), part.place(look.place()), look.rows(), look.columns())));
		}
		return looks;
	}

	@Override
	public List<Notice> notices() {
		List<Notice> notices = new ArrayList<>();
		for (Part part : this.parts) {
			part.source()
				.notices()
				.forEach((notice) -> notices.add(new Notice(notice.code(), part.place(notice.place()), notice.text())));
		}
		return notices;
	}

	@Override
	public List<String> notes() {
		return this.parts.stream().flatMap((part) -> part.source().notes().stream()).toList();
	}

	/**
	 * One of them.
	 *
	 * @param prefix what tells its files from those of the others that have the same name
	 */
	record Part(Source source, String prefix) {

		private String place(String place) {
			return place.isEmpty() ? place : this.prefix + place;
		}

	}

}
