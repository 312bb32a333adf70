package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives the values of a row as the text that a file would hold. */
final class RowReader {

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final int DATE_LENGTH = 10;

	private static final int TIME_LENGTH = 19;

	private final ResultSet result;

	private final List<QueryColumn> columns;

	private final ColumnForm[] forms;

	private final boolean ascii;

	private final Set<Remark> remarks;

	/**
	 * A reader of the row at which a result stands.
	 * @param wanted positions of the columns that are read, from 0
	 * @param dialect of the database
	 * @param remarks told what is noticed; safe for threads
	 */
	RowReader(ResultSet result, Set<Integer> wanted, Dialect dialect, Set<Remark> remarks) throws SQLException {
		this.result = result;
		this.columns = columns(result.getMetaData());
		this.ascii = dialect.sendsText();
		this.remarks = remarks;
		this.forms = new ColumnForm[this.columns.size()];
		for (int position : wanted) {
			this.forms[position] = this.columns.get(position).form();
			if (this.forms[position] == ColumnForm.FLOATING) {
				remark(position, Remark.Kind.FLOATING);
			}
		}
	}

	/** The columns of a result. */
	static List<QueryColumn> columns(ResultSetMetaData data) throws SQLException {
		List<QueryColumn> columns = new ArrayList<>();
		for (int i = 1; i <= data.getColumnCount(); i++) {
			String own = data.getColumnName(i);
			String label = data.getColumnLabel(i);
			columns.add(new QueryColumn(label, (own == null || own.isBlank()) ? label : own, data.getColumnTypeName(i),
					ColumnForm.of(data.getColumnType(i))));
		}
		return columns;
	}

	/** Puts the values of the columns that are wanted at their positions. */
	void read(String[] values) throws SQLException {
		for (int i = 0; i < this.forms.length; i++) {
			if (this.forms[i] != null) {
				values[i] = value(i);
			}
		}
	}

	private String value(int position) throws SQLException {
		int index = position + 1;
		return switch (this.forms[position]) {
			case NUMBER -> this.ascii ? ascii(index) : number(index);
			case FLOATING -> number(index);
			case YES_NO -> yesNo(index);
			case DATE, TIME -> time(position, this.ascii ? ascii(index) : this.result.getString(index));
			default -> this.result.getString(index);
		};
	}

	// The driver would read the text that was sent into a number or a time, only to write
	// it again; and a date of noughts it would refuse, where a row can be.
	private String ascii(int index) throws SQLException {
		byte[] bytes = this.result.getBytes(index);
		return (bytes != null) ? new String(bytes, StandardCharsets.ISO_8859_1) : null;
	}

	private String number(int index) throws SQLException {
		String text = this.result.getString(index);
		if (text == null || (text.indexOf('E') < 0 && text.indexOf('e') < 0)) {
			return text;
		}
		try {
			return new BigDecimal(text).toPlainString();
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

	private String yesNo(int index) throws SQLException {
		boolean yes = this.result.getBoolean(index);
		return this.result.wasNull() ? null : (yes ? "1" : "0");
	}

	private String time(int position, String text) throws SQLException {
		if (text == null || text.length() == TIME_LENGTH || text.length() == DATE_LENGTH) {
			return text;
		}
		if (text.length() > TIME_LENGTH && text.charAt(4) == '-' && text.charAt(DATE_LENGTH + 3) == ':') {
			beyond(position, text);
			return text.substring(0, TIME_LENGTH);
		}
		return other(position, text);
	}

	private void beyond(int position, String text) {
		int end = TIME_LENGTH;
		if (text.charAt(end) == '.') {
			end++;
			for (; end < text.length() && Character.isDigit(text.charAt(end)); end++) {
				if (text.charAt(end) != '0') {
					remark(position, Remark.Kind.FRACTION);
				}
			}
		}
		if (end < text.length()) {
			remark(position, Remark.Kind.ZONE);
		}
	}

	/** A driver that writes times in a way of its own. */
	private String other(int position, String text) {
		try {
			Timestamp time = this.result.getTimestamp(position + 1);
			if (time.getNanos() != 0) {
				remark(position, Remark.Kind.FRACTION);
			}
			return time.toLocalDateTime().format(SECONDS);
		}
		catch (SQLException ex) {
			return text;
		}
	}

	private void remark(int position, Remark.Kind kind) {
		this.remarks.add(new Remark(this.columns.get(position).name(), kind));
	}

}
