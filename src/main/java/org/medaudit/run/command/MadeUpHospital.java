package org.medaudit.run.command;

import java.nio.file.Path;

import org.medaudit.run.generate.Generator;
import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.values.Wording;

/** Writes a made-up hospital and says what was written. */
final class MadeUpHospital {

	private MadeUpHospital() {
	}

	static Generator.Made write(Invocation invocation, Path folder, long charges, long seed) {
		ProgressLine line = invocation.progress();
		try {
			Generator.Made made = Generator.write(folder, charges, seed,
					(lines) -> line.show(Wording.of("run.step-generate"), "", lines, charges));
			line.clear();
			invocation.say("run.generate-done", Amounts.count(made.charges()), Amounts.count(made.visits()),
					Amounts.count(made.planted()), truth(folder), knowledge(folder), parameters(folder));
			return made;
		}
		finally {
			line.clear();
		}
	}

	static Path truth(Path folder) {
		return folder.resolve("truth.csv");
	}

	static Path knowledge(Path folder) {
		return folder.resolve("knowledge");
	}

	static Path parameters(Path folder) {
		return folder.resolve("parameters.yml");
	}

}
