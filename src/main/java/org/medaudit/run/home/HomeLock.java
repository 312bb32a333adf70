package org.medaudit.run.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * Makes its holder the only writer of a home. The system releases it when the process
 * ends, however it ends.
 */
public final class HomeLock implements AutoCloseable {

	// Beyond the text: a lock over it would keep others from reading the holder's number
	// where locks are mandatory.
	private static final long LOCKED_BYTE = 1L << 40;

	private final FileChannel channel;

	private HomeLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Takes the lock, or says who has it.
	 * @throws ProblemsException when another process holds it
	 */
	public static HomeLock take(Home home) {
		home.create();
		Path file = home.folder().resolve("medaudit.lock");
		try {
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (!locked(channel)) {
				channel.close();
				throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.home-in-use", home.folder().toString(),
						Files.readString(file).strip()));
			}
			String holder = ProcessHandle.current().pid() + System.lineSeparator();
			channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
			return new HomeLock(channel);
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.home-not-writable", "", file.toString()));
		}
	}

	private static boolean locked(FileChannel channel) throws IOException {
		try {
			FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
