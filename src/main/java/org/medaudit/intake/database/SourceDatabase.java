package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.medaudit.snapshot.RowSink;
import org.medaudit.snapshot.SnapshotBuilder;
import org.medaudit.snapshot.StagedFile;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * One database of a source: looked at before anything is read, counted before and after,
 * and read in between.
 */
public final class SourceDatabase {

	private final DatabaseSettings settings;

	private final DatabaseLogin login;

	private final QueryValues values;

	private final Timing timing;

	private final Map<DatabaseQuery, List<PartitionRanges.Part>> parts = new LinkedHashMap<>();

	/**
	 * A database; nothing is opened yet.
	 * @throws ProblemsException when there is no driver for it
	 */
	public SourceDatabase(DatabaseSettings settings, Drivers drivers, Optional<Period> period, Timing timing) {
		this.settings = settings;
		this.login = new DatabaseLogin(settings, drivers.of(settings));
		this.values = QueryValues.of(period);
		this.timing = timing;
	}

	public DatabaseSettings settings() {
		return this.settings;
	}

	/**
	 * Runs each query for a few rows; what is wrong is added to the problems.
	 * @return what each gives, of those that can be read
	 */
	public Map<DatabaseQuery, QueryLook> look(List<DatabaseQuery> queries, int rows, Problems problems) {
		Map<DatabaseQuery, QueryLook> looks = new LinkedHashMap<>();
		try (Connection connection = this.login.connect()) {
			for (DatabaseQuery query : queries) {
				look(connection, query, rows, problems).ifPresent((look) -> looks.put(query, look));
			}
		}
		catch (SQLException ex) {
			problems.addAll(List.of(DatabaseTrouble.connecting(this.settings, ex)));
		}
		return looks;
	}

	private Optional<QueryLook> look(Connection connection, DatabaseQuery query, int rows, Problems problems) {
		try {
			QueryLook look = look(connection, query, rows);
			look.columns()
				.stream()
				.filter(QueryColumn::isBytes)
				.filter((column) -> query.layout().column(column.name()).isPresent())
				.forEach((column) -> problems.add(Problem.Kind.SETUP, "intake.query-bytes", query.place(),
						column.name(), column.type()));
			this.parts.put(query, parts(connection, query, look, problems));
			return Optional.of(look);
		}
		catch (SQLException ex) {
			problems.addAll(List.of(DatabaseTrouble.reading(this.settings, query.place(), ex)));
			return Optional.empty();
		}
	}

	private QueryLook look(Connection connection, DatabaseQuery query, int rows) throws SQLException {
		try (Execution execution = Execution.of(connection, this.login, query.sql(), this.values, rows, false)) {
			return filled(execution.result());
		}
	}

	private QueryLook filled(ResultSet result) throws SQLException {
		List<QueryColumn> columns = RowReader.columns(result.getMetaData());
		Set<Integer> all = Set
			.copyOf(IntStream.range(0, columns.size()).filter((i) -> !columns.get(i).isBytes()).boxed().toList());
		RowReader reader = new RowReader(result, all, this.login.dialect(), ConcurrentHashMap.newKeySet());
		String[] values = new String[columns.size()];
		int[] filled = new int[columns.size()];
		int rows = 0;
		for (; result.next(); rows++) {
			reader.read(values);
			for (int i = 0; i < values.length; i++) {
				filled[i] += (values[i] != null && !values[i].isBlank()) ? 1 : 0;
			}
		}
		return new QueryLook(columns, rows, IntStream.of(filled).boxed().toList());
	}

	private List<PartitionRanges.Part> parts(Connection connection, DatabaseQuery query, QueryLook look,
			Problems problems) throws SQLException {
		List<PartitionRanges.Part> whole = whole(query);
		if (query.partition().isEmpty()) {
			return whole;
		}
		Partition partition = query.partition().get();
		Optional<QueryShape> shape = QueryShape.of(query.sql(), partition.column(), look.names());
		if (shape.isEmpty()) {
			problems.add(Problem.Kind.SETUP, "intake.partition-clause", partition.place(), partition.column(),
					QueryShape.hindrance(query.sql()).orElse("FROM"));
			return whole;
		}
		try (Execution execution = Execution.of(connection, this.login, shape.get().bounds(), this.values, 0, false)) {
			QueryColumn column = RowReader.columns(execution.result().getMetaData()).get(0);
			if (!column.form().hasRange()) {
				problems.add(Problem.Kind.SETUP, "intake.partition-type", partition.place(), partition.column(),
						column.type());
				return whole;
			}
			List<Object> cuts = cuts(execution.result(), column.form(), partition.parts());
			return cuts.isEmpty() ? whole : PartitionRanges.parts(shape.get(), cuts, this.values);
		}
		catch (SQLException ex) {
			problems.addAll(List.of(DatabaseTrouble.reading(this.settings, partition.place(), ex)));
			return whole;
		}
	}

	private List<PartitionRanges.Part> whole(DatabaseQuery query) {
		return List.of(new PartitionRanges.Part(query.sql(), query.values(this.values)));
	}

	/**
	 * The largest value of a column of the result, as text; empty without rows.
	 * @throws ProblemsException when the database cannot tell
	 */
	public Optional<String> largest(DatabaseQuery query, String column) {
		SqlText largest = QueryShape.wrapped(query.sql(), " max(q." + column + ") ", "");
		try (Connection connection = this.login.connect();
				Execution execution = Execution.of(connection, this.login, largest, query.values(this.values), 0,
						false)) {
			RowReader reader = new RowReader(execution.result(), Set.of(0), this.login.dialect(),
					ConcurrentHashMap.newKeySet());
			String[] value = new String[1];
			execution.result().next();
			reader.read(value);
			return Optional.ofNullable(value[0]);
		}
		catch (SQLException ex) {
			throw new ProblemsException(DatabaseTrouble.reading(this.settings, query.place(), ex));
		}
	}

	private List<Object> cuts(ResultSet result, ColumnForm form, int parts) throws SQLException {
		RowReader reader = new RowReader(result, Set.of(0, 1), this.login.dialect(), ConcurrentHashMap.newKeySet());
		String[] bounds = new String[2];
		result.next();
		reader.read(bounds);
		if (bounds[0] == null) {
			return List.of();
		}
		return (form == ColumnForm.DATE || form == ColumnForm.TIME)
				? PartitionRanges.ofTimes(time(bounds[0]), time(bounds[1]), parts)
				: PartitionRanges.ofNumbers(new BigDecimal(bounds[0]), new BigDecimal(bounds[1]), parts);
	}

	private static LocalDateTime time(String text) {
		return LocalDateTime.parse(((text.length() > 10) ? text : text + "T00:00:00").replace(' ', 'T'));
	}

	/**
	 * How much a query gives at this moment, by one statement outside of any reading.
	 * @param money the column to be added up, where it is an exact number
	 * @throws ProblemsException when it cannot be counted
	 */
	public Tally tally(DatabaseQuery query, Optional<QueryColumn> money) {
		String sum = money.filter((column) -> column.form() == ColumnForm.NUMBER)
			.map((column) -> ", sum(q." + column.name() + ")")
			.orElse("");
		return tally(query.place(), QueryShape.wrapped(query.sql(), " count(*)" + sum + " ", ""),
				query.values(this.values), !sum.isEmpty());
	}

	/**
	 * The one number that a query gives.
	 * @throws ProblemsException when it cannot be counted
	 */
	public long number(SqlText sql, String place) {
		return tally(place, sql, this.values, false).rows();
	}

	private Tally tally(String place, SqlText count, QueryValues bound, boolean summed) {
		Tries tries = new Tries(this.settings, place, this.timing);
		while (true) {
			try (Connection connection = this.login.connect();
					Execution execution = Execution.of(connection, this.login, count, bound, 0, false)) {
				ResultSet result = execution.result();
				result.next();
				BigDecimal added = summed ? result.getBigDecimal(2) : null;
				return new Tally(result.getLong(1), (summed && added == null) ? BigDecimal.ZERO : added);
			}
			catch (SQLException ex) {
				if (!DatabaseTrouble.isLost(ex)) {
					throw new ProblemsException(DatabaseTrouble.reading(this.settings, place, ex));
				}
				await(tries, ex);
			}
		}
	}

	private static void await(Tries tries, SQLException exception) {
		try {
			tries.lost(exception);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Whether one transaction sees one moment of all that the queries read: the database
	 * can, and each table named in them takes part in transactions.
	 */
	boolean seesOneMoment(List<DatabaseQuery> queries) throws SQLException {
		if (this.login.dialect() != Dialect.MYSQL) {
			return this.login.dialect().seesOneMoment();
		}
		SqlText others = new SqlText("SELECT table_name FROM information_schema.tables"
				+ " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine <> 'InnoDB'");
		try (Connection connection = this.login.connect();
				Execution execution = Execution.of(connection, this.login, others, this.values, 0, false)) {
			while (execution.result().next()) {
				String table = execution.result().getString(1);
				if (queries.stream().anyMatch((query) -> query.sql().names(table))) {
					return false;
				}
			}
			return true;
		}
	}

	/**
	 * Reads queries that were looked at into a builder, over all connections.
	 * @throws ProblemsException with why they could not be read
	 */
	public List<Reading> read(SnapshotBuilder builder, List<Wanted> wanted, ReadingListener listener) {
		ReadingCrew crew = new ReadingCrew(this.login, this.timing, listener);
		List<WantedRows> rows = new ArrayList<>();
		for (Wanted each : wanted) {
			RowSink sink = builder.rows(each.query().layout(), each.query().origin(), each.columns(), false);
			WantedRows way = new WantedRows(each.query(), each.columns(), each.look().columns().size(),
					(each.before().money() != null) ? each.moneyPosition() : -1, sink);
			rows.add(way);
			crew.add(way, this.parts.getOrDefault(each.query(), whole(each.query())));
		}
		boolean one = oneMoment(wanted);
		crew.run();
		rows.forEach(WantedRows::close);
		List<Reading> readings = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			DatabaseQuery query = rows.get(i).query();
			readings
				.add(new Reading(query, wanted.get(i).before(), crew.read(query), tally(query, wanted.get(i).money()),
						one && !crew.isLater(query), crew.isLater(query), rows.get(i).remarks()));
		}
		return readings;
	}

	private boolean oneMoment(List<Wanted> wanted) {
		try {
			return seesOneMoment(wanted.stream().map(Wanted::query).toList());
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/** What is to be read of a query that was looked at. */
	public record Wanted(DatabaseQuery query, QueryLook look, List<StagedFile.Column> columns, Tally before) {

		/** The column whose sum the account of the record balances. */
		public Optional<QueryColumn> money() {
			int position = moneyPosition();
			return (position >= 0) ? Optional.of(this.look.columns().get(position)) : Optional.empty();
		}

		private int moneyPosition() {
			return this.columns.stream()
				.filter((column) -> column.column().name().equals(this.query.layout().moneyColumn()))
				.mapToInt(StagedFile.Column::position)
				.findFirst()
				.orElse(-1);
		}

	}

}
