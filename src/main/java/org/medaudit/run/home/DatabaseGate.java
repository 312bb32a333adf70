package org.medaudit.run.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/**
 * The process that opens the embedded database first serves the others, and they lose
 * their connection when it ends. So a writer opens it only when no reader has it open,
 * and a reader that serves others stays until they are done. Readers hold the gate
 * together, a writer only while it opens the database.
 */
final class DatabaseGate implements AutoCloseable {

	private final FileChannel channel;

	private FileLock lock;

	private DatabaseGate(FileChannel channel, FileLock lock) {
		this.channel = channel;
		this.lock = lock;
	}

	/** Waits until no reader is inside. */
	static DatabaseGate forWriter(Home home, Runnable waiting) {
		return open(home, false, waiting);
	}

	/** Waits until no writer is opening the database. */
	static DatabaseGate forReader(Home home) {
		return open(home, true, () -> {
		});
	}

	private static DatabaseGate open(Home home, boolean shared, Runnable waiting) {
		try {
			FileChannel channel = FileChannel.open(home.folder().resolve("medaudit.gate"), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			FileLock lock = channel.tryLock(0, 1, shared);
			if (lock == null) {
				waiting.run();
				lock = channel.lock(0, 1, shared);
			}
			return new DatabaseGate(channel, lock);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until every other reader has left. */
	void awaitOthers() {
		try {
			this.lock.release();
			this.lock = this.channel.lock(0, 1, false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
