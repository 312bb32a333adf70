package org.medaudit.run.command;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands of one invocation. */
final class Commands implements IFactory {

	private static final Map<Class<?>, Function<Invocation, Object>> MAKERS = makers();

	private final Invocation invocation;

	Commands(Invocation invocation) {
		this.invocation = invocation;
	}

	private static Map<Class<?>, Function<Invocation, Object>> makers() {
		Map<Class<?>, Function<Invocation, Object>> makers = new HashMap<>();
		makers.put(DemoCommand.class, DemoCommand::new);
		makers.put(AuditCommand.class, AuditCommand::new);
		makers.put(IngestCommand.class, IngestCommand::new);
		makers.put(ScanCommand.class, ScanCommand::new);
		makers.put(ReportCommand.class, ReportCommand::new);
		makers.put(FindingsCommand.class, FindingsCommand::new);
		makers.put(RunsCommand.class, RunsCommand::new);
		makers.put(SnapshotsCommand.class, SnapshotsCommand::new);
		makers.put(SnapshotsPruneCommand.class, SnapshotsPruneCommand::new);
		makers.put(RejectsCommand.class, RejectsCommand::new);
		makers.put(QualityCommand.class, QualityCommand::new);
		makers.put(SourceCheckCommand.class, SourceCheckCommand::new);
		makers.put(RulesListCommand.class, RulesListCommand::new);
		makers.put(RulesShowCommand.class, RulesShowCommand::new);
		makers.put(RulesLintCommand.class, RulesLintCommand::new);
		makers.put(RulesTestCommand.class, RulesTestCommand::new);
		makers.put(RulesNewCommand.class, RulesNewCommand::new);
		makers.put(RulesTryCommand.class, RulesTryCommand::new);
		makers.put(RulesDiffCommand.class, RulesDiffCommand::new);
		makers.put(RulesCoverageCommand.class, RulesCoverageCommand::new);
		makers.put(RulesMutateCommand.class, RulesMutateCommand::new);
		makers.put(KnowledgeImportCommand.class, KnowledgeImportCommand::new);
		makers.put(KnowledgeStatusCommand.class, KnowledgeStatusCommand::new);
		makers.put(GenerateCommand.class, GenerateCommand::new);
		makers.put(BenchCommand.class, BenchCommand::new);
		return Map.copyOf(makers);
	}

	@Override
	public <K> K create(Class<K> type) throws Exception {
		Function<Invocation, Object> maker = MAKERS.get(type);
		return (maker != null) ? type.cast(maker.apply(this.invocation)) : CommandLine.defaultFactory().create(type);
	}

}
