package org.medaudit.finding;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

/** The ledger in an H2 file. */
class FindingLedgerTest extends FindingLedgerOnAnyDatabase {

	@TempDir
	static Path folder;

	@Override
	ConfigurableApplicationContext open() {
		return House.context("jdbc:h2:file:" + folder.resolve("medaudit"), "sa", "");
	}

}
