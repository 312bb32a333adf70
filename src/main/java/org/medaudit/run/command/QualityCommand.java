package org.medaudit.run.command;

import java.util.concurrent.Callable;

import org.medaudit.rules.ColumnNeeds;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.QualityFormat;
import org.medaudit.run.print.QualityList;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.snapshot.SnapshotStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "quality")
final class QualityCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--snapshot", paramLabel = "ID", descriptionKey = "option.snapshot")
	private String snapshot = "latest";

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.quality-format")
	private QualityFormat format = QualityFormat.TABLE;

	@Mixin
	private RecordOption record;

	QualityCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		String name = this.record.name();
		Snapshot found = new SnapshotStore(this.invocation.home().folder()).find(this.snapshot);
		ColumnNeeds needs = ColumnNeeds.of(this.invocation.library().rules());
		try (WorkFolder work = WorkFolder.in(this.invocation.home());
				SnapshotReader reader = SnapshotReader.open(found, this.invocation.engine(work))) {
			QualityList list = new QualityList(QualityContents.read(reader), needs, name);
			list.print(this.format, this.invocation.out());
			return ExitCode.DONE;
		}
	}

}
