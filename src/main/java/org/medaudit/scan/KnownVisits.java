package org.medaudit.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the snapshot which visits it holds. */
final class KnownVisits {

	private KnownVisits() {
	}

	static Set<String> among(Connection connection, Set<String> visitIds) {
		Set<String> known = new HashSet<>();
		if (visitIds.isEmpty()) {
			return known;
		}
		String wanted = visitIds.stream().map((id) -> "(" + Sql.literal(id) + ")").collect(Collectors.joining(", "));
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT DISTINCT v.visit_id FROM (VALUES " + wanted
						+ ") w(visit_id) JOIN visit v ON v.visit_id = w.visit_id")) {
			while (row.next()) {
				known.add(row.getString(1));
			}
			return known;
		}
		catch (SQLException ex) {
			throw Sql.fault(ex);
		}
	}

}
