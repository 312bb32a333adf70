package org.medaudit.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.medaudit.rules.BoundRule;
import org.medaudit.rules.KnowledgeLayout;
import org.medaudit.rules.KnowledgeTable;
import org.medaudit.rules.Parameter;
import org.medaudit.rules.Parameters;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleCase;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.MemorySnapshot;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Period;

/**
 * One engine in memory that judges small situations one after the other. Not thread-safe.
 */
final class CaseEngine implements AutoCloseable {

	private final RuleLibrary library;

	private final Map<String, KnowledgeLayout> layouts = new HashMap<>();

	private final Map<String, String> defaults = new HashMap<>();

	private final MemorySnapshot snapshot;

	private Loaded loaded;

	private Parameters parameters;

	private List<String> refused = List.of();

	private Set<String> filled = new HashSet<>();

	CaseEngine(RuleLibrary library, EngineSettings settings) {
		this.library = library;
		library.knowledge().forEach((table) -> this.layouts.put(table.name(), table.layout()));
		for (Parameter parameter : library.parameters().all()) {
			this.defaults.put(parameter.name(), parameter.defaultValue());
		}
		this.snapshot = MemorySnapshot.open(settings);
		try {
			KnowledgeTables.put(this.snapshot.connection(),
					this.layouts.values().stream().map((layout) -> table(layout, List.of())).toList());
		}
		catch (SQLException ex) {
			this.snapshot.close();
			throw new IllegalStateException("empty knowledge tables could not be made", ex);
		}
	}

	/**
	 * What a rule is to judge.
	 *
	 * @param records as the case gives them
	 * @param knowledge tables not named are empty
	 * @param parameters values other than the defaults
	 * @param period of the snapshot, where it is not taken from the records
	 */
	record Situation(Map<String, List<Map<String, String>>> records, Map<String, List<Map<String, String>>> knowledge,
			Map<String, String> parameters, Optional<Period> period) {

		static Situation of(RuleCase given) {
			return new Situation(given.records(), given.knowledge(), given.parameters(), given.period());
		}

	}

	/** What the snapshot was made of last; the same need not be made again. */
	private record Loaded(Map<String, List<Map<String, String>>> records, SnapshotParameters parameters,
			Optional<Period> period) {
	}

	/**
	 * What it came to.
	 *
	 * @param refused rows that the snapshot refused, each as one text
	 */
	record Judged(RuleOutcome outcome, List<Found> found, List<String> refused) {
	}

	Judged judge(Rule rule, Situation situation) throws SQLException {
		prepare(situation);
		return judge(rule);
	}

	/** Lays a situation out, so that several rules may judge it. */
	void prepare(Situation situation) throws SQLException {
		this.parameters = parameters(situation);
		load(situation, SnapshotParameters.of(this.parameters.values()));
	}

	/** Judges the situation prepared last. */
	Judged judge(Rule rule) throws SQLException {
		RunnableRule runnable = RunnableRule.of(this.library.bind(rule, this.parameters));
		Connection connection = this.snapshot.connection();
		List<Found> found = new ArrayList<>();
		try (RuleRun run = RuleRun.of(connection, runnable, Presence.read(connection), this.filled, found::add)) {
			return new Judged(run.outcome(), found, this.refused);
		}
	}

	/**
	 * The rows that a rule's SQL gives for the situation prepared last, in no order.
	 * @throws SQLException when the engine cannot run it
	 */
	Map<List<Object>, Long> rows(Rule rule, boolean examined) throws SQLException {
		BoundRule bound = this.library.bind(rule, this.parameters);
		Map<List<Object>, Long> rows = new HashMap<>();
		try (Statement statement = this.snapshot.connection().createStatement();
				ResultSet row = statement.executeQuery(examined ? bound.examinedSql() : bound.sql())) {
			int columns = row.getMetaData().getColumnCount();
			while (row.next()) {
				List<Object> values = new ArrayList<>();
				for (int i = 1; i <= columns; i++) {
					values.add(row.getObject(i));
				}
				rows.merge(values, 1L, Long::sum);
			}
		}
		return rows;
	}

	private Parameters parameters(Situation situation) {
		Map<String, String> values = new HashMap<>(this.defaults);
		values.putAll(situation.parameters());
		return this.library.parameters().with(values);
	}

	private void load(Situation situation, SnapshotParameters parameters) throws SQLException {
		Loaded wanted = new Loaded(situation.records(), parameters, situation.period());
		if (!wanted.equals(this.loaded)) {
			this.loaded = null;
			long rows = this.snapshot.load(CaseDefaults.fill(situation.records()), parameters, situation.period());
			this.refused = (rows == 0) ? List.of() : refused();
			this.loaded = wanted;
		}
		// Prefixes are taken apart by the codes of the snapshot, so the tables are made
		// anew even where the rows are the same.
		Set<String> tables = new HashSet<>(this.filled);
		tables.addAll(situation.knowledge().keySet());
		this.filled = KnowledgeTables.put(this.snapshot.connection(),
				tables.stream()
					.map((name) -> table(this.layouts.get(name), situation.knowledge().getOrDefault(name, List.of())))
					.toList());
	}

	private static KnowledgeTable table(KnowledgeLayout layout, List<Map<String, String>> rows) {
		return new KnowledgeTable(layout, rows, "");
	}

	private List<String> refused() throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Statement statement = this.snapshot.connection().createStatement();
				ResultSet row = statement.executeQuery("SELECT concat_ws(' ', record, row_key, column_name || ':', "
						+ "code, value) FROM reject ORDER BY record, line, column_name")) {
			while (row.next()) {
				texts.add(row.getString(1));
			}
		}
		return texts;
	}

	@Override
	public void close() {
		this.snapshot.close();
	}

}
