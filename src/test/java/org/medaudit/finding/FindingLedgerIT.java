package org.medaudit.finding;

import org.medaudit.testing.MySqlServer;

import org.springframework.context.ConfigurableApplicationContext;

/** The ledger in MySQL. */
class FindingLedgerIT extends FindingLedgerOnAnyDatabase {

	@Override
	ConfigurableApplicationContext open() {
		MySqlServer.Database database = MySqlServer.newDatabase();
		return House.context(database.url(), database.user(), database.password());
	}

}
