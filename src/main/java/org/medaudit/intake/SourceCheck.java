package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * Looks at a source without reading it: connects, runs each query for a few rows, maps
 * the columns. Leaves nothing behind.
 */
public final class SourceCheck {

	private final IngestRequest request;

	private final Clock clock;

	/**
	 * A check.
	 * @param request what would be read; nothing is kept in its home
	 */
	public SourceCheck(IngestRequest request, Clock clock) {
		this.request = request;
		this.clock = clock;
	}

	/**
	 * What was seen.
	 *
	 * @param problems everything that keeps it from being read
	 */
	public record Result(List<RecordLook> records, List<Notice> notices, List<Problem> problems) {
	}

	/**
	 * Looks at everything.
	 * @param work an existing folder for what is needed meanwhile
	 */
	public Result run(Path work) {
		Problems problems = new Problems();
		List<RecordLook> looks = new ArrayList<>();
		List<Notice> notices = new ArrayList<>();
		try {
			Source source = Sources.open(this.request.sources(), this.request.dataFolder(),
					SourceContext.of(this.request, this.clock).forLooking());
			source.survey(problems, (bytes) -> {
			});
			RecordLayouts.all()
				.stream()
				.filter(RecordLayout::required)
				.forEach((layout) -> source.empty(layout)
					.ifPresent((place) -> problems.add(Problem.Kind.DATA, "intake.rows-missing", place, layout.name(),
							layout.titleZh())));
			looks.addAll(looks(source, work, problems));
			notices.addAll(source.notices());
		}
		catch (ProblemsException ex) {
			problems.addAll(ex.problems());
		}
		return new Result(looks, notices, problems.list());
	}

	private List<RecordLook> looks(Source source, Path work, Problems problems) {
		try (SnapshotBuilder builder = SnapshotBuilder.create(new SnapshotStore(work.resolve("check")),
				this.request.engine(), this.request.parameters(), this.clock)) {
			return source.looks(builder, Files.createDirectories(work.resolve("check").resolve("tmp")), problems);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
