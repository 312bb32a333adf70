package org.medaudit.run.command;

import java.util.List;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;
import picocli.CommandLine.Option;

/** Narrows a list to one record. */
final class RecordOption {

	@Option(names = "--record", paramLabel = "RECORD", descriptionKey = "option.record")
	private String record;

	/**
	 * The name of a record, or null for all.
	 * @throws ProblemsException when there is no such record
	 */
	String name() {
		if (this.record != null && RecordLayouts.find(this.record).isEmpty()) {
			List<String> known = RecordLayouts.all().stream().map(RecordLayout::name).toList();
			String nearest = NearestName.of(this.record, known)
				.map((name) -> Wording.of("run.use-nearest", name))
				.orElse("");
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.record-unknown", "--record", this.record, nearest));
		}
		return this.record;
	}

}
