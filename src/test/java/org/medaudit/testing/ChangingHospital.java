package org.medaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of a hospital system, under names of their own, that change day by day: new
 * visits and lines, refunds of lines of weeks ago with and without a name, corrections
 * under the same number, lines before their visit, rows that become unreadable and are
 * put right, stays that end, and, if it so wants, lines and visits that vanish. The same
 * seed gives the same month.
 */
public final class ChangingHospital {

	/** The first day. */
	public static final LocalDate BEGIN = LocalDate.of(2026, 3, 1);

	private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

	static {
		COLUMNS.put("ks_zd", List.of("ksdm", "ksmc", "km"));
		COLUMNS.put("bm_dz", List.of("ybm", "gjbm", "qsrq"));
		COLUMNS.put("jz_xx", List.of("jzh", "brh", "lb", "ks", "rysj", "cysj", "xgsj"));
		COLUMNS.put("zd_mx", List.of("jzh", "xh", "zdbm", "zdmc", "xgsj"));
		COLUMNS.put("cw_jl", List.of("jzh", "cwh", "ks", "kssj", "jssj"));
		COLUMNS.put("fy_mx", List.of("mxh", "jzh", "fssj", "ybm", "mc", "lb", "sl", "dj", "je", "tfh", "xgsj"));
		COLUMNS.put("js_jl", List.of("jsh", "jzh", "jssj", "zje", "jjje", "xgsj"));
	}

	private static final int MXH = 0;

	private static final int JZH = 1;

	private static final int FSSJ = 2;

	private static final int SL = 6;

	private static final int JE = 8;

	private static final int RYSJ = 4;

	private static final int CYSJ = 5;

	private final Map<String, Map<String, String[]>> tables = new LinkedHashMap<>();

	private final List<Runnable> tomorrow = new ArrayList<>();

	private final Random random;

	/** Where rows vanish, nothing older than so many days changes; else 0. */
	private final int memory;

	private LocalDate today = BEGIN;

	private int numbers;

	/**
	 * A hospital on its first morning.
	 * @param memory where rows are to vanish, the days in which a line may change or
	 * vanish; 0 where none vanish and all may change
	 */
	public ChangingHospital(long seed, int memory) {
		this.random = new Random(seed);
		this.memory = memory;
		COLUMNS.keySet().forEach((table) -> this.tables.put(table, new LinkedHashMap<>()));
		put("ks_zd", "K1", "K1", "内科", "A03");
		put("ks_zd", "K2", "K2", "外科", "A04");
		IntStream.range(0, 12).filter((item) -> item % 3 == 0).forEach((item) -> map(item, "2026-01-01"));
	}

	/** The day that the next call of {@link #day} lives through. */
	public LocalDate today() {
		return this.today;
	}

	/** One day of the hospital. */
	public void day() {
		List<Runnable> late = List.copyOf(this.tomorrow);
		this.tomorrow.clear();
		late.forEach(Runnable::run);
		for (int i = 0; i < 6; i++) {
			visit();
		}
		List<String[]> visits = List.copyOf(table("jz_xx").values());
		for (int i = 0; i < 30; i++) {
			charge(any(visits)[0], item());
		}
		lateVisit();
		discharge();
		List<String[]> charges = changeable();
		for (int i = 0; i < 4 && !charges.isEmpty(); i++) {
			refund(any(charges), i % 2 == 0);
			correct(any(charges));
		}
		spoil(charges);
		if (this.memory > 0) {
			vanish(charges);
		}
		this.today = this.today.plusDays(1);
	}

	/** A line entered today for the day after tomorrow. */
	public void chargeAhead() {
		String stamp = stamp();
		this.today = this.today.plusDays(2);
		String visit = any(List.copyOf(table("jz_xx").values()))[0];
		charge(visit, item());
		this.today = this.today.minusDays(2);
		String[] line = table("fy_mx").get("C" + this.numbers);
		line[line.length - 1] = stamp;
	}

	/** A code gets another national one. */
	public void changeCodeMap() {
		map(1, "2026-03-01");
	}

	/** Rows now in all tables. */
	public int rows() {
		return this.tables.values().stream().mapToInt(Map::size).sum();
	}

	private void visit() {
		String number = next("V");
		String admitted = time(8);
		put("jz_xx", number, number, "P" + this.random.nextInt(60), (this.random.nextInt(4) == 0) ? "11" : "21",
				"K" + (1 + this.random.nextInt(2)), admitted, null, stamp());
		put("zd_mx", number, number, "1", "I10.x0" + this.random.nextInt(10), "高血压", stamp());
		put("cw_jl", number, number, "B" + this.random.nextInt(20), "K1", admitted, null);
	}

	private void charge(String visit, int item) {
		String number = next("C");
		BigDecimal price = BigDecimal.valueOf(10 + item * 3L, 0);
		int quantity = 1 + this.random.nextInt(3);
		put("fy_mx", number, number, visit, time(10), "L" + item, "项目" + item, "0" + (1 + item % 9),
				String.valueOf(quantity), price.toPlainString(),
				price.multiply(BigDecimal.valueOf(quantity)).toPlainString(), null, stamp());
	}

	/** Two lines whose visit is entered two days later. */
	private void lateVisit() {
		String number = next("V");
		charge(number, item());
		charge(number, item());
		LocalDate entered = this.today;
		this.tomorrow.add(() -> this.tomorrow
			.add(() -> put("jz_xx", number, number, "P1", "21", "K1", entered + " 08:00:00", null, stamp())));
	}

	private void discharge() {
		for (String[] visit : table("jz_xx").values()) {
			boolean old = visit[RYSJ].compareTo(since()) < 0;
			if (visit[CYSJ] == null && !old && this.random.nextInt(5) == 0) {
				change("jz_xx", visit, CYSJ, time(16));
				String[] bed = table("cw_jl").get(visit[0]);
				if (bed != null) {
					change("cw_jl", bed, 4, time(16));
				}
				String number = next("S");
				put("js_jl", number, number, visit[0], time(17), "1000.00", "700.00", stamp());
			}
		}
	}

	/** Lines that may still change: any, or where rows vanish the younger ones. */
	private List<String[]> changeable() {
		return table("fy_mx").values()
			.stream()
			.filter((line) -> line[FSSJ].compareTo(since()) >= 0 && !line[SL].startsWith("-"))
			.toList();
	}

	private String since() {
		return (this.memory > 0) ? this.today.minusDays(this.memory).toString() : "";
	}

	private void refund(String[] line, boolean named) {
		String number = next("R");
		String[] refund = line.clone();
		refund[MXH] = number;
		refund[FSSJ] = time(15);
		refund[SL] = "-1";
		refund[JE] = "-" + line[7];
		refund[9] = named ? line[MXH] : null;
		refund[10] = stamp();
		table("fy_mx").put(number, refund);
	}

	/**
	 * Half of the corrections are written today and committed after the night's reading.
	 */
	private void correct(String[] line) {
		String written = stamp();
		String amount = (100 + this.random.nextInt(900)) + ".50";
		Runnable correction = () -> {
			String[] now = table("fy_mx").get(line[MXH]);
			if (now != null) {
				String[] changed = now.clone();
				changed[JE] = amount;
				changed[10] = written;
				table("fy_mx").put(line[MXH], changed);
			}
		};
		if (this.random.nextBoolean()) {
			this.tomorrow.add(correction);
		}
		else {
			correction.run();
		}
	}

	/** A line and a visit become unreadable, and are put right days later. */
	private void spoil(List<String[]> charges) {
		if (charges.isEmpty()) {
			return;
		}
		String line = any(charges)[MXH];
		change("fy_mx", table("fy_mx").get(line), JE, "壹佰");
		later((this.memory > 0) ? 1 : 3, () -> {
			if (table("fy_mx").containsKey(line)) {
				change("fy_mx", table("fy_mx").get(line), JE, "100.00");
			}
		});
		String visit = any(List.copyOf(table("jz_xx").values()))[0];
		String admitted = table("jz_xx").get(visit)[RYSJ];
		if (admitted.startsWith("2")) {
			change("jz_xx", table("jz_xx").get(visit), RYSJ, "不详");
			later((this.memory > 0) ? 1 : 3, () -> {
				if (table("jz_xx").containsKey(visit)) {
					change("jz_xx", table("jz_xx").get(visit), RYSJ, admitted);
				}
			});
		}
	}

	private void vanish(List<String[]> charges) {
		for (int i = 0; i < 3 && !charges.isEmpty(); i++) {
			table("fy_mx").remove(any(charges)[MXH]);
		}
		if (this.random.nextInt(3) == 0) {
			table("jz_xx").remove(any(List.copyOf(table("jz_xx").values()))[0]);
		}
	}

	private void later(int days, Runnable what) {
		this.tomorrow.add((days > 1) ? () -> later(days - 1, what) : what);
	}

	private void change(String table, String[] row, int column, String value) {
		String[] changed = row.clone();
		changed[column] = value;
		if (COLUMNS.get(table).get(row.length - 1).equals("xgsj")) {
			changed[row.length - 1] = stamp();
		}
		table(table).put(row[0], changed);
	}

	private void map(int item, String from) {
		put("bm_dz", "L" + item + from, "L" + item, "00310000000" + item, from);
	}

	private void put(String table, String key, String... row) {
		table(table).put(key, row);
	}

	private Map<String, String[]> table(String name) {
		return this.tables.get(name);
	}

	private String next(String letter) {
		return letter + (++this.numbers);
	}

	private int item() {
		return this.random.nextInt(12);
	}

	private <T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private String time(int hour) {
		return this.today + String.format(" %02d:%02d:00", hour, this.random.nextInt(60));
	}

	private String stamp() {
		LocalDateTime now = this.today.atTime(9, 0).plusSeconds(this.random.nextInt(50_000));
		return now.toLocalDate() + " " + now.toLocalTime().withNano(0).plusSeconds(1).toString();
	}

	/** All tables as CSV files. */
	public void write(Path folder) {
		try {
			Files.createDirectories(folder);
			for (Map.Entry<String, Map<String, String[]>> table : this.tables.entrySet()) {
				StringBuilder text = new StringBuilder(String.join(",", COLUMNS.get(table.getKey()))).append('\n');
				rows(table.getValue().values()).forEach((row) -> text.append(row).append('\n'));
				Files.writeString(folder.resolve(table.getKey() + ".csv"), text);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> rows(Collection<String[]> rows) {
		return rows.stream()
			.map((row) -> Arrays.stream(row)
				.map((value) -> (value != null) ? value : "")
				.collect(Collectors.joining(",")))
			.toList();
	}

	/** All tables as they are now, in a database; times of change are times there. */
	public void write(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (Map.Entry<String, Map<String, String[]>> table : this.tables.entrySet()) {
				List<String> columns = COLUMNS.get(table.getKey());
				statement.execute("CREATE TABLE IF NOT EXISTS " + table.getKey() + " ("
						+ columns.stream()
							.map((column) -> column + (column.equals("xgsj") ? " DATETIME" : " VARCHAR(50)"))
							.collect(Collectors.joining(", "))
						+ ") CHARACTER SET utf8mb4");
				statement.execute("DELETE FROM " + table.getKey());
				String marks = columns.stream().map((column) -> "?").collect(Collectors.joining(", "));
				try (PreparedStatement insert = connection
					.prepareStatement("INSERT INTO " + table.getKey() + " VALUES (" + marks + ")")) {
					for (String[] row : table.getValue().values()) {
						for (int i = 0; i < row.length; i++) {
							insert.setString(i + 1, row[i]);
						}
						insert.addBatch();
					}
					insert.executeBatch();
				}
			}
		}
	}

	/**
	 * The records of a source.yml.
	 * @param changed what it says of changes, by record
	 * @param further a line of every record
	 */
	public static String records(Map<String, String> changed, String further) {
		StringBuilder text = new StringBuilder("records:\n");
		queries().forEach((record, query) -> {
			text.append("  ").append(record).append(":\n").append(further);
			boolean told = changed.getOrDefault(record, "").contains("xgsj");
			text.append("    query: ").append(told ? query : query.replace(", xgsj", "")).append('\n');
			if (changed.containsKey(record)) {
				text.append("    changed: ").append(changed.get(record)).append('\n');
			}
		});
		return text.toString();
	}

	private static Map<String, String> queries() {
		Map<String, String> queries = new LinkedHashMap<>();
		queries.put("department", "SELECT ksdm AS department_id, ksmc AS name, km AS subject_code FROM ks_zd");
		queries.put("code_map", "SELECT ybm AS local_item_code, gjbm AS item_code, qsrq AS valid_from FROM bm_dz");
		queries.put("visit",
				"SELECT jzh AS visit_id, brh AS patient_id, lb AS visit_kind, ks AS department_id, rysj AS admitted_at, cysj AS discharged_at, xgsj FROM jz_xx");
		queries.put("diagnosis",
				"SELECT jzh AS visit_id, xh AS seq, zdbm AS diagnosis_code, zdmc AS diagnosis_name, xgsj FROM zd_mx");
		queries.put("bed_stay",
				"SELECT jzh AS visit_id, cwh AS bed_id, ks AS department_id, kssj AS from_time, jssj AS to_time FROM cw_jl");
		queries.put("charge",
				"SELECT mxh AS charge_id, jzh AS visit_id, fssj AS charged_at, ybm AS item_code, mc AS item_name, lb AS fee_class, sl AS quantity, dj AS unit_price, je AS amount, tfh AS refund_of, xgsj FROM fy_mx");
		queries.put("settlement",
				"SELECT jsh AS settlement_id, jzh AS visit_id, jssj AS settled_at, zje AS total_amount, jjje AS fund_amount, xgsj FROM js_jl");
		return queries;
	}

	/** The tables that the queries read. */
	public static Collection<String> tableNames() {
		return COLUMNS.keySet();
	}

}
