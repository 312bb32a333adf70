package org.medaudit.intake.database;

import java.time.Duration;

/**
 * How one database is reached, and how gently it is read.
 *
 * @param name by which records name it
 * @param statementTimeout how long one statement may take
 * @param rowsPerSecond most rows read in a second over all its connections; 0 for no
 * limit
 * @param connections most connections at once
 * @param retryFor how long a lost connection is tried again
 * @param place where it is written, for messages
 */
public record DatabaseSettings(String name, String url, String user, String password, Duration statementTimeout,
		long rowsPerSecond, int connections, Duration retryFor, String place) {

	/** The longest time of one statement, unless said otherwise. */
	public static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(60);

	/** Connections at once, unless said otherwise. */
	public static final int CONNECTIONS = 2;

	/** How long a lost connection is tried again, unless said otherwise. */
	public static final Duration RETRY_FOR = Duration.ofMinutes(5);

	/** Where it lies, without anything that could be a secret. */
	public String address() {
		return address(this.url);
	}

	/** A URL without its options and without a login that it may hold. */
	static String address(String url) {
		String plain = url.replaceFirst("[?;&].*", "");
		return plain.replaceFirst("//[^/@]*@", "//").replaceFirst(":[^:/@]*/[^@]*@", ":");
	}

	/** Never the login. */
	@Override
	public String toString() {
		return this.name + " " + address();
	}

}
